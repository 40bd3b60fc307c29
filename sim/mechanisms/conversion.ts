import { within } from "../scenario/believable.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, fraction } from "../scenario/fields.ts";
import { schedule } from "../world/state/consideration.ts";
import { becomeAware } from "../world/state/status.ts";
import { AWARE, LAPSED, type Operation, UNAWARE, type World } from "../world/state/world.ts";
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
  onlookers: fraction(
    0,
    within(assumed("marketing §2.3"), [0, 0.1], {
      en: "hardly anybody who only looked on or voted",
      fr: "presque personne qui n’a fait que regarder ou voter",
    }),
    "The same of those who knew of the call and made nothing: who voted or looked on. 0 if only contributors are invited.",
    "De même pour qui connaissait l’appel sans rien faire d’autre que voter ou regarder. 0 si seuls les contributeurs sont invités.",
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
  const { onlookers } = world.parameters.conversion;
  for (const ending of world.operations) {
    const lasting = world.operations.find(({ id }) => id === ending.parameters.leadsTo);
    if (!ending.closing || lasting === undefined) continue;
    const chance = world.draws.stream("conversion", ending.id);
    for (let person = 0; person < world.places; person++) {
      if (ending.contributions[person] === 0) {
        if (onlookers > 0) inviteOnlooker(world, ending, lasting, person);
        continue;
      }
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

/** Who knew of the call hears of what follows only if the invitation reaches them, and then considers it at once. */
function inviteOnlooker(world: World, ending: Operation, lasting: Operation, person: number): void {
  const { keys, parameters, represents, present } = world;
  if (present[person] === 0 || ending.status[person] === UNAWARE) return;
  const u = world.draws.stream("conversion.onlookers", ending.id).uniform(keys[person]);
  if (u >= parameters.conversion.onlookers) return;
  becomeAware(world, lasting, person);
  if (lasting.status[person] !== AWARE && lasting.status[person] !== LAPSED) return;
  schedule(world, lasting, person, world.week, 1, "invited");
  lasting.week.invited += represents;
}

export const conversion: Mechanism = {
  id: "conversion",
  title: { en: "Conversion to a lasting operation", fr: "Passage à une opération durable" },
  off: { en: "a call that ends leads nowhere", fr: "un appel qui finit ne mène nulle part" },
  fields,
  equations: [
    "nextConsideration ← week, u < invited",
    "nextConsideration ← week, contributions = 0 ∧ status ≠ unaware ∧ u < onlookers",
    "nextConsideration ← week − 1 + Geometric(consideration.perWeek), u ≥ invited ∧ nextConsideration = ∞",
  ],
  reads: ["operation.contributions", "operation.nextConsideration", "parameters.consideration.perWeek"],
  tallies: ["invited"],
  step: convert,
};
