import type { Worlds } from "../../experiment/experiment.ts";
import { measuredBy, metricsOf, type Request } from "../../experiment/request.ts";
import type { ReasonRow } from "../../recorders/ledger.ts";
import { EXIT_NAMES, type PeopleRows, STATUS_NAMES } from "../../recorders/people.ts";
import type { Column, Rows, Table } from "../../tables/table.ts";
import { namesOf } from "../../verdict/ensemble/arms.ts";

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

/** Gives what belongs to an arm, replicates ascending, portion by portion. */
type OfArm<T> = (arm: number) => Iterable<T>;

/** A row per arm and replicate, a column per metric. */
export function runsTable(request: Request, worlds: readonly Worlds[]): Table {
  const { replicates, firstReplicate } = request;
  const armOf = armCells(request);
  const measured = metricsOf(request);
  const portions = worlds.map(
    ({ metrics }, arm): Rows => [
      ...armOf(arm, replicates),
      Array.from({ length: replicates }, (_, r) => firstReplicate + r),
      ...measured.map((_, m) =>
        Float64Array.from({ length: replicates }, (_, r) => metrics[r * measured.length + m]),
      ),
    ],
  );
  return {
    columns: [...armColumns(request), whole("replicate"), ...measured.map(({ id }) => number(id))],
    portions,
  };
}

/** A row per arm, replicate and week, a column per weekly metric. @param seriesOf of whole replicates */
export function seriesTable(request: Request, seriesOf: OfArm<Float64Array>): Table {
  const { scenarios, firstReplicate } = request;
  const armOf = armCells(request);
  const { weekly } = measuredBy(request);
  const portions = function* (): Generator<Rows> {
    for (const [arm, { scenario }] of scenarios.entries()) {
      const weeks = scenario.horizonWeeks;
      let replicate = firstReplicate;
      for (const series of seriesOf(arm))
        for (let at = 0; at < series.length; at += weeks * weekly.length, replicate++)
          yield [
            ...armOf(arm, weeks),
            repeated(replicate, weeks),
            Array.from({ length: weeks }, (_, week) => week),
            ...weekly.map((_, m) => series.subarray(at + m * weeks, at + (m + 1) * weeks)),
          ];
    }
  };
  return {
    columns: [
      ...armColumns(request),
      ...["replicate", "week"].map(whole),
      ...weekly.map(({ id }) => number(id)),
    ],
    portions: portions(),
  };
}

const WHOLE = [
  "contributions",
  "contributionsBefore",
  "horizonContributions",
  "rejected",
  "rejectedAtFirst",
  "weeksContributing",
  "weeksEnrolled",
  "timesJoined",
  "joinedForHope",
  "timesLeft",
  "departures",
  "tiredDepartures",
  "firstJoinedWeek",
  "joinedWeek",
  "firstContributionWeek",
  "lastContributionWeek",
  "leftPublicWeek",
  "needs",
  "needsServed",
  "needsUnmet",
  "pushed",
] as const;

const FRACTIONS = [
  "hours",
  "memberHours",
  "euros",
  "careerEuros",
  "practice",
  "satisfaction",
  "attachmentBefore",
  "attachment",
  "ownership",
  "workFeel",
  "tiredness",
  "digitalSkill",
  "technicalSkill",
  "relationalSkill",
  "writingSkill",
  "creativeSkill",
] as const;

/** Columns of people, which follow those of the arm; `of` gives the cells of a block. */
const PEOPLE_COLUMNS: readonly (Column & { of: (block: PeopleRows) => Rows[number] })[] = [
  { ...whole("replicate"), of: ({ replicate, status }) => repeated(replicate, status.length) },
  { ...text("operation"), of: ({ operation, status }) => repeated(operation, status.length) },
  { ...whole("person"), of: ({ person }) => person },
  { ...text("segment"), of: ({ segments, segment }) => Array.from(segment, (code) => segments[code]) },
  { ...text("status"), of: ({ status }) => Array.from(status, (code) => STATUS_NAMES[code]) },
  ...WHOLE.map((name) => ({ ...whole(name), of: (block: PeopleRows) => block[name] })),
  ...FRACTIONS.map((name) => ({ ...number(name), of: (block: PeopleRows) => block[name] })),
  { ...text("exitReason"), of: ({ exitReason }) => Array.from(exitReason, (code) => EXIT_NAMES[code]) },
];

/** A row per arm, replicate, operation and person, when the horizon ends. */
export function peopleTable(request: Request, peopleOf: OfArm<PeopleRows>): Table {
  const armOf = armCells(request);
  const portions = function* (): Generator<Rows> {
    for (const arm of request.scenarios.keys())
      for (const block of peopleOf(arm))
        yield [...armOf(arm, block.status.length), ...PEOPLE_COLUMNS.map(({ of }) => of(block))];
  };
  return { columns: [...armColumns(request), ...PEOPLE_COLUMNS], portions: portions() };
}

/** A row per arm, replicate, week, operation, segment and reason that at least one person has. */
export function reasonsTable(request: Request, reasonsOf: OfArm<ReasonRow>): Table {
  const armOf = armCells(request);
  const names = ["replicate", "week", "operation", "segment", "reason", "people"] as const;
  const isText = (name: string) => ["operation", "segment", "reason"].includes(name);
  const portions = function* (): Generator<Rows> {
    for (const arm of request.scenarios.keys())
      for (const row of reasonsOf(arm)) yield [...armOf(arm, 1), ...names.map((name) => [row[name]])];
  };
  return {
    columns: [...armColumns(request), ...names.map((name) => (isText(name) ? text(name) : whole(name)))],
    portions: portions(),
  };
}
