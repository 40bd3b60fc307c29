import { reinforcementIn, rememberedJoiners } from "../choice/reinforcing.ts";
import { power } from "../core/math.ts";
import { within } from "../scenario/believable.ts";
import type { OwnOf, SharedOf } from "../scenario/field.ts";
import { assumed, number, perOperation } from "../scenario/fields.ts";
import { TIED } from "../world/state/met.ts";
import { realPeople } from "../world/state/represented.ts";
import { AWARE, LONG_AGO, type Operation, type World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  weight: perOperation.weight(
    0,
    within(assumed("N4"), [0, 4], {
      en: "none, or up to what the fit to two wikis leaves open",
      fr: "rien, ou jusqu’à ce que l’ajustement à deux wikis laisse libre",
    }),
    "How much many ties who join reinforce the wish to join, outside contests.",
    "À quel point de nombreux proches qui participent renforcent l’envie de participer, hors concours.",
  ),
  halfTies: perOperation.number(
    "ties",
    [0.1, 100],
    2,
    assumed("N4"),
    "Number of such ties that has half of the full effect; a single one then has a fifth.",
    "Nombre de ces proches qui produit la moitié du plein effet ; un seul en produit alors un cinquième.",
  ),
  memoryWeeks: number(
    "weeks",
    [0.5, 520],
    26,
    assumed(),
    "Half-life after which it is forgotten that a tie has joined, unless the tie still takes part.",
    "Demi-vie après laquelle on oublie qu’un proche est entré, à moins qu’il ne participe encore.",
  ),
  onTieJoining: perOperation.fraction(
    0,
    within(assumed("N4"), [0, 0.5], { en: "at most as on hearing of it", fr: "au plus comme à la nouvelle" }),
    "Chance that a person aware, who has never taken part, considers joining in the week after a tie has joined; for each such tie.",
    "Probabilité qu’une personne informée, qui n’a jamais participé, envisage de participer la semaine qui suit l’entrée d’un proche ; pour chacun d’eux.",
  ),
};

declare module "../world/operations/operation.ts" {
  interface OwnParameters {
    reinforcement: OwnOf<typeof fields>;
  }
}

declare module "../world/state/world.ts" {
  interface ModelParameters {
    reinforcement: SharedOf<typeof fields>;
  }
  interface OperationColumns {
    tieJoiners: Float64Array;
    tieJoinedWeek: Float64Array;
  }
}

/** Largest counter of a draw; further ties of a person with more share draws. */
const MOST_COUNTER = 0xffff;

/** Tells the ties of those who have joined this week. Each tie has a draw of its own, so no order matters. */
function tellTies(world: World, operation: Operation, remembers: boolean): void {
  const { starts, ties } = world.network;
  const { cells, known, times } = world.met;
  const { beganTelling, status, parameters } = operation;
  const { onTieJoining } = parameters.reinforcement;
  const stream = world.draws.stream("reinforcement.tie", operation.id);
  const tell = (joiner: number, person: number, nth: number) => {
    if (remembers) remember(world, operation, person);
    if (onTieJoining === 0 || status[person] !== AWARE) return;
    if (stream.uniform(world.keys[joiner], world.week, Math.min(nth, MOST_COUNTER)) < onTieJoining)
      considerSoon(world, operation, person);
  };
  for (let at = 0; at < beganTelling.count; at++) {
    const joiner = beganTelling.items[at];
    const [first, end] = [starts[joiner], starts[joiner + 1]];
    for (let tie = first; tie < end; tie++)
      if (world.present[ties[tie]] === 1) tell(joiner, ties[tie], tie - first);
    // Ties made by meeting come after those of the network.
    for (let cell = 0; cell < cells; cell++)
      if (times[joiner * cells + cell] === TIED)
        tell(joiner, known[joiner * cells + cell] - 1, end - first + cell);
  }
}

function remember(world: World, operation: Operation, person: number): void {
  operation.tieJoiners[person] = rememberedJoiners(world, operation, person) + 1;
  operation.tieJoinedWeek[person] = world.week;
}

/** On a complete network everybody is a tie of all who join, and those enrolled are example enough. */
function tellEverybody(world: World, operation: Operation): void {
  const { onTieJoining } = operation.parameters.reinforcement;
  if (onTieJoining === 0) return;
  const stream = world.draws.stream("reinforcement.tie", operation.id);
  const unmoved = power(1 - onTieJoining, realPeople(world, operation.beganTelling.count));
  for (let person = 0; person < world.places; person++)
    if (operation.status[person] === AWARE && stream.uniform(world.keys[person], world.week) < 1 - unmoved)
      considerSoon(world, operation, person);
}

function considerSoon({ week }: World, { nextConsideration }: Operation, person: number): void {
  nextConsideration[person] = Math.min(nextConsideration[person], week + 1);
}

export const reinforcement: Mechanism = {
  id: "reinforcement",
  title: { en: "Reinforcement by ties", fr: "Renforcement par les proches" },
  off: {
    en: "several ties who join move no more than one, and nobody thinks of joining because a tie has joined",
    fr: "plusieurs proches qui participent n’entraînent pas plus qu’un seul, et personne n’envisage de participer parce qu’un proche l’a fait",
  },
  about: {
    en: "What takes effort or courage is not caught from one other person: several have to give the example. It then spreads farther where ties are clustered, since the ties of the same people know each other, and what is merely heard spreads farther where they are not. Whoever sees a tie join may think of joining the week after.",
    fr: "Ce qui demande un effort ou du courage ne s’attrape pas d’une seule personne : il faut que plusieurs donnent l’exemple. Cela se répand alors plus loin là où les liens forment des groupes, puisque les proches d’une même personne se connaissent, tandis que ce qu’il suffit d’entendre se répand plus loin ailleurs. Qui voit entrer un proche peut envisager de participer la semaine suivante.",
  },
  fields,
  equations: [
    "tieJoiners ← remembered + joiningTies, joiningTies > 0",
    "tieJoinedWeek ← week, joiningTies > 0",
    "nextConsideration ← min(nextConsideration, week + 1), status = aware ∧ u < 1 − (1 − onTieJoining)^joiningTies",
  ],
  reads: ["operation.nextConsideration"],
  operationColumns: {
    tieJoiners: {
      start: 0,
      unit: "ties",
      en: "Ties who have joined, as remembered in the week in which the latest did.",
      fr: "Proches qui sont entrés, tels que l’on s’en souvenait la semaine où le dernier l’a fait.",
    },
    tieJoinedWeek: {
      start: LONG_AGO,
      unit: "week",
      en: "Week in which the latest tie joined; −1,000,000 before.",
      fr: "Semaine où le dernier proche est entré ; −1 000 000 avant.",
    },
  },
  together: true,
  step(world) {
    for (const operation of world.operations) {
      const remembers = reinforcementIn(world, operation) !== 0;
      // Where joining is off, those who begin to tell have only heard of it.
      if (operation.beganTelling.count === 0 || operation.tells[AWARE] === 1) continue;
      if (world.network.complete) tellEverybody(world, operation);
      else if (remembers || operation.parameters.reinforcement.onTieJoining > 0)
        tellTies(world, operation, remembers);
    }
  },
};
