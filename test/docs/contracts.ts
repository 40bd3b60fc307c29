import { EXIT_REASONS } from "../../sim/choice/leaving.ts";
import { EXIT } from "../../sim/host/cli/exit-codes.ts";
import { DIRECTIONS, RELEVANT } from "../../sim/host/cli/explain.ts";
import type { Mechanism } from "../../sim/mechanisms/mechanism.ts";
import type { Metric, WeeklyMetric } from "../../sim/metrics/metric.ts";
import {
  FIELDS,
  FORMULA_NAMES,
  HEADLINE_METRICS,
  MECHANISMS,
  METRICS,
  OPERATION_COLUMNS,
  OPERATION_NUMBERS,
  PERSON_COLUMNS,
  TALLIES,
  WEEKLY_METRICS,
  WORLD_NUMBERS,
} from "../../sim/model/model.ts";
import { STATUS_NAMES } from "../../sim/recorders/people.ts";
import { REASONS } from "../../sim/recorders/reasons.ts";
import type { Fields } from "../../sim/scenario/field.ts";
import { FORMULA_LENGTH } from "../../sim/scenario/formula.ts";
import type { Text } from "../../sim/scenario/text.ts";
import type { Column } from "../../sim/world/state/world.ts";
import { calibrationFileSection, calibrationOutputSection } from "./calibration.ts";
import { fieldSections } from "./field-tables.ts";
import { code, table } from "./markdown.ts";
import {
  ABLATE_KEYS,
  ENSEMBLE_KEYS,
  EXIT_MEANINGS,
  LIST_KEYS,
  MANIFEST_KEYS,
  type Meanings,
  PAIR_KEYS,
  PEOPLE_COLUMNS,
  REASONS_COLUMNS,
  REPORT_KEYS,
  RUNS_COLUMNS,
  SERIES_COLUMNS,
  SETTING_COLUMN,
  TRACE_EVENTS,
  TRACE_KEYS,
} from "./meanings.ts";
import { studyFileSection } from "./study-file.ts";
import { studyOutputSection } from "./study-output.ts";

/** All that `docs/contracts.md` is made from. */
export interface Declarations {
  fields: Fields;
  mechanisms: readonly Mechanism[];
  metrics: readonly Metric[];
  weeklyMetrics: readonly WeeklyMetric[];
  headlines: readonly string[];
  formulaNames: readonly string[];
  personColumns: Readonly<Record<string, Column>>;
  operationColumns: Readonly<Record<string, Column>>;
  operationNumbers: Readonly<Record<string, Column>>;
  worldNumbers: Readonly<Record<string, Column>>;
  tallies: readonly string[];
  reasons: Readonly<Record<string, Text>>;
  exitCodes: typeof EXIT;
}

export const DECLARATIONS: Declarations = {
  fields: FIELDS,
  mechanisms: MECHANISMS,
  metrics: METRICS,
  weeklyMetrics: WEEKLY_METRICS,
  headlines: HEADLINE_METRICS,
  formulaNames: FORMULA_NAMES,
  personColumns: PERSON_COLUMNS,
  operationColumns: OPERATION_COLUMNS,
  operationNumbers: OPERATION_NUMBERS,
  worldNumbers: WORLD_NUMBERS,
  tallies: TALLIES,
  reasons: REASONS,
  exitCodes: EXIT,
};

/** Formulas with what they give; a test evaluates each in week 10 with 1,000 consumers and 25 active. */
export const FORMULA_EXAMPLES: readonly [formula: string, value: number, what: string][] = [
  ["2 * (week >= 20)", 0, "2 from week 20 on: a comparison is 1 or 0"],
  ["0 <= week < 12", 1, "comparisons in a chain"],
  ["1.5e-2 + 3 / 4 - 2 ^ -1", 0.265, "arithmetic: `+ − * / ^` and parentheses"],
  ["-week + +1", -9, "signs"],
  ["(week == 10) + (week != 10) + (week > 9)", 2, "`< <= > >= == !=`"],
  ["min(8, 0.2 * active)", 5, "`min` and `max` of one value or more"],
  ["max(0, 1 - active / consumers)", 0.975, "an aggregate of last week"],
  ["floor(sqrt(abs(0 - 17)))", 4, "`abs`, `sqrt`, `floor`"],
  ["exp(log(week))", 10, "`exp` and `log` (natural)"],
];

export function contractsText(declared: Declarations = DECLARATIONS): string {
  const parts = [
    INTRODUCTION,
    FILE_KEYS,
    PAIR_FILES,
    fieldSections(declared.fields),
    leverSection(declared.formulaNames),
    mechanismSection(declared.mechanisms),
    metricSection(declared),
    columnSection(declared),
    fileSection(declared),
    calibrationFileSection("en"),
    calibrationOutputSection("en"),
    studyFileSection("en"),
    studyOutputSection("en"),
    jsonSection(),
    exitSection(declared.exitCodes),
    DIGEST,
  ];
  return `${parts.join("\n\n")}\n`;
}

const INTRODUCTION = `# Contracts

What scenario files, results files, the command line and the library promise: names, units, ranges and meanings. Generated from the declarations in \`sim/\` by \`npm run docs\`; a test fails when this page and the program differ, and a change here needs a line in [CHANGELOG.md](../CHANGELOG.md).

[Scenario files](#scenario-files) · [Ready pairs](#ready-pairs) · [Fields](#fields) · [Levers over time](#levers-over-time) · [Mechanisms](#mechanisms) · [Metrics](#metrics) · [Columns of the world](#columns-of-the-world) · [Results files](#results-files) · [Calibration files](#calibration-files) · [Calibration folders](#calibration-folders) · [Study files](#study-files) · [Study folders](#study-folders) · [JSON](#json) · [Exit codes](#exit-codes) · [Digest](#digest)`;

const FILE_KEYS = `## Scenario files

A scenario is a JSON object. Besides the fields below it may hold these keys:

${table(
  ["key", "meaning"],
  [
    ["`$schema`", "Path of `scenario.schema.json`, for editors; not read."],
    ["`version`", "Version of the format, 1; 1 if absent. A newer one is refused."],
    [
      "`id`",
      "Lower-case letters, digits and hyphens, not digits alone, at most 64 characters; made from the file's name if absent.",
    ],
    [
      "`extends`",
      "Id of a built-in scenario, or the name of a file in the same folder; `baseline` if absent. `null`: nothing, what the file leaves out has the defaults of this page, as in what `show` prints.",
    ],
  ],
)}

What a file leaves out comes from the scenario it extends, key by key and at every depth, its title, story and provenance excepted; a list (phases, steps, thresholds, ties) stands as a whole. \`null\` takes out a record (an operation, a segment), a list of thresholds or a lever set apart. Unknown keys, wrong types and values out of range are refused, all at once. [scenario.schema.json](scenario.schema.json) says the same to editors.`;

const PAIR_FILES = `## Ready pairs

The files in \`scenarios/pairs\`, named after their id. They are built in; \`compare\` takes the id.

${table(
  ["key", "meaning"],
  Object.entries(PAIR_KEYS).map(([key, meaning]) => [code(key), meaning]),
)}`;

function leverSection(names: readonly string[]): string {
  const aggregates = names.filter((name) => name !== "week" && name !== "consumers");
  return `## Levers over time

A field of kind *lever* takes a number, a list of steps, or a formula.

**Steps.** \`[{"from": 0, "to": 12, "value": 8}]\`: the value holds from week \`from\` up to, not including, week \`to\`; outside every step, and so in the warm-up, the lever has its default. Weeks are whole numbers from 0 to 1040; steps are in order and do not overlap; at most 100.

**Formulas.** Text of at most ${FORMULA_LENGTH} characters, evaluated each week. Numbers, names, parentheses, and:

${table(
  ["example", "in week 10, with 25 active of 1,000", "what it shows"],
  FORMULA_EXAMPLES.map(([formula, value, what]) => [code(formula), String(value), what]),
)}

Names: \`week\` (negative in the warm-up), \`consumers\` (people in the population), and last week's [weekly metrics](#weekly-metrics), 0 before the first week: ${aggregates.map(code).join(", ")}. \`^\` takes whole exponents from −64 to 64; other exponents need a positive base. Nothing else is understood. A formula that leaves its lever's range in some week ends the run with exit code 2 and names the week.`;
}

function mechanismSection(mechanisms: readonly Mechanism[]): string {
  const rows = mechanisms.map(({ id, title, off }) => [code(id), title.en, `${off.en}.`]);
  return `## Mechanisms

In the order of a week. \`mechanisms.<id>: false\` switches one off; off is neutral. [odd.md](odd.md#7-submodels) has the equations.

${table(["id", "title", "off means"], rows)}`;
}

function metricSection({ metrics, weeklyMetrics, headlines }: Declarations): string {
  const rows = metrics.map(({ id, unit, text, direction, relevant, undefinedWhen }) => [
    code(id),
    unit,
    text.en,
    DIRECTIONS[direction].en,
    `${relevant.value}${RELEVANT[relevant.of].en}`,
    undefinedWhen?.en ?? "",
  ]);
  const weekly = weeklyMetrics.map(({ id, unit, text }) => [code(id), unit, text.en]);
  return `## Metrics

One number per world, measured when the horizon ends. A verdict of *higher* or *lower* needs a mean difference of at least the smallest relevant one, *no difference that matters* a smaller one; [observing.md](observing.md#matched-worlds-and-verdicts) has the rule. Without \`--headline\` and outside ready pairs the verdicts are on ${headlines.map(code).join(", ")}.

${table(["id", "unit", "definition", "direction", "smallest relevant difference", "undefined when"], rows)}

### Weekly metrics

One number per world and week, after the week's steps; \`active\` and \`aware\` count a person once, whatever the number of operations. Formulas may use last week's.

${table(["id", "unit", "definition"], weekly)}`;
}

function columnSection(declared: Declarations): string {
  const { personColumns, operationColumns, operationNumbers, worldNumbers, tallies } = declared;
  const rows = (columns: Readonly<Record<string, Column>>) =>
    Object.entries(columns).map(([name, { unit, start, en }]) => [code(name), unit, startOf(start), en]);
  const header = ["column", "unit", "at the start", "meaning"];
  const numberHeader = ["number", ...header.slice(1)];
  return `## Columns of the world

What a recorder of the library sees: a number per person, \`world.people.<column>\`, per person and operation, \`world.operations[i].<column>\`, per operation, \`world.operations[i].numbers.<number>\`, and for all, \`world.numbers.<number>\`. Operations stand in the order of their ids. A recorder must change nothing.

### Per person

${table(header, rows(personColumns))}

### Per person and operation

${table(header, rows(operationColumns))}

\`status\` is ${coded(STATUS_NAMES)}; \`exitReason\` is ${coded(EXIT_REASONS)}.

### Per operation

${table(numberHeader, rows(operationNumbers))}

Counts of the week stand at \`world.operations[i].week.<count>\`, of the horizon so far at \`.total.<count>\`: ${["joiners", "leavers", ...tallies].map(code).join(", ")}.

### For the whole world

${table(numberHeader, rows(worldNumbers))}`;
}

const coded = (names: readonly string[]) => names.map((name, at) => `${at} ${name}`).join(", ");

const startOf = (start: number) =>
  Number.isFinite(start) ? start.toLocaleString("en").replace("-", "−") : start > 0 ? "∞" : "−∞";

function fileSection({ metrics, weeklyMetrics, reasons }: Declarations): string {
  const columns = (meanings: Meanings, others: readonly { id: string; unit: string }[], what: string) =>
    table(
      ["column", "meaning"],
      [
        ...Object.entries(meanings).map(([name, meaning]) => [code(name), meaning]),
        ...(others.length === 0
          ? []
          : [[others.map(({ id }) => code(id)).join(", "), `The ${what} of that name, in its unit.`]]),
      ],
    );
  return `## Results files

\`--out DIR\` writes a new folder that appears when it is complete. \`--format csv\` (UTF-8, comma, one header line, full digits, empty cells for undefined) or \`parquet\` (nulls for undefined). Rows are sorted by scenario as given, replicate, week or person, whoever finished first.

With \`compare --ensemble\` every file has a column more, after \`scenario\`, and rows are sorted by setting, the nearest first, before scenario; the manifest has \`ensemble\`, with the keys of the [report](#compare---ensemble---json), and its scenarios are those given, without any setting.

${columns(SETTING_COLUMN, [], "")}

### \`runs\`: a row per scenario and replicate

${columns(RUNS_COLUMNS, metrics, "metric")}

### \`series\`: a row per scenario, replicate and week

${columns(SERIES_COLUMNS, weeklyMetrics, "weekly metric")}

### \`people\`, with \`--people\`: a row per scenario, replicate, operation and person

${columns(PEOPLE_COLUMNS, [], "")}

### \`reasons\`, with \`--reasons\`: a row per scenario, replicate, week, operation, segment and reason

Every \`ledgerEveryWeeks\` weeks and in the last week, everybody who does not take part has exactly one reason; a reason that nobody has gets no row.

${columns(REASONS_COLUMNS, [], "")}

#### Reasons

[observing.md](observing.md#the-why-ledger) says how they are found.

${table(
  ["reason", "meaning"],
  Object.entries(reasons).map(([reason, { en }]) => [code(reason), `${en}.`]),
)}

### \`manifest.json\`

${keyTable(MANIFEST_KEYS)}`;
}

const keyTable = (meanings: Meanings) =>
  table(
    ["key", "meaning"],
    Object.entries(meanings).map(([key, meaning]) => [code(key), meaning]),
  );

function jsonSection(): string {
  return `## JSON

### \`run --json\` and \`compare --json\`

One object on one line; the library returns the same as \`report\`. \`[]\` stands for the items of a list, \`<metric>\` for the id of a metric.

${keyTable(REPORT_KEYS)}

### \`compare --ensemble --json\`

The same keys, and these; [ensembles.md](ensembles.md) has the rules. Differences of worlds, and the scenarios' numbers, are means over settings.

${keyTable(ENSEMBLE_KEYS)}

### \`compare --ablate --json\`

${keyTable(ABLATE_KEYS)}

### \`trace --json\`

A list, in the order in which the scenarios were given.

${keyTable(TRACE_KEYS)}

What an event's \`kind\` means, and which keys it has besides \`week\`, \`operation\` and \`kind\`:

${table(
  ["kind", "meaning", "keys"],
  Object.entries(TRACE_EVENTS).map(([kind, { means, keys }]) => [
    code(kind),
    means,
    keys.map(code).join(", "),
  ]),
)}

### \`scenarios --json\`

${keyTable(LIST_KEYS)}`;
}

function exitSection(codes: typeof EXIT): string {
  const rows = Object.entries(codes).map(([name, exit]) => [
    String(exit),
    EXIT_MEANINGS[name as keyof typeof EXIT],
  ]);
  return `## Exit codes

${table(["code", "meaning"], rows)}`;
}

const DIGEST = `## Digest

Two runs with the same digest have the same digits. It is the SHA-256, in lower-case hexadecimal, of all results as little-endian 64-bit floating-point numbers: scenarios in the given order; per scenario the replicates ascending; per replicate the metrics in the order of [Metrics](#metrics), then each weekly metric in the order of [Weekly metrics](#weekly-metrics), week after week. Undefined is the NaN \`7ff8000000000000\`, and −0 counts as 0. With an ensemble every scenario under the nearest setting comes first, then every one under the next. It depends on the scenarios (their titles and stories apart), the seed, the replicates and the version; not on workers, files, recorders, headlines or language.`;
