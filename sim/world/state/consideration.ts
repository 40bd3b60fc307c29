import { geometricWait } from "../../core/inversion.ts";
import { within } from "../../scenario/believable.ts";
import type { OwnOf, SharedOf } from "../../scenario/field.ts";
import { assumed, perOperation, whole } from "../../scenario/fields.ts";
import type { ModelModule } from "../module.ts";
import { drawLots } from "./draw-lots.ts";
import { takesEntries } from "./opening.ts";
import { ACTIVE, LONG_AGO, type Operation, UNAWARE, type World } from "./world.ts";

/**
 * When people consider joining. Each wait is one keyed geometric draw, so work is done only in weeks in which a person
 * really considers.
 */

export const CONSIDERATION_FIELDS = {
  perWeek: perOperation.number(
    "1/week",
    [0, 1],
    0.02,
    assumed(),
    "Chance per week that a person aware considers joining.",
    "Probabilité par semaine qu’une personne informée envisage de participer.",
  ),
  comebackPerWeek: perOperation.number(
    "1/week",
    [0, 1],
    0.004,
    within(assumed(), [0.0008, 0.008], {
      en: "fits to two wikis find less than the default",
      fr: "l’ajustement à deux wikis trouve moins que le défaut",
    }),
    "Chance per week that a person who has left considers coming back.",
    "Probabilité par semaine qu’une personne partie envisage de revenir.",
  ),
  onHearing: perOperation.fraction(
    0.5,
    assumed(),
    "Chance that a person considers joining at once, in the week they hear of it; otherwise as any week.",
    "Probabilité qu’une personne envisage tout de suite de participer, la semaine où elle en entend parler ; sinon, comme chaque semaine.",
  ),
  mostPerWeek: whole(
    "operations",
    [0, 8],
    0,
    within(assumed(), [0, 3], {
      en: "no limit (0), or a few calls a week",
      fr: "sans limite (0), ou quelques appels par semaine",
    }),
    "Most operations that a person thinks of joining in a week; the others wait for their next occasion. 0 for no limit.",
    "Nombre maximal d’opérations auxquelles une personne pense dans une semaine ; les autres attendent leur prochaine occasion. 0 sans limite.",
  ),
};

declare module "../operations/operation.ts" {
  interface OwnParameters {
    consideration: OwnOf<typeof CONSIDERATION_FIELDS>;
  }
}

declare module "./world.ts" {
  interface ModelParameters {
    consideration: SharedOf<typeof CONSIDERATION_FIELDS>;
  }
  interface OperationColumns {
    nextConsideration: Float64Array;
    passedOver: Float64Array;
  }
}

const STREAMS = {
  heard: "consideration.heard",
  refused: "consideration.refused",
  left: "consideration.left",
  invited: "consideration.invited",
  passedOver: "consideration.passedOver",
};

/** Equations of the wait until a person next considers joining. */
export const consideration: ModelModule = {
  id: "consideration",
  equations: [
    "everJoined = [firstJoinedWeek > −1000000]",
    "thinking = perWeek·(1 − everJoined) + comebackPerWeek·min(1, 1 + satisfaction)·everJoined",
    "nextConsideration ← week + Geometric(thinking)",
    "nextConsideration ← week, u < onHearing",
    "passedOver ← [rank(u) > mostPerWeek], mostPerWeek > 0 ∧ nextConsideration ≤ week",
  ],
  reads: ["operation.firstJoinedWeek", "operation.satisfaction"],
  operationColumns: {
    nextConsideration: {
      start: Number.POSITIVE_INFINITY,
      unit: "week",
      en: "Week in which the person next considers joining.",
      fr: "Semaine où la personne envisage de nouveau de participer.",
    },
    passedOver: {
      start: 0,
      where: (_, { consideration }) => consideration.mostPerWeek > 0,
      unit: "0 or 1",
      en: "Whether other operations took the person's attention when they last could have thought of this one.",
      fr: "Si d’autres opérations ont pris l’attention de la personne la dernière fois qu’elle aurait pu penser à celle-ci.",
    },
  },
};

/**
 * Draws when a person next considers joining.
 *
 * @param from the first possible week
 * @param chance per week, 0–1
 * @param occasion keys the draw, because a person may hear, be refused and leave in the same week
 */
export function schedule(
  world: World,
  operation: Operation,
  person: number,
  from: number,
  chance: number,
  occasion: keyof typeof STREAMS,
): void {
  const u = world.draws.stream(STREAMS[occasion], operation.id).uniform(world.keys[person], world.week);
  operation.nextConsideration[person] = from - 1 + geometricWait(u, chance);
}

/** Draws when a person who hears of the operation this week first considers joining: at once, or as in any week. */
export function scheduleOnHearing(world: World, operation: Operation, person: number): void {
  const { perWeek, onHearing } = operation.parameters.consideration;
  const atOnce =
    onHearing > 0 &&
    world.draws.stream("consideration.atOnce", operation.id).uniform(world.keys[person], world.week) <
      onHearing;
  if (atOnce) operation.nextConsideration[person] = world.week;
  else schedule(world, operation, person, world.week, perWeek, "heard");
}

/** Chance per week of considering it again after a refusal or a departure: people who have left rarely come back, and less if dissatisfied. */
function chanceAgain({ parameters, firstJoinedWeek, satisfaction }: Operation, person: number): number {
  const { perWeek, comebackPerWeek } = parameters.consideration;
  const hasLeft = firstJoinedWeek[person] !== LONG_AGO;
  return hasLeft ? comebackPerWeek * Math.min(1, 1 + satisfaction[person]) : perWeek;
}

/** Schedules anew after a refusal, a departure or an occasion that others took. */
export function scheduleAgain(
  world: World,
  operation: Operation,
  person: number,
  occasion: "refused" | "left" | "passedOver",
): void {
  schedule(world, operation, person, world.week + 1, chanceAgain(operation, person), occasion);
}

/** The same for many who were refused. */
export function scheduleRefused(
  world: World,
  operation: Operation,
  people: Uint32Array,
  count: number,
): void {
  const lots = drawLots(world, world.draws.stream(STREAMS.refused, operation.id), people, count);
  for (let at = 0; at < count; at++)
    operation.nextConsideration[people[at]] =
      world.week + geometricWait(lots[at], chanceAgain(operation, people[at]));
}

/** Fills `operation.considering` with the people whose week has come, if the operation takes contributions. */
export function collectConsidering(world: World): void {
  for (const operation of world.operations) {
    const { considering, status, nextConsideration } = operation;
    considering.clear();
    if (!operation.open || !takesEntries(operation)) continue;
    for (let person = 0; person < world.places; person++) {
      if (nextConsideration[person] > world.week) continue;
      if (status[person] !== UNAWARE && status[person] !== ACTIVE) considering.add(person);
    }
  }
  limitAttention(world);
}

/** Takes people out of `operation.considering` who think of enough other operations this week. */
function limitAttention(world: World): void {
  const { operations } = world;
  const { mostPerWeek } = world.parameters.consideration;
  if (mostPerWeek === 0 || mostPerWeek >= operations.length) return;
  for (const operation of operations) {
    const { considering, passedOver } = operation;
    // Whoever is taken out has enough others before this operation, so it never counts for those after it.
    for (let at = considering.count - 1; at >= 0; at--) {
      const person = considering.items[at];
      passedOver[person] = othersBefore(world, operation, person) < mostPerWeek ? 0 : 1;
      if (passedOver[person] === 0) continue;
      considering.remove(person);
      scheduleAgain(world, operation, person, "passedOver");
    }
  }
}

/** How many other operations come to a person's mind before this one: each has a draw of its own, so none reorders others. */
function othersBefore(world: World, operation: Operation, person: number): number {
  const own = attentionOf(world, operation, person);
  let before = 0;
  for (const other of world.operations)
    if (other.considering.has(person) && attentionOf(world, other, person) > own) before++;
  return before;
}

const attentionOf = ({ draws, keys, week }: World, { id }: Operation, person: number): number =>
  draws.stream("consideration.attention", id).uniform(keys[person], week);
