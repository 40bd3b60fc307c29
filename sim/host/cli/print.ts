import type { Report } from "../../experiment/experiment.ts";
import { metricsOf, type Request } from "../../experiment/request.ts";
import { counted, NOUNS, type Noun, simulatedPeopleIn } from "../../input/counted.ts";
import { printable } from "../../input/problems.ts";
import type { Language } from "../../input/text.ts";
import { unitIn } from "../../input/units.ts";
import { differences } from "../../scenario/difference.ts";
import type { Context } from "./language.ts";

/** Numbers beyond these would fill a line with zeros. */
const [SMALLEST, LARGEST] = [1e-9, 1e15];

/** A number for people: three significant digits, more for large whole numbers; an en dash for undefined. */
export function shown(value: number | null, language: Language, signed = false): string {
  if (value === null) return "–";
  const size = Math.abs(value);
  const isFar = size >= LARGEST || (size > 0 && size < SMALLEST);
  const format = new Intl.NumberFormat(language, {
    ...(isFar && { notation: "scientific" }),
    ...(size >= 1000 && !isFar ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 }),
    signDisplay: signed ? "exceptZero" : "auto",
  });
  return format.format(value).replace("-", "−");
}

/** Columns padded to their widest cell: the first to the left, the others to the right. */
export function tableOf(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join("  ")
      .trimEnd(),
  );
}

/** The letter of a scenario; the baseline is A, and after Z comes AA. */
export const letter = (index: number): string =>
  (index < 26 ? "" : letter(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

/** Prints what is compared: the scenarios with their differences, and the worlds. */
export function printSetting(request: Request, { language, say, print }: Context): void {
  const [baseline] = request.scenarios;
  request.scenarios.forEach(({ id, scenario }, index) => {
    const title = scenario.title[language];
    print(`${letter(index)}  ${id}${title === "" ? "" : ` — ${printable(title)}`}`);
    if (index === 0) return;
    const changed = differences(baseline.scenario, scenario);
    for (const { path, before, after } of changed.slice(0, 12))
      print(`     ${path}: ${inline(before)} → ${inline(after)}`);
    if (changed.length > 12)
      print(`     ${say({ en: "and", fr: "et" })} ${counted(changed.length - 12, OTHER, language)}`);
  });
  const { horizonWeeks, population } = baseline.scenario;
  const worlds = counted(request.replicates, request.compared ? NOUNS.matchedWorld : NOUNS.world, language);
  const people = simulatedPeopleIn(population, language);
  const weeks = counted(horizonWeeks, NOUNS.week, language);
  const same = request.compared
    ? say({ en: " (same people, same luck)", fr: " (mêmes personnes, même hasard)" })
    : "";
  const seed = printable(request.seed);
  print(`${worlds}${same}, ${people}, ${weeks}, ${say({ en: `seed “${seed}”`, fr: `graine « ${seed} »` })}`);
}

const OTHER: Noun = { en: ["more", "more"], fr: ["autre", "autres"] };

/** A value as JSON, on one line. */
export function inline(value: unknown, longest = 60): string {
  const json = JSON.stringify(value) ?? "–";
  return printable(json.length > longest ? `${json.slice(0, longest - 3)}…` : json);
}

/** Prints summaries of scenarios that are not compared. */
export function printSummaries(request: Request, report: Report, { language, say, print }: Context): void {
  for (const { id, metrics } of report.scenarios) {
    print("");
    print(id);
    const rows = metricsOf(request).map(({ id: metric, unit }) => {
      const { mean, sd, q05, q50, q95 } = metrics[metric];
      return [
        `${metric} [${unitIn(unit, language)}]`,
        ...[mean, sd, q05, q50, q95].map((value) => shown(value, language)),
      ];
    });
    const header = [
      say({ en: "metric", fr: "indicateur" }),
      say({ en: "mean", fr: "moyenne" }),
      say({ en: "sd", fr: "écart-type" }),
      "5 %",
      say({ en: "median", fr: "médiane" }),
      "95 %",
    ];
    for (const line of tableOf([header, ...rows])) print(`  ${line}`);
  }
}

export function printDigest(report: Report, { print }: Context): void {
  print("");
  print(`levain ${report.levain}, digest ${report.digest}`);
}
