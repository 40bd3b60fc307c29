import { resolveScenario } from "../../sim/model/built-in.ts";
import { code, table } from "../docs/markdown.ts";
import { resultOf } from "../evidence/store.ts";
import { VALIDATION_WORLDS, type Validated, validation } from "../evidence/validation.ts";
import { type Expected, type Experiment, QUESTIONS, type Question, USES } from "./experiment.ts";
import { hasVanished, isShown, type Outcome } from "./judge.ts";
import { EXPERIMENTS } from "./list.ts";
import { type Row, rowsOfPatterns } from "./pattern-rows.ts";

const number = (value: number) => String(Number(value.toPrecision(3)));

/** What is expected, in words. */
function expectedText(expected: Expected): string {
  if ("band" in expected) return `ratio ${expected.band[0]} – ${expected.band[1]}`;
  const { direction, smallest, of } = expected;
  return `${direction}, by ${of === "absolute" ? number(smallest) : `${number(100 * smallest)} %`} at least`;
}

/** The protocol: what was written down before the run. */
export function protocolTable(): string {
  return table(
    ["experiment", "finding", "source", "use", "arms", "people, weeks", "measured", "expected", "without"],
    EXPERIMENTS.map((experiment) => {
      const { id, claim, source, use, between, measured, expected, without, negative } = experiment;
      return [
        code(id),
        claim,
        source,
        negative ? `${use}; negative control` : use,
        `${between[0]} → ${between[1]}`,
        sizeOf(experiment),
        measured,
        expectedText(expected),
        without?.what ?? "",
      ];
    }),
  );
}

/** People and weeks of the second arm, as in its scenario. */
function sizeOf({ arms: [, arm] }: Experiment): string {
  const { population, horizonWeeks } = resolveScenario(arm).scenario;
  return `${population.consumers.toLocaleString("en")}, ${horizonWeeks}`;
}

export function resultTable(): string {
  return table(
    [
      "experiment",
      "first arm",
      "difference or ratio (95 %)",
      "worlds with more, less",
      "verdict",
      "without its cause",
    ],
    EXPERIMENTS.map((experiment) =>
      resultCells(experiment, resultOf(validation, experiment.id), VALIDATION_WORLDS),
    ),
  );
}

const intervalText = ({ found: { value, low, high } }: Outcome) =>
  `${number(value)} (${number(low)} – ${number(high)})`;

/** A row of the table of results. */
export function resultCells(experiment: Experiment, found: Validated, asked: number): string[] {
  const { id, expected, without, negative, note } = experiment;
  const shown = isShown(expected, found.outcome, asked);
  const verdict = negative
    ? shown
      ? "shown, and should not be"
      : "not shown, as it must be"
    : shown
      ? "shown"
      : "not shown";
  return [
    code(id),
    number(found.outcome.first),
    intervalText(found.outcome),
    `${found.outcome.more}, ${found.outcome.less} of ${asked}`,
    note === undefined ? verdict : `${verdict}; ${note}`,
    found.without === undefined
      ? ""
      : `${without?.what}: ${intervalText(found.without)}, ${
          hasVanished(expected, found.without, asked) ? "vanishes" : "stays"
        }`,
  ];
}

/** Every finding with its question, use and verdict: experiments of this page and patterns. */
function rows(): Row[] {
  const own = EXPERIMENTS.filter(({ negative }) => !negative).map(
    ({ id, question, use, expected, without }) => {
      const found = resultOf(validation, id);
      const vanishes =
        without === undefined || hasVanished(expected, found.without as Outcome, VALIDATION_WORLDS);
      return {
        name: id,
        question,
        use,
        shown: isShown(expected, found.outcome, VALIDATION_WORLDS) && vanishes,
      };
    },
  );
  return [...own, ...rowsOfPatterns()];
}

/** What the model may be trusted for: each question with the findings behind it. */
export function trustTable(): string {
  const all = rows();
  return table(
    ["question", ...USES, "trust"],
    (Object.keys(QUESTIONS) as Question[]).map((question) => {
      const asked = all.filter((row) => row.question === question);
      return [
        QUESTIONS[question],
        ...USES.map((use) => listed(asked.filter((row) => row.use === use))),
        trustIn(asked),
      ];
    }),
  );
}

const listed = (some: readonly Row[]) =>
  some.map(({ name, shown }) => (shown ? code(name) : `not: ${code(name)}`)).join(", ");

/** Trust counts only what no number was set by; what was merely looked at while the model was built proves less. */
export function trustIn(asked: readonly Pick<Row, "use" | "shown">[]): string {
  const count = (some: typeof asked) => `${some.filter(({ shown }) => shown).length} of ${some.length}`;
  const of = (use: Row["use"]) => asked.filter((row) => row.use === use);
  if (asked.length === 0) return "nothing known";
  if (of("kept for the end").length > 0)
    return `directions: ${count(of("kept for the end"))} kept for the end`;
  if (of("looked at").length > 0) return `not yet tested: ${count(of("looked at"))} looked at come out`;
  return "as far as it was tuned, no farther";
}
