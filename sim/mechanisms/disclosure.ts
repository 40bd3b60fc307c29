import { CARRIES_ON, secretGivers } from "../choice/consent.ts";
import { poissonCount } from "../core/inversion.ts";
import { WHY, within } from "../scenario/believable.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, fraction } from "../scenario/fields.ts";
import { loseAttachment } from "../world/state/attachment.ts";
import { schedule, scheduleOnHearing } from "../world/state/consideration.ts";
import { becomeAware } from "../world/state/status.ts";
import { AWARE, type Operation, UNAWARE, type World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  shock: fraction(
    0.5,
    assumed("numerique"),
    "Attachment lost on disclosure by the most sensitive people, without any transparency and without having been asked.",
    "Attachement perdu lors de la révélation par les personnes les plus sensibles, sans aucune transparence et sans avoir été consultées.",
  ),
  carryingOn: fraction(
    0,
    within(assumed("numerique"), [0, 1], WHY.either),
    "Chance that who minds nothing goes on as before on hearing of it, knowingly and without deciding anew; who minds fully never does. 0 if everybody has to decide whether to join.",
    "Probabilité que qui n’y voit rien à redire continue comme avant en l’apprenant, sciemment et sans nouvelle décision ; qui s’en soucie pleinement ne le fait jamais. 0 si chacun doit décider s’il participe.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    disclosure: ValuesOf<typeof fields>;
  }
  interface OperationColumns {
    told: Float64Array;
  }
  interface OperationNumbers {
    disclosed: number;
  }
  interface Tally {
    disclosures: number;
    traces: number;
  }
}

/** What a person has been told, in {@link OperationColumns}`.told`. */
const TOLD = 1;

/** Limits the draw of a week's traces, so that its sum ends; far more than any population leaves. */
const MOST_TRACES = 1e9;

/** People who are unaware leave traces as they consume. The traces have value, but the people gain no experience. */
function trace(world: World, operation: Operation): void {
  const { week, parameters } = operation;
  week.traces = poissonCount(
    world.draws.stream("disclosure.traces", operation.id).uniform(0, world.week),
    parameters.contributionsPerWeek * secretGivers(world, operation),
    MOST_TRACES,
  );
  week.contributions += week.traces;
  week.quality += week.traces;
}

/** The news reaches a share of people, the operation's visibility; others may hear of it later. */
function publish(world: World, operation: Operation): void {
  const news = world.draws.stream("disclosure.news", operation.id);
  for (let person = 0; person < world.places; person++) {
    if (
      world.present[person] === 0 ||
      operation.status[person] !== UNAWARE ||
      news.uniform(world.keys[person]) >= operation.parameters.visibility
    )
      continue;
    becomeAware(world, operation, person);
    scheduleOnHearing(world, operation, person);
  }
}

/**
 * Draws whether the use is disclosed this week. After that, people lose attachment when they hear of it, except for
 * what they were asked about: who agreed is not surprised, and from who refused nothing was taken.
 */
function disclose(world: World, operation: Operation): void {
  const { numbers, parameters, status, told, levers, week } = operation;
  if (numbers.disclosed === 0) {
    const u = world.draws.stream("disclosure.week", operation.id).uniform(0, world.week);
    if (u >= parameters.disclosurePerWeek) return;
    numbers.disclosed = 1;
    week.disclosures++;
    publish(world, operation);
  }
  const { fairnessSensitivity, privacyConcern } = world.traits;
  const { shock: most, carryingOn } = world.parameters.disclosure;
  const shock = most * (1 - levers.transparency) * (1 - levers.optInData);
  const habit = world.draws.stream("disclosure.carryingOn", operation.id);
  for (let person = 0; person < world.places; person++) {
    if (status[person] === UNAWARE || told[person] > 0) continue;
    told[person] = TOLD;
    const minding = (fairnessSensitivity[person] + privacyConcern[person]) / 2;
    loseAttachment(world, person, shock * minding);
    // What one did all along takes no resolve to go on with.
    if (carryingOn === 0 || status[person] !== AWARE) continue;
    if (habit.uniform(world.keys[person]) >= carryingOn * (1 - minding)) continue;
    told[person] = CARRIES_ON;
    schedule(world, operation, person, world.week + 1, 1, "heard");
  }
}

export const disclosure: Mechanism = {
  id: "disclosure",
  title: { en: "Unaware use and disclosure", fr: "Usage à l’insu et révélation" },
  off: {
    en: "nothing is taken from people without their knowledge",
    fr: "rien n’est pris à l’insu des personnes",
  },
  fields,
  equations: [
    "disclosed ← 1, u < disclosurePerWeek",
    "status ← aware, status = unaware ∧ week.disclosures = 1 ∧ u < visibility",
    "telling = [disclosed = 1 ∧ status ≠ unaware ∧ told = 0]",
    "minding = (fairnessSensitivity + privacyConcern)/2",
    "attachment ← attachment·(1 − shock·minding·(1 − transparency)·(1 − optInData)), telling",
    "told ← 1 + [status = aware ∧ u < carryingOn·(1 − minding)], telling",
    "nextConsideration ← week + 1, told = 2",
    "traces ← Poisson(contributionsPerWeek·secretGivers)",
  ],
  reads: ["operation.week.contributions", "operation.week.quality"],
  operationColumns: {
    told: {
      start: 0,
      where: ({ consent }) => consent === "unaware",
      unit: "0, 1 or 2",
      en: "Whether the person has learnt what was taken: 1 if so, 2 if they go on all the same.",
      fr: "Si la personne a appris ce qui était pris : 1 si oui, 2 si elle continue malgré tout.",
    },
  },
  operationNumbers: {
    disclosed: {
      start: 0,
      unit: "0 or 1",
      en: "Whether the use has been disclosed.",
      fr: "Si l’usage a été révélé.",
    },
  },
  tallies: ["disclosures", "traces"],
  step(world) {
    for (const operation of world.operations) {
      if (!operation.open || operation.parameters.consent !== "unaware") continue;
      disclose(world, operation);
      trace(world, operation);
    }
  },
};
