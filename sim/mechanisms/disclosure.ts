import { poissonCount } from "../core/inversion.ts";
import { assumed, fraction, type ValuesOf } from "../scenario/fields.ts";
import { schedule } from "../world/consideration.ts";
import { becomeAware } from "../world/status.ts";
import { type Operation, UNAWARE, type World } from "../world/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  shock: fraction(
    0.5,
    assumed("numerique"),
    "Attachment lost by someone who minds most and was told nothing, on learning what was taken.",
    "Attachement perdu, en l’apprenant, par une personne très sensible à qui rien n’avait été dit.",
  ),
};

declare module "../world/world.ts" {
  interface Settings {
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
  }
}

/** Most traces that one person leaves in a week. */
const MOST_TRACES = 10_000;

/** Those who do not know leave traces as they consume. */
function trace(world: World, operation: Operation): void {
  const { status, weekCount, contributors, settings } = operation;
  const stream = world.draws.stream("disclosure.traces", operation.id);
  for (let person = 0; person < world.size; person++) {
    if (status[person] !== UNAWARE || world.banned[person] === 1) continue;
    weekCount[person] = poissonCount(
      stream.uniform(person, world.week),
      settings.contributionsPerWeek,
      MOST_TRACES,
    );
    if (weekCount[person] > 0) contributors.add(person);
  }
}

/** The news reaches people as far as the operation is visible; the others may hear of it later. */
function publish(world: World, operation: Operation): void {
  const news = world.draws.stream("disclosure.news", operation.id);
  for (let person = 0; person < world.size; person++) {
    if (operation.status[person] !== UNAWARE || news.uniform(person) >= operation.settings.visibility)
      continue;
    becomeAware(world, operation, person);
    schedule(world, operation, person, world.week, world.settings.consideration.perWeek, "heard");
  }
}

/** One week's chance that it comes to light; people then hear of it as of any news, and mind, each in their way. */
function disclose(world: World, operation: Operation): void {
  const { numbers, settings, status, told, levers, week } = operation;
  if (numbers.disclosed === 0) {
    const u = world.draws.stream("disclosure.week", operation.id).uniform(0, world.week);
    if (u >= settings.disclosurePerWeek) return;
    numbers.disclosed = 1;
    week.disclosures++;
    publish(world, operation);
  }
  const { fairnessSensitivity, privacyConcern } = world.traits;
  const { attachment } = world.people;
  for (let person = 0; person < world.size; person++) {
    if (status[person] === UNAWARE || told[person] === 1) continue;
    told[person] = 1;
    const minding = (fairnessSensitivity[person] + privacyConcern[person]) / 2;
    attachment[person] *= 1 - world.settings.disclosure.shock * minding * (1 - levers.transparency);
  }
}

export const disclosure: Mechanism = {
  id: "disclosure",
  title: { en: "Unaware use and disclosure", fr: "Usage à l’insu et révélation" },
  off: { en: "nothing is taken unawares", fr: "rien n’est pris à l’insu" },
  fields,
  operationColumns: {
    told: { start: 0, unit: "0 or 1", en: "Has learnt what was taken.", fr: "A appris ce qui était pris." },
  },
  operationNumbers: {
    disclosed: {
      start: 0,
      unit: "0 or 1",
      en: "Whether it has come to light.",
      fr: "Si la chose a été révélée.",
    },
  },
  tallies: ["disclosures"],
  step(world) {
    for (const operation of world.operations) {
      if (!operation.open || operation.settings.consent !== "unaware") continue;
      disclose(world, operation);
      trace(world, operation);
    }
  },
};
