import { abilityOf, canDoIt, clarityOf, demandOf } from "../choice/readiness.ts";
import { power } from "../core/math.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, fraction } from "../scenario/fields.ts";
import { scheduleAgain } from "../world/state/consideration.ts";
import { become } from "../world/state/status.ts";
import { AWARE, EXCLUDED, type Operation, type World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  stepLoss: fraction(
    0.2,
    assumed("participation §3.2"),
    "Chance of giving up at each onboarding step when the role is not clear at all.",
    "Probabilité d’abandonner à chaque étape d’inscription quand le rôle n’est pas clair du tout.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    eligibility: ValuesOf<typeof fields>;
  }
  interface OperationColumns {
    lostAtDoor: Float64Array;
  }
}

/** Removes from `considering` people who cannot take part, are not selected, or give up in onboarding. */
function select(world: World, operation: Operation): void {
  const { considering, levers, parameters, status } = operation;
  const demand = demandOf(world, operation);
  const { stepLoss } = world.parameters.eligibility;
  const kept = power(1 - (1 - clarityOf(world, operation)) * stepLoss, parameters.onboardingSteps);
  const onboarding = world.draws.stream("eligibility.onboarding", operation.id);
  for (let at = considering.count - 1; at >= 0; at--) {
    const person = considering.items[at];
    if (!canDoIt(world, operation, person)) {
      become(world, operation, person, EXCLUDED);
      considering.remove(person);
      scheduleAgain(world, operation, person, "refused");
      continue;
    }
    if (status[person] === EXCLUDED) become(world, operation, person, AWARE);
    const selected = abilityOf(demand, person) >= levers.selection;
    operation.lostAtDoor[person] = 0;
    if (selected && (kept === 1 || onboarding.uniform(world.keys[person], world.week) < kept)) continue;
    considering.remove(person);
    operation.lostAtDoor[person] = selected ? 1 : 0;
    scheduleAgain(world, operation, person, "refused");
  }
}

export const eligibility: Mechanism = {
  id: "eligibility",
  title: { en: "Eligibility", fr: "Éligibilité" },
  off: { en: "everyone is eligible", fr: "tout le monde est éligible" },
  fields,
  equations: [
    "status ← excluded, ¬(aboveFloor ∨ u < max(humanFallback, fallbackGuaranteed))",
    "selected = [ability ≥ selection]",
    "kept = (1 − (1 − clarity)·stepLoss)^onboardingSteps",
    "lostAtDoor ← [selected ∧ u ≥ kept]",
  ],
  reads: [],
  operationColumns: {
    lostAtDoor: {
      start: 0,
      unit: "0 or 1",
      en: "Whether the person gave up at an onboarding step.",
      fr: "Si la personne a abandonné à une étape d’inscription.",
    },
  },
  step(world) {
    for (const operation of world.operations) if (operation.considering.count > 0) select(world, operation);
  },
};
