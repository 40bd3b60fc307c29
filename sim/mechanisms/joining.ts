import { CONSENT_EQUATIONS, carriesOn } from "../choice/consent.ts";
import { EFFORT_FIELDS } from "../choice/entry.ts";
import { PAYING_FIELDS } from "../choice/paying.ts";
import { REINFORCING_EQUATIONS } from "../choice/reinforcing.ts";
import {
  canJoin,
  decidedByHope,
  decidedByQueue,
  isWilling,
  redrawnTastes,
  setTerms,
  situationOf,
  TERMS,
  UTILITY_EQUATIONS,
} from "../choice/utility.ts";
import { WHY, within } from "../scenario/believable.ts";
import type { OwnOf, SharedOf } from "../scenario/field.ts";
import {
  assumed,
  choice,
  fraction,
  literature,
  number,
  perOperation,
  toChoose,
  weight,
} from "../scenario/fields.ts";
import { admit, refuse } from "../world/state/admission.ts";
import { BLOCK } from "../world/state/block.ts";
import { scheduleRefused } from "../world/state/consideration.ts";
import type { PeopleList } from "../world/state/people-list.ts";
import { realPeople } from "../world/state/represented.ts";
import { join, tellingShare } from "../world/state/status.ts";
import type { Operation, World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  rule: choice(
    ["logit", "threshold", "aware-joins"],
    "logit",
    toChoose(),
    "How people decide: by random utility (logit), only by whether enough of their ties take part to reach their threshold (Granovetter 1978), or by joining as soon as they are aware. The last two are for limit cases.",
    "Comment les personnes décident : par utilité aléatoire (logit), selon que la part de leurs proches qui participent atteint leur seuil (Granovetter 1978), ou en participant dès qu’elles sont informées. Les deux dernières règles servent aux cas limites.",
  ),
  entryLongTerm: perOperation.weight(
    1.7,
    assumed(),
    "Resistance to entering a lasting activity.",
    "Résistance à entrer dans une activité durable.",
  ),
  entryOneOff: perOperation.weight(
    2.6,
    assumed(),
    "Resistance to answering a one-off call.",
    "Résistance à répondre à un appel ponctuel.",
  ),
  ...EFFORT_FIELDS,
  scale: number(
    "logit",
    [0.01, 100],
    1,
    toChoose(),
    "Spread of the unobserved taste: the larger it is, the less utility decides.",
    "Dispersion du goût inobservé : plus elle est grande, moins l’utilité décide.",
  ),
  tasteRedraw: fraction(
    0.06,
    assumed(),
    "Chance of a new unobserved taste when a person considers joining again: circumstances change.",
    "Probabilité d’un nouveau goût inobservé quand une personne envisage de nouveau de participer : les circonstances changent.",
  ),
  shareWeight: weight(
    2,
    literature("N2"),
    "Weight of the share of ties who take part, in a one-off call (simple contagion).",
    "Poids de la part des proches qui participent, pour un appel ponctuel (contagion simple).",
  ),
  companyWeight: weight(
    1,
    assumed("Granovetter 1978"),
    "Weight of company minus the person's threshold, in a lasting activity (complex contagion).",
    "Poids de la compagnie moins le seuil de la personne, pour une activité durable (contagion complexe).",
  ),
  attachmentWeight: weight(
    0.8,
    within(assumed("marketing §4.2"), [0, 1.8], WHY.sign),
    "Weight of attachment to the organisation.",
    "Poids de l’attachement à l’organisation.",
  ),
  socialisationWeight: weight(
    0.5,
    within(assumed("marketing §4.2"), [0, 1.5], WHY.sign),
    "Weight of socialisation.",
    "Poids de la socialisation.",
  ),
  trustWeight: perOperation.weight(
    0.5,
    within(assumed("participation §3.2"), [0, 1.5], WHY.sign),
    "Weight of trust, where people rate each other. It is gained by taking part, so it moves those who come back or come from another operation.",
    "Poids de la confiance, là où l’on se note. Elle ne se gagne qu’en participant : elle joue donc pour qui revient, ou vient d’une autre opération.",
  ),
  unfairnessWeight: weight(
    1,
    assumed("marketing §3.3"),
    "Cost of unfair sharing, for the most sensitive people.",
    "Coût d’un partage injuste, pour les personnes les plus sensibles.",
  ),
  timeWeight: weight(
    3,
    assumed(),
    "Cost of giving all one's free time.",
    "Coût de donner tout son temps libre.",
  ),
  inabilityWeight: weight(
    1.2,
    assumed("F5"),
    "Cost of complete inability.",
    "Coût d’une incapacité complète.",
  ),
  privacyWeight: weight(
    0.5,
    within(assumed("numerique"), [0, 1.5], WHY.sign),
    "Cost of giving away all one's data, for the most concerned people.",
    "Coût de livrer toutes ses données, pour les personnes qui s’en soucient le plus.",
  ),
  ...PAYING_FIELDS,
  refusalWeight: fraction(
    1,
    assumed("numerique"),
    "Share of their data that the most concerned people refuse to give when they are asked.",
    "Part de leurs données que les personnes les plus soucieuses refusent de donner quand on leur demande leur accord.",
  ),
};

declare module "../world/operations/operation.ts" {
  interface OwnParameters {
    joining: OwnOf<typeof fields>;
  }
}

declare module "../world/state/world.ts" {
  interface ModelParameters {
    joining: SharedOf<typeof fields>;
  }
  interface OperationColumns {
    hoped: Float64Array;
    tasteDraws: Float64Array;
  }
  interface Tally {
    hopedJoiners: number;
  }
}

/** Removes from `considering` people who do not want to join, under the logit rule. */
function decideByUtility(world: World, operation: Operation, considering: PeopleList): void {
  const situation = situationOf(world, operation);
  const { clarity } = situation;
  const { block } = world;
  const { utility, ability } = block;
  const benefit = block.terms[TERMS.indexOf("benefit")];
  // Backwards, because the last person takes the place of a removed one.
  for (let end = considering.count; end > 0; end -= BLOCK) {
    const start = Math.max(0, end - BLOCK);
    block.count = end - start;
    block.people.set(considering.items.subarray(start, end));
    setTerms(world, operation, situation);
    const tastes = redrawnTastes(world, operation);
    let refused = 0;
    for (let at = block.count - 1; at >= 0; at--) {
      const person = block.people[at];
      const u = tastes[at];
      const willing =
        carriesOn(operation, person) || isWilling(world, u, utility[at], ability[at], clarity, benefit[at]);
      if (willing && canJoin(world, operation, person)) {
        operation.hoped[person] = decidedByHope(world, at, u, situation) ? 1 : 0;
        operation.pushed[person] = decidedByQueue(world, at, u, situation) ? 1 : 0;
      } else {
        considering.remove(person);
        block.some[refused++] = person;
      }
    }
    scheduleRefused(world, operation, block.some, refused);
  }
}

/** Removes from `considering` people whose threshold is above the share of their ties who take part. */
function decideByThreshold(world: World, operation: Operation, considering: PeopleList): void {
  for (let at = considering.count - 1; at >= 0; at--) {
    const person = considering.items[at];
    if (tellingShare(world, operation, person) < world.traits.threshold[person])
      refuse(world, operation, considering, person);
  }
}

function decideAll(world: World): void {
  for (const operation of world.operations) {
    const { considering } = operation;
    if (considering.count === 0) continue;
    const { rule } = world.parameters.joining;
    if (rule === "logit") decideByUtility(world, operation, considering);
    if (rule === "threshold") decideByThreshold(world, operation, considering);
    admit(world, operation, considering);
    for (let at = 0; at < considering.count; at++) enter(world, operation, considering.items[at]);
  }
}

function enter(world: World, operation: Operation, person: number): void {
  operation.tasteDraws[person]++;
  operation.nextConsideration[person] = Number.POSITIVE_INFINITY;
  join(world, operation, person);
  operation.week.hopedJoiners += realPeople(world, operation.hoped[person]);
}

export const joining: Mechanism = {
  id: "joining",
  title: { en: "Joining", fr: "Entrée" },
  off: {
    en: "nobody joins, unless joining.rule is aware-joins; word of mouth then comes from people aware",
    fr: "personne n’entre, sauf si joining.rule vaut aware-joins ; le bouche-à-oreille vient alors des personnes informées",
  },
  fields,
  equations: [
    ...CONSENT_EQUATIONS,
    ...REINFORCING_EQUATIONS,
    ...UTILITY_EQUATIONS,
    "tasteDraws ← tasteDraws + [u < tasteRedraw]",
    "affordable = [effortHoursPerContribution ≤ freeHours ∧ costEurosPerContribution·times ≤ spareMoneyEuros]",
    "hoped ← [u ≥ clarity·ability^readiness.gate·sat(max(0, benefit − hoping); readiness.motiveHalf)·σ((utility − hoping)/scale)]",
    "pushed ← [u ≥ clarity·ability^readiness.gate·moved·σ((utility − urging)/scale)]",
    "hopedJoiners ← Σ hoped, joinedWeek = week",
    "status ← enrolled, affordable ∧ carriesOn",
    "status ← enrolled, affordable ∧ u < clarity·ability^readiness.gate·moved·σ(utility/scale)",
  ],
  reads: [
    "people.attachment",
    "people.crowding",
    "people.fatigueHours",
    "people.trust",
    "people.workFeel",
    "operation.firstJoinedWeek",
    "operation.nextConsideration",
    "operation.pushed",
    "operation.socialisation",
    "operation.tieJoinedWeek",
    "operation.tieJoiners",
    "operation.told",
    "operation.numbers.rated",
    "operation.numbers.ratedQuality",
    "operation.numbers.unfairness",
    "numbers.fatigueKept",
    "parameters.career.hopeWeight",
    "parameters.commitment.entryHours",
    "parameters.commitment.trainingHours",
    "parameters.fatigue.joiningWeight",
    "parameters.mechanisms.commitment",
    "parameters.mechanisms.reinforcement",
    "parameters.mechanisms.strangers",
    "parameters.readiness.gate",
    "parameters.reinforcement.halfTies",
    "parameters.reinforcement.memoryWeeks",
    "parameters.reinforcement.weight",
    "parameters.strangers.halfRatings",
    "parameters.strangers.weight",
  ],
  operationColumns: {
    hoped: {
      start: 0,
      where: ({ career: { hopeWeight } }) => hopeWeight !== 0,
      unit: "0 or 1",
      en: "Whether the hope of an income decided the latest joining.",
      fr: "Si l’espoir d’un revenu a décidé de la dernière entrée.",
    },
    tasteDraws: {
      start: 0,
      unit: "draws",
      en: "How often the unobserved taste has been drawn anew.",
      fr: "Nombre de fois où le goût inobservé a été tiré de nouveau.",
    },
  },
  tallies: ["hopedJoiners"],
  step: decideAll,
  stepWhenOff(world) {
    if (world.parameters.joining.rule === "aware-joins") decideAll(world);
  },
};
