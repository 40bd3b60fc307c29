import type { Language } from "../../sim/input/text.ts";
import { resolveScenario } from "../../sim/model/built-in.ts";
import { code, table } from "../docs/markdown.ts";
import { resultOf } from "../evidence/store.ts";
import { VALIDATION_WORLDS, type Validated, validation } from "../evidence/validation.ts";
import { type Expected, type Experiment, USES } from "./experiment.ts";
import { hasVanished, isShown, type Outcome } from "./judge.ts";
import { EXPERIMENTS } from "./list.ts";
import { MENDED } from "./mended.ts";
import type { Row } from "./pattern-rows.ts";
import { trusted } from "./trust.ts";

const number = (value: number) => String(Number(value.toPrecision(3)));

/** What is expected, in words. */
function expectedText(expected: Expected): string {
  if ("band" in expected) return `${expected.kind}: ratio ${expected.band[0]} – ${expected.band[1]}`;
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

/** What the cells of a result are. */
export const RESULT_COLUMNS = [
  "experiment",
  "first arm",
  "difference or ratio (95 %)",
  "worlds with more, less",
  "verdict",
  "without its cause",
];

export function resultTable(): string {
  return table(
    RESULT_COLUMNS,
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

/** What was wrong, what it took to mend it, and what came of it. */
export function mendedTable(): string {
  const shown = new Map(trusted().flatMap(({ findings }) => findings.map((one) => [one.name, one.shown])));
  return table(
    ["what was wrong", "what it took", "fields", "tried by"],
    MENDED.map(({ wrong, took, fields, tried }) => [
      wrong,
      took,
      fields.map(code).join(", "),
      listed(tried.map((name) => ({ name, shown: shown.get(name) === true }))),
    ]),
  );
}

/** What the model may be trusted for: each question with the findings behind it. */
export function trustTable(): string {
  return table(
    ["question", ...USES, "trust"],
    trusted().map(({ question, trust, findings }) => [
      question.en,
      ...USES.map((use) => listed(findings.filter((finding) => finding.use === use))),
      trust.en,
    ]),
  );
}

const listed = (some: readonly Pick<Row, "name" | "shown">[]) =>
  some.map(({ name, shown }) => (shown ? code(name) : `not: ${code(name)}`)).join(", ");

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The same in a few words for each question. */
export function trustLines(language: Language): string {
  return trusted()
    .map(({ question, trust }) => `- **${question[language]}.** ${capital(trust[language])}.`)
    .join("\n");
}
