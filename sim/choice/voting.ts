import { exp, logit, saturation } from "../core/math.ts";
import { WHY, within } from "../scenario/believable.ts";
import { assumed, perOperation } from "../scenario/fields.ts";
import { roundAt } from "../world/state/opening.ts";
import { knowing } from "../world/state/represented.ts";
import { type Operation, UNAWARE, type World } from "../world/state/world.ts";
import { keyOf, stakeOf } from "./winning.ts";

/** Fields of the contest that say how the public votes. */
export const VOTING_FIELDS = {
  appealPerQuality: perOperation.number(
    "log",
    [0, 50],
    2,
    assumed(),
    "Votes gained by quality (logarithm of the ratio between an entry of quality 1 and one of quality 0).",
    "Votes gagnés par la qualité (logarithme du rapport entre une proposition de qualité 1 et une de qualité 0).",
  ),
  popularityNoise: perOperation.number(
    "log",
    [0, 10],
    0.5,
    assumed(),
    "Spread of popularity unrelated to quality.",
    "Dispersion de la popularité sans lien avec la qualité.",
  ),
  voterShare: perOperation.fraction(
    0.2,
    within(assumed(), [0.02, 0.4], {
      en: "few of those who know of it vote each week",
      fr: "parmi les informés, peu votent chaque semaine",
    }),
    "Share of people aware who vote each week.",
    "Part des personnes informées qui votent chaque semaine.",
  ),
  hijackStakeHalfEuros: perOperation.number(
    "€",
    [1, 1_000_000],
    1000,
    within(assumed("I6"), [100, 10_000], WHY.unknown),
    "Prize money at which half of the opportunists hijack the vote.",
    "Montant des prix à partir duquel la moitié des opportunistes détournent le vote.",
  ),
  hijackAppeal: perOperation.fraction(
    0.6,
    assumed("I6"),
    "Share of hijacked votes that go to one and the same entry.",
    "Part des votes détournés qui se portent sur une seule et même proposition.",
  ),
};

/** How the public votes in a contest, and how votes are hijacked. */
export const VOTING_EQUATIONS = [
  "ballots = voterShare·(people − unaware)",
  "stake = sat(prizeEuros·winners + winnersShare·roundEuros; hijackStakeHalfEuros)",
  "hijackedVotes ← ballots·mean(opportunism)·stake·openness·(1 − moderation)·hijackAppeal",
  "appeal = e^(appealPerQuality·bestEntry + popularityNoise·ε)",
  "fairVotes ← fairVotes + (ballots − hijackedVotes)·appeal/Σ appeal",
  "votes ← votes + (ballots − hijackedVotes)·appeal/Σ appeal + hijackedVotes·[prank]",
];

/** Multiplying a logistic deviate of scale 1 by this gives a standard deviation of 1. */
export const LOGISTIC_TO_SD = 0.5513288954217921;

/** Cells of the entries in the contest. */
export function candidatesOf({ inContest }: Operation): number[] {
  const cells: number[] = [];
  for (let cell = 0; cell < inContest.length; cell++) if (inContest[cell] === 1) cells.push(cell);
  return cells;
}

/** One week of public votes. Most follow appeal; hijacked votes go to a prank entry as long as it is in the contest. */
export function vote(world: World, operation: Operation): void {
  const { parameters, levers, votes, fairVotes, bestEntry, counts, week } = operation;
  const candidates = candidatesOf(operation);
  if (candidates.length === 0) return;
  const w = parameters.contest;
  const popularity = world.draws.stream("contest.popularity", operation.id);
  const round = roundAt(parameters, world.week);
  const appeal = candidates.map((cell) =>
    exp(
      w.appealPerQuality * bestEntry[cell] +
        w.popularityNoise * logit(popularity.uniform(keyOf(world, cell), round)) * LOGISTIC_TO_SD,
    ),
  );
  const voters = w.voterShare * knowing(world, counts[UNAWARE]);
  const stake = saturation(stakeOf(operation), w.hijackStakeHalfEuros);
  const prank = prankOf(operation, candidates);
  const willing = voters * meanOpportunism(world) * stake * parameters.openness * (1 - levers.moderation);
  const hijacked = prank < 0 ? 0 : willing * w.hijackAppeal;
  const total = appeal.reduce((sum, share) => sum + share, 0);
  candidates.forEach((cell, i) => {
    const fair = ((voters - hijacked) * appeal[i]) / total;
    votes[cell] += fair;
    fairVotes[cell] += fair;
  });
  if (prank >= 0) votes[prank] += hijacked;
  week.votes += voters;
  week.hijackedVotes += hijacked;
}

/** The cell of the weakest entry, fixed once entries are closed; −1 after a selection has removed it. */
function prankOf(operation: Operation, candidates: readonly number[]): number {
  const { numbers, bestEntry, inContest, parameters, phase } = operation;
  if (numbers.prank < 0 || parameters.phases[phase].submit)
    numbers.prank = candidates.reduce((worst, cell) => (bestEntry[cell] < bestEntry[worst] ? cell : worst));
  return inContest[numbers.prank] === 1 ? numbers.prank : -1;
}

function meanOpportunism({ traits, size, places, present }: World): number {
  let sum = 0;
  for (let person = 0; person < places; person++)
    if (present[person] === 1) sum += traits.opportunism[person];
  return size === 0 ? 0 : sum / size;
}
