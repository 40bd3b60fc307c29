import { RIVALS_FIELDS } from "../choice/devotion.ts";
import { candidatesOf, LOGISTIC_TO_SD, VOTING_EQUATIONS, VOTING_FIELDS, vote } from "../choice/voting.ts";
import { countValue, crown, keyOf, markCarried, nextRound, WINNING_EQUATIONS } from "../choice/winning.ts";
import { logit } from "../core/math.ts";
import { within } from "../scenario/believable.ts";
import type { OwnOf } from "../scenario/field.ts";
import { assumed, perOperation } from "../scenario/fields.ts";
import type { OperationParameters } from "../world/operations/operation.ts";
import { endsPhase, phaseAt } from "../world/state/opening.ts";
import { realPeople } from "../world/state/represented.ts";
import type { Operation, World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  ...VOTING_FIELDS,
  juryNoise: perOperation.number(
    "0–1",
    [0, 1],
    0.05,
    within(assumed(), [0.02, 0.2], {
      en: "juries disagree, more or less",
      fr: "les jurys divergent, plus ou moins",
    }),
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
  ...RIVALS_FIELDS,
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
    roundEuros: number;
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

const hasEntries = ({ phases }: OperationParameters) => phases.length > 0;

export const contest: Mechanism = {
  id: "contest",
  title: { en: "Contest", fr: "Concours" },
  off: { en: "nobody wins and no prize is paid", fr: "personne ne gagne et aucun prix n’est versé" },
  about: {
    en: "People enter contributions, the public votes, a jury judges, and the best stay in from phase to phase; the last phase names the winners. A contest may run its phases again and again, with new entries: a marketplace in which the best of every few weeks are chosen. Winners get a prize, or a share of the value of all that was made in their round.",
    fr: "Les personnes proposent, le public vote, un jury juge, et les meilleures propositions restent en lice de phase en phase ; la dernière désigne les gagnants. Un concours peut dérouler ses phases encore et encore, avec de nouvelles propositions : une place de marché où l’on choisit les meilleures toutes les quelques semaines. Les gagnants reçoivent un prix, ou une part de la valeur de tout ce qui a été fait pendant leur tour.",
  },
  fields,
  equations: [
    "talent = min(1, max(0, quality·skill.creative + qualityNoise·ε))",
    "bestEntry ← max(bestEntry, talent)",
    ...VOTING_EQUATIONS,
    "score = bestEntry + juryNoise·ε, jury",
    "score = votes, vote ∧ ¬jury",
    "inContest ← [selects = 0 ∨ rank(score) ≤ selects], vote ∨ jury",
    ...WINNING_EQUATIONS,
  ],
  reads: [
    "operation.euros",
    "operation.quality",
    "operation.weekCount",
    "operation.week.quality",
    "operation.week.traces",
    "parameters.mechanisms.recognition",
  ],
  operationColumns: {
    bestEntry: {
      start: 0,
      where: hasEntries,
      perEntry: true,
      unit: "0–1",
      en: "Quality of the person's best entry.",
      fr: "Qualité de la meilleure proposition de la personne.",
    },
    inContest: {
      start: 0,
      where: hasEntries,
      perEntry: true,
      unit: "0 or 1",
      en: "Whether the person's entry is still in the contest.",
      fr: "Si la proposition de la personne est encore en lice.",
    },
    votes: {
      start: 0,
      where: hasEntries,
      perEntry: true,
      unit: "votes",
      en: "Votes in the current phase.",
      fr: "Votes de la phase en cours.",
    },
    fairVotes: {
      start: 0,
      where: hasEntries,
      perEntry: true,
      unit: "votes",
      en: "Votes in the current phase without the hijacked ones.",
      fr: "Votes de la phase en cours sans ceux détournés.",
    },
    carried: {
      start: 0,
      where: hasEntries,
      perEntry: true,
      unit: "0 or 1",
      en: "Whether the entry is still in the contest, or has won, only thanks to hijacked votes.",
      fr: "Si la proposition n’est encore en lice, ou n’a gagné, que grâce à des votes détournés.",
    },
    wins: {
      start: 0,
      where: hasEntries,
      unit: "wins",
      en: "Contests won, by whomever of the people for whom the person stands.",
      fr: "Concours gagnés, par l’une ou l’autre des personnes que la personne représente.",
    },
    wonEuros: {
      start: 0,
      where: hasEntries,
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
    roundEuros: {
      start: 0,
      unit: "€",
      en: "Value of what people made in the present round, of which winners may get a share.",
      fr: "Valeur de ce que les personnes ont fait dans le tour en cours, dont les gagnants peuvent recevoir une part.",
    },
  },
  tallies: ["entries", "votes", "hijackedVotes", "prizeEuros", "hijackedWins", "winnersQuality", "winners"],
  step(world) {
    for (const operation of world.operations) {
      const { parameters, phase } = operation;
      if (phase < 0) continue;
      if (parameters.phases[phase].submit) enter(world, operation);
      countValue(operation);
      if (parameters.phases[phase].vote) vote(world, operation);
      if (!endsPhase(parameters, world.week)) continue;
      select(world, operation, phase);
      if (phase === parameters.phases.length - 1 && phaseAt(parameters, world.week + 1) >= 0)
        nextRound(operation);
    }
  },
};
