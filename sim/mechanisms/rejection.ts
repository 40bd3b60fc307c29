import {
  CONTROL_EQUATIONS,
  findTime,
  isControlled,
  paysRejected,
  rejectionChanceOf,
} from "../choice/control.ts";
import { DRIVERS, exit, REJECTED, setDrivers } from "../choice/leaving.ts";
import { errorShareOf } from "../choice/quality.ts";
import { oddsAfter, pacingOf } from "../choice/stopping.ts";
import { exp, power } from "../core/math.ts";
import { within } from "../scenario/believable.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, fraction, literature, number } from "../scenario/fields.ts";
import { realPeople } from "../world/state/represented.ts";
import { ACTIVE, type Operation, type World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  mistaken: fraction(
    0.7,
    assumed("J1"),
    "Share of sound contributions of the least able people that the strictest control rejects; nobody errs about the ablest.",
    "Part des contributions sans défaut des personnes les moins capables que le contrôle le plus sévère rejette ; on ne se trompe pas sur les plus capables.",
  ),
  catching: fraction(
    1,
    assumed("dossier"),
    "Share of the errors that the strictest control catches, where it looks; what peers catch is quality.peerCatch.",
    "Part des erreurs que le contrôle le plus sévère rattrape, là où il passe ; ce que rattrapent les pairs est quality.peerCatch.",
  ),
  leavingWeight: number(
    "logit",
    [0, 10],
    1,
    within(literature("J1, J2"), [0.4, 1.6], {
      en: "J1: log-odds of .46 and .88, not all silent",
      fr: "J1 : log-cotes de 0,46 et 0,88, rejets muets ou non",
    }),
    "How much a silent rejection raises the log-odds of stopping there. Careers are most fragile at their start, so it costs newcomers most.",
    "De combien un rejet silencieux élève la log-cote d’arrêt à ce moment. Les parcours sont le plus fragiles à leur début : les nouveaux y perdent le plus.",
  ),
  softening: fraction(
    0.8,
    literature("J3"),
    "Share of the harm of a rejection that a full reason takes away; a word takes away half as much.",
    "Part du mal que fait un rejet, qu’efface une explication complète ; un simple mot en efface la moitié.",
  ),
  satisfactionLoss: fraction(
    0.3,
    assumed("J2"),
    "Share of the way down to full dissatisfaction that a person goes when all contributions of a week are silently rejected.",
    "Part du chemin vers l’insatisfaction complète que parcourt une personne dont toutes les contributions de la semaine sont rejetées en silence.",
  ),
  teaching: number(
    "contributions",
    [0, 100],
    0,
    within(literature("J3, J4"), [0, 3], {
      en: "findings differ (J3, J4)",
      fr: "les résultats divergent (J3, J4)",
    }),
    "Contributions from which one learns as much as from a full reason for a rejection. Findings differ: later rejections fall, but quality was not seen to rise.",
    "Nombre de contributions qui apprennent autant qu’une explication complète d’un rejet. Les résultats divergent : il y a moins de rejets ensuite, mais on n’a pas vu la qualité monter.",
  ),
  hoursPerContribution: number(
    "h/contribution",
    [0, 100],
    0.03,
    assumed(),
    "Time that the strictest control takes per contribution; a laxer one takes less in proportion.",
    "Temps que prend le contrôle le plus sévère par contribution ; un contrôle moins sévère en prend moins, en proportion.",
  ),
  hoursPerExplanation: number(
    "h/rejection",
    [0, 100],
    0.05,
    assumed(),
    "Time that a full reason for a rejection takes.",
    "Temps que prend l’explication complète d’un rejet.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    rejection: ValuesOf<typeof fields>;
  }
  interface OperationColumns {
    rejected: Float64Array;
    rejectedAtFirst: Float64Array;
  }
  interface Tally {
    rejected: number;
    controlHours: number;
    memberControlHours: number;
  }
  interface OperationNumbers {
    controlledShare: number;
  }
}

/** Controls the week's contributions. What is rejected was made, but is not used, and mostly not paid. */
function control(world: World, operation: Operation): void {
  const { levers, contributors, weekCount, rejected, quality, week, numbers } = operation;
  const strictness = levers.strictness * numbers.controlledShare;
  const { catching } = world.parameters.rejection;
  const drivers = new Float64Array(DRIVERS);
  let used = week.traces;
  let errors = 0;
  for (let at = 0; at < contributors.count; at++) {
    const person = contributors.items[at];
    const chance = strictness * rejectionChanceOf(world, operation, person);
    reject(world, operation, person, chance, drivers);
    const accepted = realPeople(world, weekCount[person] - rejected[person]);
    week.rejected += realPeople(world, rejected[person]);
    used += quality[person] * accepted;
    const wrong = errorShareOf(world, operation, quality[person]);
    // Among accepted contributions, errors are rarer than among all.
    if (accepted > 0) errors += (accepted * wrong * (1 - strictness * catching)) / (1 - chance);
  }
  week.quality = used;
  week.errors = errors;
  week.contributions -= week.rejected;
  week.unclearContributions -= week.rejected * (1 - levers.rightsClarity);
  week.giftEuros -= week.rejected * levers.giftEuros;
  if (!paysRejected(operation)) week.payEuros -= week.rejected * levers.payEurosPerContribution;
}

/**
 * Draws which of a person's contributions are rejected, and what that does. The odds of stopping after each of these
 * rise by a factor; whoever had gone on in spite of the odds without it now leaves with the rest of the chance.
 */
function reject(
  world: World,
  operation: Operation,
  person: number,
  chance: number,
  drivers: Float64Array,
): void {
  const { weekCount, rejected, satisfaction, status, levers } = operation;
  const { mechanisms, rejection: w } = world.parameters;
  const harm = 1 - w.softening * levers.explanation;
  const factor = exp(w.leavingWeight * harm);
  const draws = world.draws.stream("rejection", operation.id);
  let odds = 0;
  let stays = 1;
  for (let nth = 0; nth < weekCount[person]; nth++) {
    if (draws.uniform(world.keys[person], world.week, nth) >= chance) continue;
    if (mechanisms.quitting) {
      if (rejected[person] === 0) odds = exp(setDrivers(world, operation, person, drivers));
      const before = oddsAfter(world, operation, person, nth, odds);
      stays *= (1 + before) / (1 + before * factor);
    }
    rejected[person]++;
  }
  if (rejected[person] === 0) return;
  if (operation.firstContributionWeek[person] === world.week)
    operation.rejectedAtFirst[person] = rejected[person];
  const share = rejected[person] / weekCount[person];
  if (mechanisms.satisfaction)
    satisfaction[person] -= w.satisfactionLoss * harm * share * (1 + satisfaction[person]);
  if (mechanisms.learning) teach(world, operation, person);
  if (!mechanisms.quitting || status[person] !== ACTIVE) return;
  const u = world.draws.stream("rejection.leaving", operation.id).uniform(world.keys[person], world.week);
  if (u >= power(stays, 1 / pacingOf(operation, person))) exit(world, operation, person, REJECTED);
}

function teach(world: World, { practice, rejected, levers, week }: Operation, person: number): void {
  const lessons = world.parameters.rejection.teaching * levers.explanation * rejected[person];
  const gained = (1 - practice[person]) * (1 - exp(-world.traits.learningRate[person] * lessons));
  practice[person] += gained;
  week.skillGained += realPeople(world, gained);
}

const ofWeek = (tally: string) => `operation.week.${tally}`;

export const rejection: Mechanism = {
  id: "rejection",
  title: { en: "Rejection of contributions", fr: "Rejet de contributions" },
  off: {
    en: "no contribution is controlled or rejected",
    fr: "aucune contribution n’est contrôlée ni rejetée",
  },
  about: {
    en: "Control keeps errors from users and takes hours. It also rejects sound work, and how it does so decides whether people come again: silently is worst, with a reason best, and newcomers lose heart most easily. A rejected contribution took its hours and counts in its maker's career, but not as output. In contests not being chosen is no rejection.",
    fr: "Le contrôle épargne des erreurs aux utilisateurs et prend des heures. Il rejette aussi du travail sans défaut, et la manière décide si l’on revient : le silence est le pire, une explication le mieux, et les nouveaux se découragent le plus vite. Une contribution rejetée a pris son temps et compte dans le parcours de son auteur, mais pas dans la production. Dans un concours, ne pas être choisi n’est pas un rejet.",
  },
  fields,
  equations: [
    ...CONTROL_EQUATIONS,
    "strict = strictness·controlledShare",
    "rejected ← Binomial(weekCount; strict·rejecting)",
    "rejectedAtFirst ← rejected, firstContributionWeek = week",
    "errors ← Σ (weekCount − rejected)·wrong·(1 − strict·catching)/(1 − strict·rejecting)",
    "week.quality ← traces + Σ quality·(weekCount − rejected)",
    "week.contributions ← week.contributions − week.rejected",
    "week.giftEuros ← week.giftEuros − week.rejected·rewards.giftEuros",
    "payEuros ← payEuros − week.rejected·payEurosPerContribution, payContingency ≠ engagement",
    "harm = 1 − softening·explanation",
    "satisfaction ← satisfaction − satisfactionLoss·harm·rejected/weekCount·(1 + satisfaction)",
    "practice ← practice + (1 − practice)·(1 − e^(−learningRate·teaching·explanation·rejected))",
    "status ← lapsed, Π ((1 + odds)/(1 + odds·e^(leavingWeight·harm)))^(1/pacing) ≤ u",
  ],
  reads: [
    "people.hours",
    "operation.firstContributionWeek",
    "operation.practice",
    "operation.quality",
    "operation.satisfaction",
    "operation.weekCount",
    ...["contributions", "errors", "giftEuros", "hours", "quality", "skillGained", "staffHours"].map(ofWeek),
    ...["traces", "unclearContributions"].map(ofWeek),
    "parameters.mechanisms.learning",
    "parameters.mechanisms.quitting",
    "parameters.mechanisms.satisfaction",
  ],
  operationColumns: {
    rejected: {
      start: 0,
      unit: "contributions",
      en: "Contributions rejected, of those in weekCount.",
      fr: "Contributions rejetées, parmi celles de weekCount.",
    },
    rejectedAtFirst: {
      start: 0,
      unit: "contributions",
      en: "Contributions rejected in the week of the first.",
      fr: "Contributions rejetées la semaine de la première.",
    },
  },
  operationNumbers: {
    controlledShare: {
      start: 1,
      unit: "0–1",
      en: "Share of contributions that control reached, in the latest week of control.",
      fr: "Part des contributions que le contrôle a atteintes, la dernière semaine de contrôle.",
    },
  },
  tallies: ["rejected", "controlHours", "memberControlHours"],
  step(world) {
    for (const operation of world.operations) {
      const { contributors, rejected, levers, parameters } = operation;
      for (let at = 0; at < contributors.count; at++) rejected[contributors.items[at]] = 0;
      if (levers.strictness === 0 || !isControlled(parameters)) continue;
      findTime(world, operation);
      control(world, operation);
    }
  },
};
