import { BENEFIT_FIELDS, benefit } from "../choice/benefit.ts";
import { judgeContributions, QUALITY_FIELDS, quality } from "../choice/quality.ts";
import { READINESS_FIELDS, readiness } from "../choice/readiness.ts";
import { attachment } from "../mechanisms/attachment.ts";
import { awareness } from "../mechanisms/awareness.ts";
import { belonging } from "../mechanisms/belonging.ts";
import { conflict } from "../mechanisms/conflict.ts";
import { contest } from "../mechanisms/contest.ts";
import { contributing } from "../mechanisms/contributing.ts";
import { conversion } from "../mechanisms/conversion.ts";
import { coordination } from "../mechanisms/coordination.ts";
import { crowding } from "../mechanisms/crowding.ts";
import { disclosure } from "../mechanisms/disclosure.ts";
import { eligibility } from "../mechanisms/eligibility.ts";
import { fatigue } from "../mechanisms/fatigue.ts";
import { funding } from "../mechanisms/funding.ts";
import { joining } from "../mechanisms/joining.ts";
import { learning } from "../mechanisms/learning.ts";
import { fieldsOf, type Mechanism } from "../mechanisms/mechanism.ts";
import { needs } from "../mechanisms/needs.ts";
import { ownership } from "../mechanisms/ownership.ts";
import { quitting } from "../mechanisms/quitting.ts";
import { recognition } from "../mechanisms/recognition.ts";
import { satisfaction } from "../mechanisms/satisfaction.ts";
import { socialisation } from "../mechanisms/socialisation.ts";
import { staff } from "../mechanisms/staff.ts";
import { trust } from "../mechanisms/trust.ts";
import { value } from "../mechanisms/value.ts";
import { workFeel } from "../mechanisms/work-feel.ts";
import { advantages } from "../metrics/advantages.ts";
import { concentration } from "../metrics/concentration.ts";
import { coordinationCosts, jobs } from "../metrics/coordination.ts";
import { costs } from "../metrics/costs.ts";
import { equity } from "../metrics/equity.ts";
import type { Metric, WeeklyMetric } from "../metrics/metric.ts";
import { participation } from "../metrics/participation.ts";
import { retentions } from "../metrics/retention.ts";
import { risks } from "../metrics/risks.ts";
import { stopping } from "../metrics/stopping.ts";
import { output, valueAccount } from "../metrics/value.ts";
import { weeklyParticipation } from "../metrics/weekly.ts";
import { wellbeing } from "../metrics/wellbeing.ts";
import { fileSchema } from "../scenario/checks/keys.ts";
import { type Declared, distinct } from "../scenario/distinct.ts";
import type { Field, Fields, FlagField, ValuesOf } from "../scenario/field.ts";
import { group } from "../scenario/fields.ts";
import type { Format } from "../scenario/resolve.ts";
import { FILE_KEYS, scenarioShape } from "../scenario/scenario-file.ts";
import type { Text } from "../scenario/text.ts";
import { LEVER_FIELDS } from "../world/levers/levers.ts";
import { checkOperations, OPERATIONS_FIELD } from "../world/operations/operation.ts";
import { checkNetwork, NETWORK_FIELDS } from "../world/people/network.ts";
import { fillInPeople, mergePopulation } from "../world/people/own-people.ts";
import { checkPopulation, POPULATION_FIELDS, population } from "../world/people/population.ts";
import { arrive } from "../world/state/arrivals.ts";
import { CONSIDERATION_FIELDS, collectConsidering, consideration } from "../world/state/consideration.ts";
import { makeContributions, making } from "../world/state/making.ts";
import type { ModelModule } from "../world/state/module.ts";
import { openAndClose } from "../world/state/opening.ts";
import { PRICE_FIELDS } from "../world/state/prices.ts";
import { orderActive } from "../world/state/status.ts";
import { type ModelParameters, OF_WORLD, type World } from "../world/state/world.ts";
import { declarationsOf } from "./declared.ts";
import { SCENARIO_FIELDS } from "./scenario-fields.ts";

/**
 * The mechanisms and the bookkeeping between them, in the order of a week, each with why it stands where it does. Who
 * comes earlier than what they read has it of last week.
 */
export const PROCESS: readonly (Mechanism | ((world: World) => void))[] = [
  // First: all that follows walks the people who are there.
  arrive,
  // Before anybody hears or thinks of an operation, which they do only while it is open.
  openAndClose,
  // In the one week in which an operation is closing, and before those it invites are collected.
  conversion,
  // Before considering: whoever hears of it may think of joining in the same week.
  awareness,
  // Once all who set this week as that of somebody's next thought have done so.
  collectConsidering,
  // Between the two: takes those who cannot out of the list from which joining lets people in.
  eligibility,
  // Before contributing: whoever joins contributes from the same week on.
  joining,
  // Before contributing, which shares out the hours that needs leave.
  needs,
  // Once all are in who begin this week: no sum over the active may depend on the order of their joining.
  orderActive,
  // With the fatigue, the feeling of work and the crowding out of last week, which move below.
  contributing,
  // Before quitting and the counts: people may leave over it at once, and traces count among this week's contributions.
  disclosure,
  // After contributing, since people stop between two contributions, and before the counts: the later ones are not made.
  quitting,
  // Once nothing more takes contributions away: what follows rests on those that were made.
  makeContributions,
  // Before learning and fatigue: this week's work is done with the practice and the tiredness of last week.
  judgeContributions,
  // Needs this week's contributions and errors; gives hours to people, before fatigue weighs them.
  coordination,
  // Needs the quality of this week's entries; before value, which accounts for its prizes.
  contest,
  // Once it is known who did how much; before satisfaction, which feels it.
  recognition,
  // Once this week's pledges are counted.
  funding,
  // After quality, which must not know yet what this week teaches.
  learning,
  // After coordination, which says how far staff are there; before belonging, of which it takes last week's mean.
  socialisation,
  // Before all who feel as members: satisfaction, ownership, conflict.
  belonging,
  // Once pay, prizes and errors are known; before conflict, over what is unfair.
  value,
  // Once all hours of the week are given.
  fatigue,
  // Once all hours are given and practice is gained; before satisfaction, which work spoils.
  workFeel,
  // After contributing: this week's pay takes its toll on next week's motivation.
  crowding,
  // After what it weighs up: recognition, belonging, feeling of work.
  satisfaction,
  // Follows satisfaction.
  attachment,
  // After belonging, by which it grows; before conflict, which owners start.
  ownership,
  // After quality, which is what people rate.
  trust,
  // After all that people quarrel over: ownership, belonging, unfairness, hijacked wins, disclosures.
  conflict,
  // Last: overtime, errors and conflict of all operations strain it, and it weakens the help of next week.
  staff,
];

export const MECHANISMS: readonly Mechanism[] = PROCESS.filter((step) => typeof step !== "function");

/** What several mechanisms ask or share, in the order in which a week comes to it. */
export const SHARED: readonly ModelModule[] = [
  population,
  consideration,
  readiness,
  benefit,
  making,
  quality,
];

/** Whatever declares names that all of them share. */
export const MODULES: readonly ModelModule[] = [OF_WORLD, ...SHARED, ...MECHANISMS];

export const METRICS: readonly Metric[] = byId([
  ...participation,
  ...retentions,
  ...stopping,
  ...concentration,
  ...wellbeing,
  ...output,
  ...valueAccount,
  ...costs,
  ...coordinationCosts,
  ...jobs,
  ...equity,
  ...risks,
  ...advantages,
]);
export const WEEKLY_METRICS: readonly WeeklyMetric[] = byId([...weeklyParticipation]);
/** Metrics compared when nobody names others. */
export const HEADLINE_METRICS = ["contributions", "active", "retention13", "gini", "costEuros"];

const { switches, groups } = fieldsOf(MECHANISMS);

const COMMON_FIELDS = {
  ...SCENARIO_FIELDS,
  population: group("The people", "La population", POPULATION_FIELDS),
  network: group("Who is tied to whom", "Qui est lié à qui", NETWORK_FIELDS),
  operations: OPERATIONS_FIELD,
  levers: group("What the user moves", "Ce que l’on règle", LEVER_FIELDS),
  mechanisms: group(
    "Mechanisms, on or off",
    "Mécanismes, actifs ou non",
    switches as Record<string, FlagField>,
  ),
  consideration: group("Thinking about joining", "Envisager de participer", CONSIDERATION_FIELDS),
  benefit: group("What taking part brings", "Ce qu’apporte la participation", BENEFIT_FIELDS),
  readiness: group(
    "Being able to, and knowing what is asked",
    "Savoir faire et savoir ce qui est demandé",
    READINESS_FIELDS,
  ),
  prices: group("Price of levers", "Prix des leviers", PRICE_FIELDS),
  quality: group("Quality and errors", "Qualité et erreurs", QUALITY_FIELDS),
};

export const FIELDS: Fields = distinct<Field>(
  "the field",
  [
    ["every scenario", COMMON_FIELDS],
    ["the mechanism of that name", groups],
  ],
  FILE_KEYS,
);

/** A complete scenario: every field has its value. */
export type Scenario = ValuesOf<typeof COMMON_FIELDS> & Omit<ModelParameters, keyof typeof COMMON_FIELDS>;

export interface NamedScenario {
  id: string;
  scenario: Scenario;
}

/** Names that formulas may use: the week, the population's size, and last week's totals. */
export const FORMULA_NAMES: readonly string[] = ["week", "consumers", ...WEEKLY_METRICS.map(({ id }) => id)];

export const FORMAT: Format = {
  fields: FIELDS,
  root: "baseline",
  ownFields: ["title", "story", "provenance"],
  names: FORMULA_NAMES,
  mergeFile: mergePopulation,
  fillIn: fillInPeople,
  checks: [checkPopulation, checkNetwork, checkOperations],
};

/** JSON Schema of scenario files. */
export function scenarioSchema(): object {
  return fileSchema("Levain scenario", scenarioShape(FORMAT));
}

export const {
  personColumns: PERSON_COLUMNS,
  operationColumns: OPERATION_COLUMNS,
  operationNumbers: OPERATION_NUMBERS,
  worldNumbers: WORLD_NUMBERS,
  tallies: TALLIES,
} = declarationsOf(MODULES);

/**
 * Results are digested in this order, so that it must not depend on where a metric is declared.
 *
 * @throws Error when two metrics have the same id
 */
function byId<T extends { id: string; label: Text }>(items: readonly T[]): T[] {
  const named = items.map((item): Declared<T> => [item.label.en, { [item.id]: item }]);
  return Object.values(distinct("the metric", named)).sort((a, b) => (a.id < b.id ? -1 : 1));
}
