import { poissonCount } from "../core/inversion.ts";
import { power } from "../core/math.ts";
import { within } from "../scenario/believable.ts";
import type { OwnOf } from "../scenario/field.ts";
import { assumed, literature, perOperation } from "../scenario/fields.ts";
import { scheduleOnHearing } from "../world/state/consideration.ts";
import { isNeeded } from "../world/state/opening.ts";
import { publicOf, realPeople } from "../world/state/represented.ts";
import { becomeAware, tellingShare } from "../world/state/status.ts";
import { type Operation, UNAWARE, type World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  wordOfMouth: perOperation.number(
    "1/week",
    [0, 1],
    0.05,
    literature("N2"),
    "Chance per week of hearing of an operation from ties when all of them talk about it (Bass's q).",
    "Probabilité par semaine d’entendre parler d’une opération par ses proches, quand tous en parlent (le q de Bass).",
  ),
  relayAudience: perOperation.number(
    "people",
    [0, 100_000],
    1,
    within(assumed("retrospective"), [0.2, 20], {
      en: "from a share that nobody sees to a small blog",
      fr: "d’un partage que nul ne voit à un petit blog",
    }),
    "People reached by one relay (a share, a post, an article).",
    "Personnes touchées par un relais (un partage, un message, un article).",
  ),
  relayWorth: perOperation.fraction(
    1,
    within(assumed("marketing §3.1"), [0.001, 1], {
      en: "from a passing glance to as much as a contribution",
      fr: "d’un regard en passant à autant qu’une contribution",
    }),
    "Worth of one person reached by a relay, as a share of the value of a contribution; it counts in the revenue that relays bring (advantageRevenue) and nowhere else.",
    "Ce que vaut une personne touchée par un relais, en part de la valeur d’une contribution ; compte dans les recettes que rapportent les relais (advantageRevenue), et nulle part ailleurs.",
  ),
  mediaInterest: perOperation.number(
    "relays/week",
    [0, 10_000],
    0,
    within(assumed("retrospective"), [0, 1], {
      en: "from none to an article a week",
      fr: "de rien à un article par semaine",
    }),
    "Relays per week in the media, however many people take part.",
    "Relais par semaine dans les médias, quel que soit le nombre de participants.",
  ),
};

declare module "../world/operations/operation.ts" {
  interface OwnParameters {
    awareness: OwnOf<typeof fields>;
  }
}

declare module "../world/state/world.ts" {
  interface OperationColumns {
    hearingMargin: Float64Array;
  }
  interface Tally {
    relays: number;
  }
}

/** Limits the draw of relays, so that its sum ends; far more than any operation produces. */
const MOST_RELAYS = 1e9;

/**
 * Simple contagion. Each person has one keyed random number v, and hears of the operation in the first week in which
 * the chance of not having heard of it yet, Π(1 − P), falls to v. This is equivalent to drawing the chance P anew each
 * week, but with a larger campaign everybody hears sooner or at the same time, never later.
 */
function hear(world: World, operation: Operation): void {
  const { status, hearingMargin, parameters, levers } = operation;
  const { wordOfMouth, relayAudience, mediaInterest } = parameters.awareness;
  const reach = levers.campaignReach * parameters.visibility;
  const relays = poissonCount(
    world.draws.stream("awareness.relays", operation.id).uniform(0, world.week),
    parameters.visibility *
      (realPeople(world, operation.tellers) * (world.parameters.mechanisms.joining ? 1 : 0) +
        mediaInterest +
        operation.numbers.ambassadorRelays),
    MOST_RELAYS,
  );
  operation.week.relays += relays;
  if (operation.counts[UNAWARE] === 0) return;
  const missed = power(1 - Math.min(1, relayAudience / publicOf(world)), relays);
  const clock = world.draws.stream("awareness.clock", operation.id);
  const usualTies = levers.campaignAim === 0 ? 0 : meanTies(world);
  const { present, places } = world;
  for (let person = 0; person < places; person++) {
    if (status[person] !== UNAWARE || present[person] === 0) continue;
    // As many messages go out, but more of them to whoever has more ties than others.
    const favour = usualTies === 0 ? 1 : 1 + levers.campaignAim * (world.degree[person] / usualTies - 1);
    const told = Math.min(1, reach * favour + wordOfMouth * tellingShare(world, operation, person));
    const margin =
      hearingMargin[person] === 0 ? 1 / clock.uniform(world.keys[person]) : hearingMargin[person];
    hearingMargin[person] = margin * (1 - told) * missed;
    if (hearingMargin[person] <= 1) learn(world, operation, person);
  }
}

/** Ties that the people present have on average; 0 where nobody has more than others. */
function meanTies({ network, degree, present, size, places }: World): number {
  if (network.complete || size === 0) return 0;
  let sum = 0;
  for (let place = 0; place < places; place++) sum += degree[place] * present[place];
  return sum / size;
}

/** Whether people can hear of it: not if they need it anyway, nor if it is hidden from them and not yet disclosed. */
function isPublic({ open, parameters, numbers }: Operation): boolean {
  return open && !isNeeded(parameters) && (parameters.consent !== "unaware" || numbers.disclosed === 1);
}

function learn(world: World, operation: Operation, person: number): void {
  becomeAware(world, operation, person);
  scheduleOnHearing(world, operation, person);
}

export const awareness: Mechanism = {
  id: "awareness",
  title: { en: "Awareness", fr: "Notoriété" },
  off: { en: "everyone is aware", fr: "tout le monde est informé" },
  fields,
  equations: [
    "favour = 1 + campaignAim·(ties/mean(ties) − 1)",
    "reached = min(1, campaignReach·visibility·favour + wordOfMouth·tieShare)",
    "relays ← Poisson(visibility·(enrolled·[mechanisms.joining] + mediaInterest + ambassadorRelays))",
    "hearing = 1 − (1 − reached)·(1 − min(1, relayAudience/people))^relays",
    "hearingMargin ← 1/u, hearingMargin = 0",
    "hearingMargin ← hearingMargin·(1 − hearing)",
    "status ← aware, hearingMargin ≤ 1",
  ],
  reads: [
    "operation.numbers.ambassadorRelays",
    "operation.numbers.disclosed",
    "parameters.mechanisms.joining",
  ],
  operationColumns: {
    hearingMargin: {
      start: 0,
      unit: "ratio",
      en: "Chance of not having heard of it yet, divided by the person's random number; the person hears at 1. 0 before the first week.",
      fr: "Probabilité de ne pas en avoir encore entendu parler, divisée par le nombre aléatoire de la personne ; elle est informée à 1. 0 avant la première semaine.",
    },
  },
  tallies: ["relays"],
  step(world) {
    for (const operation of world.operations) if (isPublic(operation)) hear(world, operation);
  },
  stepWhenOff(world) {
    for (const operation of world.operations)
      if (isPublic(operation) && operation.counts[UNAWARE] > 0)
        for (let person = 0; person < world.places; person++)
          if (operation.status[person] === UNAWARE && world.present[person] === 1)
            learn(world, operation, person);
  },
};
