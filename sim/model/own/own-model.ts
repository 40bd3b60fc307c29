import { type Counters, countersOf } from "../../core/counters.ts";
import { readOnce } from "../../input/as-written.ts";
import { InputError, shownValue } from "../../input/problems.ts";
import type { Text } from "../../input/text.ts";
import { fieldsOf, type Mechanism } from "../../mechanisms/mechanism.ts";
import { LONGEST_LABEL, type Metric, type WeeklyMetric } from "../../metrics/metric.ts";
import type { Group } from "../../scenario/field.ts";
import { assumed, number } from "../../scenario/fields.ts";
import type { Format } from "../../scenario/resolve.ts";
import type { Column } from "../../world/module.ts";
import type { Tally, World } from "../../world/state/world.ts";
import { WORLD_TALLIES } from "../declared.ts";
import { METRICS, WEEKLY_METRICS } from "../metric-lists.ts";
import {
  FIELDS,
  FORMAT,
  OPERATION_COLUMNS,
  OPERATION_NUMBERS,
  PERSON_COLUMNS,
  PROCESS,
  TALLIES,
  WORLD_NUMBERS,
} from "../model.ts";
import { checkLeft } from "./left-world.ts";
import type { Own, OwnColumns, OwnField, OwnMechanism, OwnMetric, OwnWorld } from "./own.ts";
import { checkPrints, printsOf } from "./prints.ts";
import { ownProblems } from "./problems.ts";

type Columns = Readonly<Record<string, Column>>;
type Week = readonly (Mechanism | ((world: World) => void))[];

/** Everything needed to read, make, run and measure a world. */
export interface Model {
  readonly format: Format;
  /** The mechanisms and the bookkeeping between them, in the order of a week. */
  readonly week: Week;
  readonly mechanisms: readonly Mechanism[];
  readonly metrics: readonly Metric[];
  /** Those that formulas may use come first, in the order of `WEEKLY_METRICS`. */
  readonly weekly: readonly WeeklyMetric[];
  readonly personColumns: Columns;
  readonly operationColumns: Columns;
  readonly operationNumbers: Columns;
  readonly worldNumbers: Columns;
  readonly newTally: () => Tally & Counters;
}

/** The built-in model. */
export const MODEL: Model = {
  format: FORMAT,
  ...stepping(PROCESS),
  metrics: METRICS,
  weekly: WEEKLY_METRICS,
  personColumns: PERSON_COLUMNS,
  operationColumns: OPERATION_COLUMNS,
  operationNumbers: OPERATION_NUMBERS,
  worldNumbers: WORLD_NUMBERS,
  newTally: tallying(TALLIES),
};

/**
 * The built-in model, extended with the user's own mechanisms or metrics if there are any.
 *
 * @throws InputError with all their problems
 */
export function modelWith(given: Own | undefined): Model {
  if (given === undefined) return MODEL;
  const own = readOnce(given) as Own;
  const problems = ownProblems(own);
  if (problems.length > 0) throw new InputError(problems);
  const { mechanisms = [], metrics = [] } = own;
  const added = mechanisms.map(mechanismOf);
  // A mechanism of one's own may write any column, even one of a mechanism that is neutral.
  const known = mechanisms.length === 0 ? (columns: Columns) => columns : everywhere;
  const week = mechanisms.reduce((before, { after }, place) => put(before, added[place], after), PROCESS);
  return {
    format: formatWith(added),
    ...stepping(week),
    metrics: [...METRICS, ...metrics.map(metricOf)],
    weekly: WEEKLY_METRICS,
    personColumns: Object.assign(
      {},
      known(PERSON_COLUMNS),
      ...mechanisms.map((m) => columnsOf(m.personColumns)),
    ),
    operationColumns: Object.assign(
      {},
      known(OPERATION_COLUMNS),
      ...mechanisms.map((m) => columnsOf(m.operationColumns)),
    ),
    operationNumbers: Object.assign(
      {},
      OPERATION_NUMBERS,
      ...mechanisms.map((m) => columnsOf(m.operationNumbers)),
    ),
    worldNumbers: Object.assign({}, WORLD_NUMBERS, ...mechanisms.map((m) => columnsOf(m.worldNumbers))),
    newTally: tallying([...TALLIES, ...mechanisms.flatMap(({ tallies = [] }) => tallies)]),
  };
}

function stepping(week: Week): Pick<Model, "week" | "mechanisms"> {
  return { week, mechanisms: week.filter((step) => typeof step !== "function") };
}

function tallying(names: readonly string[]): Model["newTally"] {
  return countersOf<Tally>([...WORLD_TALLIES, ...names]);
}

/** Puts a mechanism after another one in the week, or at the end. */
function put(week: Week, mechanism: Mechanism, after: string | undefined): Week {
  const before = week.findIndex((step) => typeof step !== "function" && step.id === after);
  const place = before < 0 ? week.length : before + 1;
  return [...week.slice(0, place), mechanism, ...week.slice(place)];
}

const inBoth = (words: string): Text => ({ en: words, fr: words });

/** Functions are called on the user's object, because it may be an instance of a class. */
function mechanismOf(own: OwnMechanism): Mechanism {
  const fields = Object.entries(own.fields ?? {}).map(([name, field]) => [name, fieldOf(name, field)]);
  const path = `own.mechanisms.${own.id}`;
  return {
    id: own.id,
    title: inBoth(own.id),
    off: { en: "it does nothing", fr: "il ne fait rien" },
    equations: [],
    reads: [],
    fields: Object.fromEntries(fields),
    step: (world) => checkLeft(path, world, (seen) => own.step(seen)),
    ...(own.start && {
      start: (world: World) => checkLeft(path, world, (seen) => own.start?.(seen)),
    }),
    ...(own.stepWhenOff && {
      stepWhenOff: (world: World) => checkLeft(path, world, (seen) => own.stepWhenOff?.(seen)),
    }),
  };
}

function fieldOf(name: string, { default: value, range, integer = false, unit = "" }: OwnField) {
  return { ...number(unit, range, value, assumed(), name, name), integer };
}

/** The columns, kept wherever there are people. */
const everywhere = (columns: Columns): Columns =>
  Object.fromEntries(Object.entries(columns).map(([name, { where: _, ...column }]) => [name, column]));

function columnsOf(starts: OwnColumns = {}): Columns {
  const column = ([name, start]: [string, number]) => [name, { start, unit: "", en: name, fr: name }];
  return Object.fromEntries(Object.entries(starts).map(column));
}

/** Properties that are undefined count as missing. */
function metricOf(own: OwnMetric): Metric {
  const { id } = own;
  const given = Object.entries(own).filter(([, value]) => value !== undefined);
  return {
    id,
    label: inBoth(id.slice(0, LONGEST_LABEL)),
    unit: "",
    text: inBoth(id),
    direction: "neutral",
    relevant: { value: 0, of: "absolute" },
    ...Object.fromEntries(given),
    measure: (world, once) => {
      const prints = printsOf(world, true);
      const value = measured(id, own.measure(world as OwnWorld, once));
      checkPrints(`own.metrics.${id}`, prints, printsOf(world, true), "nothing");
      return value;
    },
  };
}

/** The value of an own metric. @throws TypeError if it is not a number: a bug in the metric, not in the input */
function measured(id: string, value: unknown): number {
  if (typeof value === "number" && (Number.isFinite(value) || Number.isNaN(value))) return value;
  throw new TypeError(
    `own metric ${id} returned ${shownValue(value, "en")} instead of a finite number, or NaN if undefined`,
  );
}

function formatWith(mechanisms: readonly Mechanism[]): Format {
  const { switches, groups } = fieldsOf(mechanisms);
  const known = FIELDS.mechanisms as Group;
  const fields = {
    ...FIELDS,
    mechanisms: { ...known, fields: { ...known.fields, ...switches } },
    ...groups,
  };
  return { ...FORMAT, fields };
}
