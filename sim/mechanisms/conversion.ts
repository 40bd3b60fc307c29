import { within } from "../scenario/believable.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, fraction } from "../scenario/fields.ts";
import { schedule } from "../world/state/consideration.ts";
import { becomeAware } from "../world/state/status.ts";
import { AWARE, LAPSED, type World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  invited: fraction(
    0.5,
    within(assumed("marketing §2.3"), [0.1, 0.8], {
      en: "most invitations are declined, some are not",
      fr: "on décline la plupart des invitations, pas toutes",
    }),
    "Chance of following the invitation at once: a contributor to an operation that ends considers the lasting one it leads to.",
    "Probabilité de suivre aussitôt l’invitation : un contributeur d’une opération qui finit envisage l’opération durable à laquelle elle mène.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    conversion: ValuesOf<typeof fields>;
  }
  interface Tally {
    invited: number;
  }
}

/** When a call ends, its contributors hear of the lasting operation of the same organisation, and may consider it. */
function convert(world: World): void {
  for (const ending of world.operations) {
    const lasting = world.operations.find(({ id }) => id === ending.parameters.leadsTo);
    if (!ending.closing || lasting === undefined) continue;
    const chance = world.draws.stream("conversion", ending.id);
    for (let person = 0; person < world.places; person++) {
      if (ending.contributions[person] === 0) continue;
      becomeAware(world, lasting, person);
      const free = lasting.status[person] === AWARE || lasting.status[person] === LAPSED;
      if (!free) continue;
      if (chance.uniform(world.keys[person]) < world.parameters.conversion.invited) {
        schedule(world, lasting, person, world.week, 1, "invited");
        lasting.week.invited += world.represents;
      } else if (lasting.nextConsideration[person] === Number.POSITIVE_INFINITY)
        schedule(world, lasting, person, world.week, lasting.parameters.consideration.perWeek, "invited");
    }
  }
}

export const conversion: Mechanism = {
  id: "conversion",
  title: { en: "Conversion to a lasting operation", fr: "Passage à une opération durable" },
  off: { en: "a call that ends leads nowhere", fr: "un appel qui finit ne mène nulle part" },
  fields,
  equations: [
    "nextConsideration ← week, u < invited",
    "nextConsideration ← week − 1 + Geometric(consideration.perWeek), u ≥ invited ∧ nextConsideration = ∞",
  ],
  reads: ["operation.contributions", "operation.nextConsideration", "parameters.consideration.perWeek"],
  tallies: ["invited"],
  step: convert,
};
