import { RIVALS_FIELDS } from "../choice/devotion.ts";
import { crown, keyOf, markCarried, WINNING_EQUATIONS } from "../choice/winning.ts";
import { exp, logit, saturation } from "../core/math.ts";
import type { OwnOf } from "../scenario/field.ts";
import { assumed, perOperation } from "../scenario/fields.ts";
import { phaseAt } from "../world/state/opening.ts";
import { knowing, realPeople } from "../world/state/represented.ts";
import { type Operation, UNAWARE, type World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
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
  juryNoise: perOperation.number(
    "0–1",
    [0, 1],
    0.05,
    assumed(),
    "Spread of a jury's judgement.",
    "Dispersion du jugement d’un jury.",
  ),
  qualityNoise: perOperation.number(
    "0–1",
    [0, 1],
    0.15,
    assumed(),
    "Spread of quality between the entries of one person.",
    "Dispersion de la qualité entre les propositions d’une même personne.",
  ),
  voterShare: perOperation.fraction(
    0.2,
    assumed(),
    "Share of people aware who vote each week.",
    "Part des personnes informées qui votent chaque semaine.",
  ),
  ...RIVALS_FIELDS,
  hijackStakeHalfEuros: perOperation.number(
    "€",
    [1, 1_000_000],
    1000,
    assumed("I6"),
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

declare module "../world/operations/operation.ts" {
  interface OwnParameters {
    contest: OwnOf<typeof fields>;
  }
}

declare module "../world/state/world.ts" {
  interface OperationColumns {
    bestEntry: Float64Array;
    inContest: Float64Array;
    votes: Float64Array;
    fairVotes: Float64Array;
    carried: Float64Array;
    wins: Float64Array;
    wonEuros: Float64Array;
  }
  interface OperationNumbers {
    prank: number;
  }
  interface Tally {
    entries: number;
    votes: number;
    hijackedVotes: number;
    prizeEuros: number;
    hijackedWins: number;
    winnersQuality: number;
    winners: number;
  }
}

/**
 * Enters this week's contributions. Quality depends on ability and creativity, and each person's best entry counts. Each
 * of the people for whom a simulated person stands has an entry of their own, in a cell of its own.
 */
function enter(world: World, operation: Operation): void {
  const { contributors, weekCount, quality, bestEntry, inContest, week } = operation;
  const noise = world.draws.stream("contest.quality", operation.id);
  const { qualityNoise } = operation.parameters.contest;
  const { represents, places } = world;
  for (let at = 0; at < contributors.count; at++) {
    const person = contributors.items[at];
    for (let cell = person; cell < places * represents; cell += places) {
      const key = keyOf(world, cell);
      for (let entry = 0; entry < weekCount[person]; entry++) {
        const spread = qualityNoise * logit(noise.uniform(key, world.week, entry)) * LOGISTIC_TO_SD;
        const talent = quality[person] * world.traits.skill.creative[person];
        bestEntry[cell] = Math.max(bestEntry[cell], Math.min(1, Math.max(0, talent + spread)));
      }
      inContest[cell] = 1;
    }
    week.entries += realPeople(world, weekCount[person]);
  }
}

/** Multiplying a logistic deviate of scale 1 by this gives a standard deviation of 1. */
const LOGISTIC_TO_SD = 0.5513288954217921;

/** Cells of the entries in the contest. */
function candidatesOf({ inContest }: Operation): number[] {
  const cells: number[] = [];
  for (let cell = 0; cell < inContest.length; cell++) if (inContest[cell] === 1) cells.push(cell);
  return cells;
}

/** One week of public votes. Most follow appeal; hijacked votes go to a prank entry as long as it is in the contest. */
function vote(world: World, operation: Operation): void {
  const { parameters, levers, votes, fairVotes, bestEntry, counts, week } = operation;
  const candidates = candidatesOf(operation);
  if (candidates.length === 0) return;
  const w = parameters.contest;
  const popularity = world.draws.stream("contest.popularity", operation.id);
  const appeal = candidates.map((cell) =>
    exp(
      w.appealPerQuality * bestEntry[cell] +
        w.popularityNoise * logit(popularity.uniform(keyOf(world, cell))) * LOGISTIC_TO_SD,
    ),
  );
  const voters = w.voterShare * knowing(world, counts[UNAWARE]);
  const stake = saturation(levers.prizeEuros * levers.winners, w.hijackStakeHalfEuros);
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

/**
 * At the end of a phase in which a jury or the public judges, the best stay in. Ties go to the lower number. Without a
 * judge all stay, because nobody sees quality itself.
 */
function select(world: World, operation: Operation, place: number): void {
  const { parameters, levers, inContest, bestEntry, votes, fairVotes, carried } = operation;
  const phase = parameters.phases[place];
  if (!phase.vote && !phase.jury) return;
  const jury = world.draws.stream("contest.jury", operation.id);
  const { juryNoise } = parameters.contest;
  const score = (cell: number) => {
    if (phase.jury)
      return (
        bestEntry[cell] + juryNoise * logit(jury.uniform(keyOf(world, cell), world.week)) * LOGISTIC_TO_SD
      );
    return votes[cell];
  };
  const candidates = candidatesOf(operation);
  const ranked = candidates.map((cell) => ({ cell, points: score(cell) }));
  ranked.sort((a, b) => b.points - a.points || a.cell - b.cell);
  const last = place === parameters.phases.length - 1;
  const most = phase.selects === 0 ? ranked.length : phase.selects;
  const kept = ranked.slice(0, most).map(({ cell }) => cell);
  const winners = last ? kept.slice(0, levers.winners) : [];
  if (phase.vote && !phase.jury) markCarried(operation, candidates, last ? winners : kept);
  for (const { cell } of ranked.slice(most)) inContest[cell] = carried[cell] = 0;
  // Votes count for one phase only.
  for (const { cell } of ranked) votes[cell] = fairVotes[cell] = 0;
  crown(world, operation, winners);
}

export const contest: Mechanism = {
  id: "contest",
  title: { en: "Contest", fr: "Concours" },
  off: { en: "nobody wins and no prize is paid", fr: "personne ne gagne et aucun prix n’est versé" },
  fields,
  equations: [
    "talent = min(1, max(0, quality·skill.creative + qualityNoise·ε))",
    "bestEntry ← max(bestEntry, talent)",
    "ballots = voterShare·(people − unaware)",
    "stake = sat(prizeEuros·winners; hijackStakeHalfEuros)",
    "hijackedVotes ← ballots·mean(opportunism)·stake·openness·(1 − moderation)·hijackAppeal",
    "appeal = e^(appealPerQuality·bestEntry + popularityNoise·ε)",
    "fairVotes ← fairVotes + (ballots − hijackedVotes)·appeal/Σ appeal",
    "votes ← votes + (ballots − hijackedVotes)·appeal/Σ appeal + hijackedVotes·[prank]",
    "score = bestEntry + juryNoise·ε, jury",
    "score = votes, vote ∧ ¬jury",
    "inContest ← [selects = 0 ∨ rank(score) ≤ selects], vote ∨ jury",
    ...WINNING_EQUATIONS,
  ],
  reads: ["operation.euros", "operation.quality", "operation.weekCount", "parameters.mechanisms.recognition"],
  operationColumns: {
    bestEntry: {
      start: 0,
      perEntry: true,
      unit: "0–1",
      en: "Quality of the person's best entry.",
      fr: "Qualité de la meilleure proposition de la personne.",
    },
    inContest: {
      start: 0,
      perEntry: true,
      unit: "0 or 1",
      en: "Whether the person's entry is still in the contest.",
      fr: "Si la proposition de la personne est encore en lice.",
    },
    votes: {
      start: 0,
      perEntry: true,
      unit: "votes",
      en: "Votes in the current phase.",
      fr: "Votes de la phase en cours.",
    },
    fairVotes: {
      start: 0,
      perEntry: true,
      unit: "votes",
      en: "Votes in the current phase without the hijacked ones.",
      fr: "Votes de la phase en cours sans ceux détournés.",
    },
    carried: {
      start: 0,
      perEntry: true,
      unit: "0 or 1",
      en: "Whether the entry is still in the contest, or has won, only thanks to hijacked votes.",
      fr: "Si la proposition n’est encore en lice, ou n’a gagné, que grâce à des votes détournés.",
    },
    wins: {
      start: 0,
      unit: "wins",
      en: "Contests won, by whomever of the people for whom the person stands.",
      fr: "Concours gagnés, par l’une ou l’autre des personnes que la personne représente.",
    },
    wonEuros: {
      start: 0,
      unit: "€",
      en: "Prizes of these wins, all together.",
      fr: "Prix de ces victoires, en tout.",
    },
  },
  operationNumbers: {
    prank: {
      start: -1,
      unit: "person",
      en: "Person whose entry receives the hijacked votes, among all real people; −1 for none.",
      fr: "Personne dont la proposition reçoit les votes détournés, parmi toutes les personnes réelles ; −1 sans une telle personne.",
    },
  },
  tallies: ["entries", "votes", "hijackedVotes", "prizeEuros", "hijackedWins", "winnersQuality", "winners"],
  step(world) {
    for (const operation of world.operations) {
      const { parameters, phase } = operation;
      if (phase < 0) continue;
      if (parameters.phases[phase].submit) enter(world, operation);
      if (parameters.phases[phase].vote) vote(world, operation);
      if (phaseAt(parameters, world.week + 1) !== phase) select(world, operation, phase);
    }
  },
};
