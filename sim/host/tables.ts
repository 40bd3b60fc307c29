import type { Worlds } from "../experiment.ts";
import { METRICS, WEEKLY_METRICS } from "../model.ts";
import type { ReasonRow } from "../recorders/ledger.ts";
import { type PeopleRows, STATUS_NAMES } from "../recorders/people.ts";
import type { Request } from "../request.ts";

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

/** A row per scenario and replicate, a column per metric. */
export function runsTable(request: Request, worlds: readonly Worlds[]): Table {
  const { scenarios, replicates, firstReplicate } = request;
  const rows = scenarios.length * replicates;
  const arm = (row: number) => Math.floor(row / replicates);
  return {
    name: "runs",
    columns: [
      text("scenario", rows, (row) => scenarios[arm(row)].id),
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
      text("scenario", rows, (row) => scenarios[places[row].arm].id),
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
  const order = new Map(request.scenarios.map(({ id }, arm) => [id, arm]));
  const blocks = [...people].sort(
    (a, b) => order.get(a.scenario)! - order.get(b.scenario)! || a.replicate - b.replicate,
  );
  const places = blocks.flatMap((block) => Array.from(block.segment, (_, person) => ({ block, person })));
  const rows = places.length;
  const from = (name: "contributions" | "firstJoinedWeek" | "lastContributionWeek") =>
    whole(name, rows, (row) => places[row].block[name][places[row].person]);
  return {
    name: "people",
    columns: [
      text("scenario", rows, (row) => places[row].block.scenario),
      whole("replicate", rows, (row) => places[row].block.replicate),
      text("operation", rows, (row) => places[row].block.operation),
      whole("person", rows, (row) => places[row].person),
      text("segment", rows, (row) => {
        const { block, person } = places[row];
        return block.segments[block.segment[person]];
      }),
      text("status", rows, (row) => STATUS_NAMES[places[row].block.status[places[row].person]]),
      from("contributions"),
      from("firstJoinedWeek"),
      from("lastContributionWeek"),
    ],
  };
}

/** A row per scenario, replicate, week, operation, segment and reason that somebody has. */
export function reasonsTable(request: Request, reasons: readonly ReasonRow[]): Table {
  const order = new Map(request.scenarios.map(({ id }, arm) => [id, arm]));
  const rows = [...reasons].sort(
    (a, b) => order.get(a.scenario)! - order.get(b.scenario)! || a.replicate - b.replicate,
  );
  const words = (name: "scenario" | "operation" | "segment" | "reason") =>
    text(name, rows.length, (row) => rows[row][name]);
  const counts = (name: "replicate" | "week" | "people") =>
    whole(name, rows.length, (row) => rows[row][name]);
  return {
    name: "reasons",
    columns: [
      words("scenario"),
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
