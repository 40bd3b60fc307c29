import type { Worlds } from "../../experiment/experiment.ts";
import type { Request } from "../../experiment/request.ts";
import { METRICS, WEEKLY_METRICS } from "../../model/model.ts";
import type { ReasonRow } from "../../recorders/ledger.ts";
import { EXIT_NAMES, type PeopleRows, STATUS_NAMES } from "../../recorders/people.ts";
import { namesOf } from "../../verdict/ensemble/arms.ts";
import type { Column, Rows, Table } from "../files/table-writer.ts";

/** The tables of a results folder. Arms are in the order of the request: with an ensemble, setting by setting. */

const text = (name: string): Column => ({ name, type: "text" });
const whole = (name: string): Column => ({ name, type: "whole" });
const number = (name: string): Column => ({ name, type: "number" });

/** Columns that name the arm of a row; `setting` only with an ensemble. */
const armColumns = ({ ensemble }: Request): Column[] =>
  (ensemble === undefined ? ["scenario"] : ["scenario", "setting"]).map(text);

/** Cells of these columns, for an arm and a number of rows. */
function armCells({ scenarios, ensemble }: Request): (arm: number, rows: number) => string[][] {
  const names = namesOf(scenarios, ensemble).map(({ scenario, setting }) =>
    ensemble === undefined ? [scenario] : [scenario, setting],
  );
  return (arm, rows) => names[arm].map((name) => repeated(name, rows));
}

const repeated = <T>(value: T, rows: number): T[] => Array<T>(rows).fill(value);

/** Blocks of rows in the order of arms and replicates, each with its arm. */
function inOrder<B extends { scenario: string; replicate: number }>(request: Request, blocks: readonly B[]) {
  const arms = new Map(request.scenarios.map(({ id }, arm) => [id, arm]));
  return blocks
    .map((block) => ({ block, arm: arms.get(block.scenario)! }))
    .sort((a, b) => a.arm - b.arm || a.block.replicate - b.block.replicate);
}

/** A row per arm and replicate, a column per metric. */
export function runsTable(request: Request, worlds: readonly Worlds[]): Table {
  const { replicates, firstReplicate } = request;
  const armOf = armCells(request);
  const portions = worlds.map(
    ({ metrics }, arm): Rows => [
      ...armOf(arm, replicates),
      Array.from({ length: replicates }, (_, r) => firstReplicate + r),
      ...METRICS.map((_, m) =>
        Float64Array.from({ length: replicates }, (_, r) => metrics[r * METRICS.length + m]),
      ),
    ],
  );
  return {
    columns: [...armColumns(request), whole("replicate"), ...METRICS.map(({ id }) => number(id))],
    portions,
  };
}

/** A row per arm, replicate and week, a column per weekly metric. */
export function seriesTable(request: Request, worlds: readonly Worlds[]): Table {
  const { scenarios, replicates, firstReplicate } = request;
  const armOf = armCells(request);
  const portions = function* (): Generator<Rows> {
    for (const [arm, { series }] of worlds.entries()) {
      const weeks = scenarios[arm].scenario.horizonWeeks;
      for (let r = 0; r < replicates; r++)
        yield [
          ...armOf(arm, weeks),
          repeated(firstReplicate + r, weeks),
          Array.from({ length: weeks }, (_, week) => week),
          ...WEEKLY_METRICS.map((_, m) => {
            const first = (r * WEEKLY_METRICS.length + m) * weeks;
            return series.subarray(first, first + weeks);
          }),
        ];
    }
  };
  return {
    columns: [
      ...armColumns(request),
      ...["replicate", "week"].map(whole),
      ...WEEKLY_METRICS.map(({ id }) => number(id)),
    ],
    portions: portions(),
  };
}

const WHOLE = [
  "contributions",
  "horizonContributions",
  "weeksContributing",
  "weeksActive",
  "timesJoined",
  "timesLeft",
  "departures",
  "tiredDepartures",
  "firstJoinedWeek",
  "joinedWeek",
  "firstContributionWeek",
  "lastContributionWeek",
  "needs",
  "needsServed",
  "needsUnmet",
] as const;

const FRACTIONS = [
  "hours",
  "memberHours",
  "euros",
  "practice",
  "satisfaction",
  "attachmentBefore",
  "attachment",
  "ownership",
  "workFeel",
  "tiredness",
  "creativeSkill",
] as const;

/** Columns of people, which follow those of the arm; `of` gives the cells of a block. */
const PEOPLE_COLUMNS: readonly (Column & { of: (block: PeopleRows) => Rows[number] })[] = [
  { ...whole("replicate"), of: ({ replicate, status }) => repeated(replicate, status.length) },
  { ...text("operation"), of: ({ operation, status }) => repeated(operation, status.length) },
  { ...whole("person"), of: ({ status }) => Array.from(status, (_, person) => person) },
  { ...text("segment"), of: ({ segments, segment }) => Array.from(segment, (code) => segments[code]) },
  { ...text("status"), of: ({ status }) => Array.from(status, (code) => STATUS_NAMES[code]) },
  ...WHOLE.map((name) => ({ ...whole(name), of: (block: PeopleRows) => block[name] })),
  ...FRACTIONS.map((name) => ({ ...number(name), of: (block: PeopleRows) => block[name] })),
  { ...text("exitReason"), of: ({ exitReason }) => Array.from(exitReason, (code) => EXIT_NAMES[code]) },
];

/** A row per arm, replicate, operation and person, when the horizon ends. */
export function peopleTable(request: Request, people: readonly PeopleRows[]): Table {
  const armOf = armCells(request);
  const portions = function* (): Generator<Rows> {
    for (const { block, arm } of inOrder(request, people))
      yield [...armOf(arm, block.status.length), ...PEOPLE_COLUMNS.map(({ of }) => of(block))];
  };
  return { columns: [...armColumns(request), ...PEOPLE_COLUMNS], portions: portions() };
}

/** A row per arm, replicate, week, operation, segment and reason that at least one person has. */
export function reasonsTable(request: Request, reasons: readonly ReasonRow[]): Table {
  const armOf = armCells(request);
  const names = ["replicate", "week", "operation", "segment", "reason", "people"] as const;
  const isText = (name: string) => ["operation", "segment", "reason"].includes(name);
  const portions = function* (): Generator<Rows> {
    for (const { block, arm } of inOrder(request, reasons))
      yield [...armOf(arm, 1), ...names.map((name) => [block[name]])];
  };
  return {
    columns: [...armColumns(request), ...names.map((name) => (isText(name) ? text(name) : whole(name)))],
    portions: portions(),
  };
}
