import type { Worlds } from "../../experiment/experiment.ts";
import type { Request } from "../../experiment/request.ts";
import { METRICS, WEEKLY_METRICS } from "../../model/model.ts";
import type { ReasonRow } from "../../recorders/ledger.ts";
import { EXIT_NAMES, type PeopleRows, STATUS_NAMES } from "../../recorders/people.ts";
import { namesOf } from "../../verdict/ensemble/arms.ts";

/** One output file, before it is text or Parquet. */
export interface Table {
  name: "runs" | "series" | "people" | "reasons";
  columns: Column[];
}

/** NaN stands for undefined, and is written as an empty cell or a null. */
interface Column {
  name: string;
  type: "text" | "whole" | "number";
  values: readonly string[] | Float64Array;
}

/** Columns that say of each row which arm it is of; `setting` only where there are some. */
function armColumns({ scenarios, ensemble }: Request, rows: number, arm: (row: number) => number): Column[] {
  const names = namesOf(scenarios, ensemble);
  const column = (name: "scenario" | "setting") => text(name, rows, (row) => names[arm(row)][name]);
  return ensemble === undefined ? [column("scenario")] : [column("scenario"), column("setting")];
}

/** Blocks of rows that workers recorded, in the order of arms and replicates, and each one's arm. */
function inOrder<B extends { scenario: string; replicate: number }>(request: Request, blocks: readonly B[]) {
  const arms = new Map(request.scenarios.map(({ id }, arm) => [id, arm]));
  return blocks
    .map((block) => ({ block, arm: arms.get(block.scenario)! }))
    .sort((a, b) => a.arm - b.arm || a.block.replicate - b.block.replicate);
}

/** A row per scenario and replicate, a column per metric; with an ensemble setting by setting. */
export function runsTable(request: Request, worlds: readonly Worlds[]): Table {
  const { scenarios, replicates, firstReplicate } = request;
  const rows = scenarios.length * replicates;
  const arm = (row: number) => Math.floor(row / replicates);
  return {
    name: "runs",
    columns: [
      ...armColumns(request, rows, arm),
      whole("replicate", rows, (row) => firstReplicate + (row % replicates)),
      ...METRICS.map(({ id }, m) =>
        numbers(id, rows, (row) => worlds[arm(row)].metrics[(row % replicates) * METRICS.length + m]),
      ),
    ],
  };
}

/** A row per scenario, replicate and week, a column per weekly metric. */
export function seriesTable(request: Request, worlds: readonly Worlds[]): Table {
  const { scenarios, replicates, firstReplicate } = request;
  const places: { arm: number; replicate: number; week: number; weeks: number }[] = [];
  scenarios.forEach(({ scenario: { horizonWeeks: weeks } }, arm) => {
    for (let replicate = 0; replicate < replicates; replicate++)
      for (let week = 0; week < weeks; week++) places.push({ arm, replicate, week, weeks });
  });
  const rows = places.length;
  return {
    name: "series",
    columns: [
      ...armColumns(request, rows, (row) => places[row].arm),
      whole("replicate", rows, (row) => firstReplicate + places[row].replicate),
      whole("week", rows, (row) => places[row].week),
      ...WEEKLY_METRICS.map(({ id }, m) =>
        numbers(id, rows, (row) => {
          const { arm, replicate, week, weeks } = places[row];
          return worlds[arm].series[(replicate * WEEKLY_METRICS.length + m) * weeks + week];
        }),
      ),
    ],
  };
}

/** A row per scenario, replicate, operation and person, as they are when the horizon ends. */
export function peopleTable(request: Request, people: readonly PeopleRows[]): Table {
  const places = inOrder(request, people).flatMap(({ block, arm }) =>
    Array.from(block.segment, (_, person) => ({ block, arm, person })),
  );
  const rows = places.length;
  type Of<T> = (block: PeopleRows, person: number) => T;
  const at =
    <T>(of: Of<T>) =>
    (row: number) =>
      of(places[row].block, places[row].person);
  const words = (name: string, of: Of<string>) => text(name, rows, at(of));
  const wholes = (name: string, of: Of<number>) => whole(name, rows, at(of));
  const amounts = (name: string, of: Of<number>) => numbers(name, rows, at(of));
  return {
    name: "people",
    columns: [
      ...armColumns(request, rows, (row) => places[row].arm),
      wholes("replicate", ({ replicate }) => replicate),
      words("operation", ({ operation }) => operation),
      wholes("person", (_, person) => person),
      words("segment", ({ segments, segment }, person) => segments[segment[person]]),
      words("status", ({ status }, person) => STATUS_NAMES[status[person]]),
      wholes("contributions", ({ contributions }, person) => contributions[person]),
      wholes("firstJoinedWeek", ({ firstJoinedWeek }, person) => firstJoinedWeek[person]),
      wholes("lastContributionWeek", ({ lastContributionWeek }, person) => lastContributionWeek[person]),
      wholes("weeksActive", ({ weeksActive }, person) => weeksActive[person]),
      amounts("hours", ({ hours }, person) => hours[person]),
      amounts("euros", ({ euros }, person) => euros[person]),
      amounts("practice", ({ practice }, person) => practice[person]),
      amounts("satisfaction", ({ satisfaction }, person) => satisfaction[person]),
      words("exitReason", ({ exitReason }, person) => EXIT_NAMES[exitReason[person]]),
    ],
  };
}

/** A row per scenario, replicate, week, operation, segment and reason that somebody has. */
export function reasonsTable(request: Request, reasons: readonly ReasonRow[]): Table {
  const rows = inOrder(request, reasons);
  const words = (name: "operation" | "segment" | "reason") =>
    text(name, rows.length, (row) => rows[row].block[name]);
  const counts = (name: "replicate" | "week" | "people") =>
    whole(name, rows.length, (row) => rows[row].block[name]);
  return {
    name: "reasons",
    columns: [
      ...armColumns(request, rows.length, (row) => rows[row].arm),
      counts("replicate"),
      counts("week"),
      words("operation"),
      words("segment"),
      words("reason"),
      counts("people"),
    ],
  };
}

const text = (name: string, rows: number, at: (row: number) => string): Column => ({
  name,
  type: "text",
  values: Array.from({ length: rows }, (_, row) => at(row)),
});
const whole = (name: string, rows: number, at: (row: number) => number): Column => ({
  name,
  type: "whole",
  values: Float64Array.from({ length: rows }, (_, row) => at(row)),
});
const numbers = (name: string, rows: number, at: (row: number) => number): Column => ({
  ...whole(name, rows, at),
  type: "number",
});
