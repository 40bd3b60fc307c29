import { abilityOf, clarityOf, demandOf } from "../choice/readiness.ts";
import { power } from "../core/math.ts";
import { assumed, fraction, type ValuesOf } from "../scenario/fields.ts";
import { schedule } from "../world/consideration.ts";
import type { Operation, World } from "../world/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  stepLoss: fraction(
    0.2,
    assumed("participation §3.2"),
    "Chance of giving up at an onboarding step when the role is not clear at all.",
    "Probabilité d’abandonner à une étape d’inscription quand le rôle n’est pas clair du tout.",
  ),
};

declare module "../world/world.ts" {
  interface Settings {
    eligibility: ValuesOf<typeof fields>;
  }
}

/** Takes out of `considering` those who are not able enough to be selected, or whom onboarding loses. */
function select(world: World, operation: Operation): void {
  const { considering, levers, settings } = operation;
  const demand = demandOf(world, operation);
  const { stepLoss } = world.settings.eligibility;
  const kept = power(1 - (1 - clarityOf(world, operation)) * stepLoss, settings.onboardingSteps);
  const onboarding = world.draws.stream("eligibility.onboarding", operation.id);
  for (let at = considering.count - 1; at >= 0; at--) {
    const person = considering.items[at];
    const selected = abilityOf(demand, person) >= levers.selection;
    if (selected && (kept === 1 || onboarding.uniform(person, world.week) < kept)) continue;
    considering.remove(person);
    const { perWeek, comebackPerWeek } = world.settings.consideration;
    schedule(world, operation, person, world.week + 1, selected ? comebackPerWeek : perWeek);
  }
}

export const eligibility: Mechanism = {
  id: "eligibility",
  title: { en: "Eligibility", fr: "Éligibilité" },
  off: { en: "everyone is eligible", fr: "tout le monde est éligible" },
  fields,
  step(world) {
    for (const operation of world.operations) if (operation.considering.count > 0) select(world, operation);
  },
};
