import { power } from "../core/math.ts";
import { WHY, within } from "../scenario/believable.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, fraction, number, weight } from "../scenario/fields.ts";
import { isChosen } from "../world/state/opening.ts";
import { isRecent } from "../world/state/recent.ts";
import { realPeople } from "../world/state/represented.ts";
import { tellingTies } from "../world/state/status.ts";
import { ACTIVE_WEEKS, AWARE, type Operation, type World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  paceWeight: fraction(
    0.8,
    assumed("N3"),
    "Share of their output that people lose when nobody is left of a large company; they gain as much when a large company finds them alone.",
    "Part de leur production que perdent les personnes quand il ne reste personne d’un entourage nombreux ; elles en gagnent autant quand un entourage nombreux vient à elles.",
  ),
  stayWeight: weight(
    0.5,
    within(assumed("N3"), [0.25, 1], WHY.fitted),
    "How much the loss of a large company drives people away.",
    "À quel point la perte d’un entourage nombreux fait partir.",
  ),
  tieAsOthers: number(
    "people",
    [0, 1000],
    4,
    within(assumed(), [1, 20], WHY.unknown),
    "How many other active people are as much company as one tie who takes part.",
    "Combien d’autres personnes actives font autant de compagnie qu’un lien qui participe.",
  ),
  habitWeeks: number(
    "weeks",
    [0.5, 520],
    26,
    assumed("N3"),
    "Half-life after which people are used to another company than before.",
    "Demi-vie après laquelle les personnes se sont faites à une autre compagnie qu’avant.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    company: ValuesOf<typeof fields>;
  }
  interface OperationColumns {
    companyPull: Float64Array;
    usualCompany: Float64Array;
  }
}

/** In contests others are rivals, and nobody chooses a needed service for its company. */
const isJoint = ({ open, parameters }: Operation) =>
  open && isChosen(parameters) && parameters.phases.length === 0;

/** Active people among the enrolled, at the end of last week: whoever left with this week's public is no company. */
function activeEnrolled({ week }: World, { active, lastContributionWeek }: Operation): number {
  let count = 0;
  for (let at = 0; at < active.count; at++)
    if (isRecent(lastContributionWeek[active.items[at]], week - 1)) count++;
  return count;
}

/** Sets what each person enrolled is used to, and how this week's company differs from it. */
function compare(world: World, operation: Operation): void {
  const { active, joinedWeek, lastContributionWeek, companyPull, usualCompany } = operation;
  const { tieAsOthers, habitWeeks } = world.parameters.company;
  const { week } = world;
  const activePeople = realPeople(world, activeEnrolled(world, operation));
  // Where joining is off, ties who merely know of it tell as well: they are no company.
  const perTie = operation.tells[AWARE] === 1 ? 0 : tieAsOthers;
  const adapting = 1 - power(0.5, 1 / habitWeeks);
  for (let at = 0; at < active.count; at++) {
    const person = active.items[at];
    // On a complete network everybody is a tie, the person included.
    const self = world.network.complete && joinedWeek[person] < week ? 1 : 0;
    const others = activePeople - (isRecent(lastContributionWeek[person], week - 1) ? 1 : 0);
    // Counting the person as well, so that whoever has long been alone gets used to it.
    const company = 1 + perTie * (tellingTies(world, operation, person) - self) + others;
    const usual = usualCompany[person];
    usualCompany[person] =
      week - joinedWeek[person] < ACTIVE_WEEKS ? company : usual + adapting * (company - usual);
    companyPull[person] = (company - usualCompany[person]) / (company + usualCompany[person]);
  }
}

export const company: Mechanism = {
  id: "company",
  title: { en: "Company", fr: "Compagnie" },
  off: {
    en: "how many others take part changes neither what people do nor how long they stay",
    fr: "le nombre des autres participants ne change ni ce que font les personnes ni le temps qu’elles restent",
  },
  about: {
    en: "People write for those who read, answer and meet them. Where most of the others go, those who stay do less and are likelier to leave; where more come than they are used to, they do more. They take for usual what they find in their first weeks, and slowly get used to something else, so a community that keeps its size is not moved. In contests others are rivals.",
    fr: "On contribue pour celles et ceux qui lisent, répondent et que l’on rencontre. Là où la plupart des autres s’en vont, qui reste en fait moins et part plus volontiers ; là où il en vient plus que d’habitude, on en fait plus. On tient pour habituel ce que l’on trouve les premières semaines, et l’on se fait lentement à autre chose : une communauté qui garde sa taille n’est donc pas touchée. Dans un concours, les autres sont des rivaux.",
  },
  fields,
  equations: [
    "present = Σ [lastContributionWeek ≥ week − 4], status = enrolled",
    "around = 1 + tieAsOthers·enrolledTies·[mechanisms.joining] + present − [lastContributionWeek ≥ week − 4]",
    "usualCompany ← around, week − joinedWeek < 4",
    "usualCompany ← usualCompany + (1 − .5^(1/habitWeeks))·(around − usualCompany), week − joinedWeek ≥ 4",
    "companyPull ← (around − usualCompany)/(around + usualCompany)",
  ],
  reads: ["operation.joinedWeek", "operation.lastContributionWeek"],
  operationColumns: {
    companyPull: {
      start: 0,
      unit: "−1–1",
      en: "How the present company differs from the usual one: −1 nobody is left, 0 as usual.",
      fr: "Écart entre la compagnie présente et l’habituelle : −1 il ne reste personne, 0 comme d’habitude.",
    },
    usualCompany: {
      start: 0,
      unit: "people",
      en: "Company that the person is used to, in active people; the person counts as well.",
      fr: "Compagnie à laquelle la personne est habituée, en personnes actives, elle-même comprise.",
    },
  },
  together: true,
  step(world) {
    const { paceWeight, stayWeight } = world.parameters.company;
    if (paceWeight === 0 && stayWeight === 0) return;
    for (const operation of world.operations) if (isJoint(operation)) compare(world, operation);
  },
};
