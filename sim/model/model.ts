import { BENEFIT_FIELDS, benefit } from "../choice/benefit.ts";
import { judgeContributions, QUALITY_FIELDS, quality } from "../choice/quality.ts";
import { READINESS_FIELDS, readiness } from "../choice/readiness.ts";
import { fileSchema } from "../input/keys.ts";
import { ambassadors } from "../mechanisms/ambassadors.ts";
import { attachment } from "../mechanisms/attachment.ts";
import { awareness } from "../mechanisms/awareness.ts";
import { belonging } from "../mechanisms/belonging.ts";
import { career } from "../mechanisms/career.ts";
import { certificate } from "../mechanisms/certificate.ts";
import { commitment } from "../mechanisms/commitment.ts";
import { company } from "../mechanisms/company.ts";
import { complaints } from "../mechanisms/complaints.ts";
import { conflict } from "../mechanisms/conflict.ts";
import { contest } from "../mechanisms/contest.ts";
import { contributing } from "../mechanisms/contributing.ts";
import { conversion } from "../mechanisms/conversion.ts";
import { coordination } from "../mechanisms/coordination.ts";
import { crowding } from "../mechanisms/crowding.ts";
import { delivery } from "../mechanisms/delivery.ts";
import { disclosure } from "../mechanisms/disclosure.ts";
import { eligibility } from "../mechanisms/eligibility.ts";
import { erasure } from "../mechanisms/erasure.ts";
import { fatigue } from "../mechanisms/fatigue.ts";
import { frontline } from "../mechanisms/frontline.ts";
import { funding } from "../mechanisms/funding.ts";
import { helping } from "../mechanisms/helping.ts";
import { idling } from "../mechanisms/idling.ts";
import { joining } from "../mechanisms/joining.ts";
import { launch } from "../mechanisms/launch.ts";
import { learning } from "../mechanisms/learning.ts";
import { fieldsOf, type Mechanism } from "../mechanisms/mechanism.ts";
import { meeting } from "../mechanisms/meeting.ts";
import { needs } from "../mechanisms/needs.ts";
import { ownership } from "../mechanisms/ownership.ts";
import { queueing } from "../mechanisms/queueing.ts";
import { quitting } from "../mechanisms/quitting.ts";
import { recognition } from "../mechanisms/recognition.ts";
import { regulars } from "../mechanisms/regulars.ts";
import { reinforcement } from "../mechanisms/reinforcement.ts";
import { rejection } from "../mechanisms/rejection.ts";
import { retraining } from "../mechanisms/retraining.ts";
import { satisfaction } from "../mechanisms/satisfaction.ts";
import { socialisation } from "../mechanisms/socialisation.ts";
import { spreading } from "../mechanisms/spreading.ts";
import { staff } from "../mechanisms/staff.ts";
import { strangers } from "../mechanisms/strangers.ts";
import { trust } from "../mechanisms/trust.ts";
import { value } from "../mechanisms/value.ts";
import { workFeel } from "../mechanisms/work-feel.ts";
import { distinct } from "../scenario/distinct.ts";
import type { Field, Fields, FlagField, Group, ValuesOf } from "../scenario/field.ts";
import { group, ownFieldsOf } from "../scenario/fields.ts";
import type { Format } from "../scenario/resolve.ts";
import { FILE_KEYS, scenarioShape } from "../scenario/scenario-file.ts";
import { LEVER_FIELDS } from "../world/levers/levers.ts";
import type { ModelModule } from "../world/module.ts";
import {
  checkOperations,
  type OperationValues,
  type OwnParameters,
  operationsField,
} from "../world/operations/operation.ts";
import { checkNetwork, NETWORK_FIELDS } from "../world/people/network.ts";
import { fillInPeople, mergePopulation } from "../world/people/own-people.ts";
import { checkPopulation, POPULATION_FIELDS, population } from "../world/people/population.ts";
import { CONSIDERATION_FIELDS, collectConsidering, consideration } from "../world/state/consideration.ts";
import { makeContributions, making } from "../world/state/making.ts";
import { openAndClose } from "../world/state/opening.ts";
import { PRICE_FIELDS } from "../world/state/prices.ts";
import { renewPublic } from "../world/state/renewal.ts";
import { orderActive } from "../world/state/status.ts";
import { type ModelParameters, OF_WORLD, type World } from "../world/state/world.ts";
import { declarationsOf } from "./declared.ts";
import { WEEKLY_METRICS } from "./metric-lists.ts";
import { SCENARIO_FIELDS } from "./scenario-fields.ts";

/**
 * The mechanisms and the bookkeeping between them, in the order of a week. A comment says why each is in its place. A
 * mechanism that comes before another reads that mechanism's state of last week.
 */
export const PROCESS: readonly (Mechanism | ((world: World) => void))[] = [
  // First, because all that follows goes through the people present.
  renewPublic,
  // Before awareness and consideration, which need an open operation.
  openAndClose,
  // After closing, because it acts in the week of closing; before the people it invites are collected.
  conversion,
  // Before considering: people who hear of it may consider joining in the same week.
  awareness,
  // After all that may schedule a consideration for this week.
  collectConsidering,
  // Before joining: removes people who cannot take part from the list of those considering.
  eligibility,
  // Before contributing: people contribute from the week in which they join.
  joining,
  // Before contributing, which shares the hours left over by needs.
  needs,
  // After the last joining of the week: no sum over the enrolled may depend on the order of joining.
  orderActive,
  // After the last joining of the week as well: those who joined are known.
  reinforcement,
  // After joining, whose newcomers take what they find for usual; before contributing and quitting, which it moves.
  company,
  // Uses last week's fatigue, feeling of work and crowding out, which change below.
  contributing,
  // After joining, which it takes stock of; before quitting, which it slows.
  commitment,
  // After contributing, since it is for those who contribute; before quitting, which it slows from the first time on.
  helping,
  // Before quitting and the counts: people may leave at once, and traces count as this week's contributions.
  disclosure,
  // After contributing, because people stop between two contributions; before the counts, which omit the later ones.
  quitting,
  // After contributing, which tells who is idle this week; before coordination, which is for those who stay.
  idling,
  // After all that cancels contributions: what follows uses the contributions really made.
  makeContributions,
  // After the contributions really made: the others queue.
  queueing,
  // Before learning and fatigue: this week's work uses last week's practice and tiredness.
  judgeContributions,
  // After quality, by which it goes, and after quitting, since who stops does so anyway; before all that uses what is
  // accepted, and before satisfaction, which it lowers.
  rejection,
  // After this week's contributions and errors; before fatigue, because it adds to people's hours.
  coordination,
  // After the quality of this week's entries; before value, which counts the prizes.
  contest,
  // After contributions are counted; before satisfaction, which depends on it.
  recognition,
  // After contributions are counted as well: the last one earns it.
  certificate,
  // After this week's pledges are counted.
  funding,
  // After quality, which must not include what people learn this week.
  learning,
  // After coordination, whose met share it uses; before belonging, because it uses last week's mean.
  socialisation,
  // After all that cancels contributions; before belonging and satisfaction, which its encounters move.
  meeting,
  // Before the mechanisms that depend on it: satisfaction, ownership, conflict.
  belonging,
  // After rejection, which takes back the pay of what is rejected, but no hours; before value, which counts pay.
  regulars,
  // After disclosure and contributions, which say who gives data; before value, which counts what is kept.
  erasure,
  // After pay, prizes and errors; before conflict, which depends on unfairness.
  value,
  // After what is rejected, which wins no audience.
  career,
  // After all hours of the week are known.
  fatigue,
  // After all hours and the gain in practice; before satisfaction, which it lowers.
  workFeel,
  // After contributing: this week's pay lowers next week's motivation.
  crowding,
  // After what it depends on: recognition, belonging, feeling of work.
  satisfaction,
  // After satisfaction, on which it depends.
  attachment,
  // After attachment has changed for everybody, so that what spreads is the same whoever comes first.
  spreading,
  // After attachment, by which ambassadors are known; their relays are for next week's awareness.
  ambassadors,
  // After rejection, which says what is delivered, and funding, which says whether anything is.
  delivery,
  // After attachment, which the same week's satisfaction moves; before staff, whom its hours strain.
  complaints,
  // After belonging, which makes it grow; before conflict, which it causes.
  ownership,
  // After quality, which people rate.
  trust,
  // After rejection as well: what is rejected is not rated.
  strangers,
  // After all causes of conflict: ownership, belonging, unfairness, hijacked wins, disclosures.
  conflict,
  // After quality, by which faults are found; after conflict, to whose exposure and losses it adds.
  launch,
  // After quality, whose spread it measures; before staff, whom it strains.
  frontline,
  // Last of those that act: overtime, errors and conflict of all operations strain staff, and strain weakens next
  // week's help.
  staff,
  // After staff: upkeep is no time beside those who contribute, which engages.
  retraining,
];

export const MECHANISMS: readonly Mechanism[] = PROCESS.filter((step) => typeof step !== "function");

/** Modules used by several mechanisms, in the order of a week. */
export const SHARED: readonly ModelModule[] = [
  population,
  consideration,
  readiness,
  benefit,
  making,
  quality,
];

/** All modules that declare shared names. */
export const MODULES: readonly ModelModule[] = [OF_WORLD, ...SHARED, ...MECHANISMS];

const { switches, groups } = fieldsOf(MECHANISMS);

const CONSIDERATION = group("Considering joining", "Envisager de participer", CONSIDERATION_FIELDS);
const BENEFIT = group("Benefit of taking part", "Ce qu’apporte la participation", BENEFIT_FIELDS);

/** Groups of the parameters that each operation may have for itself. */
const ownGroups = Object.entries({
  consideration: CONSIDERATION,
  benefit: BENEFIT,
  ...groups,
} as Fields).flatMap(([id, field]): [string, Group][] => {
  const fields = field.kind === "group" ? ownFieldsOf(field.fields) : {};
  return Object.keys(fields).length === 0 ? [] : [[id, { ...(field as Group), fields }]];
});

const COMMON_FIELDS = {
  ...SCENARIO_FIELDS,
  population: group("The people", "La population", POPULATION_FIELDS),
  network: group("Ties between people", "Liens entre les personnes", NETWORK_FIELDS),
  operations: operationsField(Object.fromEntries(ownGroups)),
  levers: group("Levers", "Leviers", LEVER_FIELDS),
  mechanisms: group(
    "Mechanisms, on or off",
    "Mécanismes, actifs ou non",
    switches as Record<string, FlagField>,
  ),
  consideration: CONSIDERATION,
  benefit: BENEFIT,
  readiness: group("Ability and clarity of the role", "Capacité et clarté du rôle", READINESS_FIELDS),
  prices: group("Prices of levers", "Prix des leviers", PRICE_FIELDS),
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

/** Names of the groups of which each operation may have some parameters for itself. */
export const OWN_GROUPS: readonly string[] = ownGroups.map(([id]) => id);

/** A complete scenario: every field has its value. */
export type Scenario = Omit<ValuesOf<typeof COMMON_FIELDS>, "operations"> & {
  operations: Record<string, OperationValues>;
} & Omit<ModelParameters & OwnParameters, keyof typeof COMMON_FIELDS>;

export interface NamedScenario {
  id: string;
  scenario: Scenario;
}

/** Names that formulas may use: the week, the population's size, and last week's values of weekly metrics. */
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
