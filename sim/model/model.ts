import { BENEFIT_EQUATIONS, BENEFIT_FIELDS } from "../choice/benefit.ts";
import {
  judgeContributions,
  QUALITY_COLUMNS,
  QUALITY_EQUATIONS,
  QUALITY_FIELDS,
  QUALITY_TALLIES,
} from "../choice/quality.ts";
import { READINESS_EQUATIONS, READINESS_FIELDS } from "../choice/readiness.ts";
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
import type { Fields, FlagField, ValuesOf } from "../scenario/field.ts";
import { choice, group, setting, sourceText, text, whole } from "../scenario/fields.ts";
import type { Format } from "../scenario/resolve.ts";
import { scenarioShape } from "../scenario/scenario-file.ts";
import { LEVER_FIELDS } from "../world/levers/levers.ts";
import { checkOperations, OPERATIONS_FIELD } from "../world/operations/operation.ts";
import { checkNetwork, NETWORK_FIELDS } from "../world/people/network.ts";
import { completePeople, layPopulation } from "../world/people/own-people.ts";
import { checkPopulation, POPULATION_EQUATIONS, POPULATION_FIELDS } from "../world/people/population.ts";
import { arrive } from "../world/state/arrivals.ts";
import {
  CONSIDERATION_COLUMNS,
  CONSIDERATION_EQUATIONS,
  CONSIDERATION_FIELDS,
  collectConsidering,
} from "../world/state/consideration.ts";
import {
  MAKING_COLUMNS,
  MAKING_EQUATIONS,
  MAKING_PERSON_COLUMNS,
  MAKING_TALLIES,
  makeContributions,
} from "../world/state/making.ts";
import { openAndClose } from "../world/state/opening.ts";
import { PRICE_FIELDS } from "../world/state/prices.ts";
import { orderActive } from "../world/state/status.ts";
import {
  type Settings,
  WORLD_OPERATION_COLUMNS,
  WORLD_PERSON_COLUMNS,
  type World,
} from "../world/state/world.ts";

type SharedPart = Pick<Mechanism, "id" | "equations" | "personColumns" | "operationColumns" | "tallies">;

/** The mechanisms and the bookkeeping between them, in the order of a week. */
export const PROCESS: readonly (Mechanism | ((world: World) => void))[] = [
  arrive,
  openAndClose,
  conversion,
  awareness,
  collectConsidering,
  eligibility,
  joining,
  needs,
  orderActive,
  contributing,
  disclosure,
  quitting,
  makeContributions,
  judgeContributions,
  coordination,
  contest,
  recognition,
  funding,
  learning,
  socialisation,
  belonging,
  value,
  fatigue,
  workFeel,
  crowding,
  satisfaction,
  attachment,
  ownership,
  trust,
  conflict,
  staff,
];

export const MECHANISMS: readonly Mechanism[] = PROCESS.filter((step) => typeof step !== "function");

/** What several mechanisms ask or share, by its group of fields, in the order in which a week comes to it. */
export const SHARED: readonly SharedPart[] = [
  { id: "population", equations: POPULATION_EQUATIONS },
  { id: "consideration", operationColumns: CONSIDERATION_COLUMNS, equations: CONSIDERATION_EQUATIONS },
  { id: "readiness", equations: READINESS_EQUATIONS },
  { id: "benefit", equations: BENEFIT_EQUATIONS },
  {
    id: "prices",
    personColumns: MAKING_PERSON_COLUMNS,
    operationColumns: MAKING_COLUMNS,
    tallies: MAKING_TALLIES,
    equations: MAKING_EQUATIONS,
  },
  {
    id: "quality",
    operationColumns: QUALITY_COLUMNS,
    tallies: QUALITY_TALLIES,
    equations: QUALITY_EQUATIONS,
  },
];

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
  title: text(200, "Title of the scenario.", "Titre du scénario."),
  story: text(4000, "What the scenario is about.", "De quoi parle le scénario."),
  provenance: text(
    2000,
    "Where its numbers come from: source text, literature, data or assumption.",
    "D’où viennent ses nombres : texte source, littérature, données ou hypothèse.",
  ),
  horizonWeeks: whole("weeks", [1, 1040], 104, setting(), "Weeks simulated.", "Semaines simulées."),
  warmUpWeeks: whole(
    "weeks",
    [0, 1040],
    0,
    setting(),
    "Weeks simulated before week 0 under the baseline's levers and not counted; they are weeks −1, −2, … for formulas.",
    "Semaines simulées avant la semaine 0 sous les leviers du scénario de référence, et non comptées ; ce sont les semaines −1, −2… des formules.",
  ),
  ledgerEveryWeeks: whole(
    "weeks",
    [1, 1040],
    4,
    setting(),
    "Weeks between two counts of why people do not take part.",
    "Semaines entre deux décomptes des raisons de ne pas participer.",
  ),
  mission: choice(
    ["commercial", "public-service"],
    "commercial",
    sourceText("marketing §3.2"),
    "For a public service, competence carried elsewhere is autonomy gained, not a loss.",
    "Pour un service public, la compétence emportée ailleurs est de l’autonomie gagnée, pas une perte.",
  ),
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

export const FIELDS: Fields = { ...COMMON_FIELDS, ...groups };

/** A complete scenario: every field has its value. */
export type Scenario = ValuesOf<typeof COMMON_FIELDS> & Omit<Settings, keyof typeof COMMON_FIELDS>;

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
  lay: layPopulation,
  complete: completePeople,
  checks: [checkPopulation, checkNetwork, checkOperations],
};

/** JSON Schema of scenario files. */
export function scenarioSchema(): object {
  return fileSchema("Levain scenario", scenarioShape(FORMAT));
}

export const PERSON_COLUMNS = merge([
  WORLD_PERSON_COLUMNS,
  MAKING_PERSON_COLUMNS,
  ...MECHANISMS.map(({ personColumns }) => personColumns),
]);
export const OPERATION_COLUMNS = merge([
  WORLD_OPERATION_COLUMNS,
  CONSIDERATION_COLUMNS,
  MAKING_COLUMNS,
  QUALITY_COLUMNS,
  ...MECHANISMS.map(({ operationColumns }) => operationColumns),
]);

export const OPERATION_NUMBERS = merge(MECHANISMS.map(({ operationNumbers }) => operationNumbers));
export const WORLD_NUMBERS = merge(MECHANISMS.map(({ worldNumbers }) => worldNumbers));
export const TALLIES = [
  ...MAKING_TALLIES,
  ...QUALITY_TALLIES,
  ...MECHANISMS.flatMap(({ tallies }) => tallies ?? []),
];

function merge<T>(parts: readonly (Readonly<Record<string, T>> | undefined)[]): Record<string, T> {
  const merged: Record<string, T> = {};
  for (const part of parts)
    for (const [name, value] of Object.entries(part ?? {})) {
      if (name in merged) throw new Error(`two modules declare ${name}`);
      merged[name] = value;
    }
  return merged;
}

/** Results are digested in this order, so that it must not depend on where a metric is declared. */
function byId<T extends { id: string }>(items: T[]): T[] {
  return items.sort((a, b) => (a.id < b.id ? -1 : 1));
}
