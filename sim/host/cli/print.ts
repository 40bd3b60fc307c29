import type { Comparison, Report } from "../../experiment/experiment.ts";
import { metricsOf, type Request } from "../../experiment/request.ts";
import { counted, NOUNS, type Noun } from "../../input/counted.ts";
import { printable } from "../../input/problems.ts";
import type { Language, Text } from "../../input/text.ts";
import { unitIn } from "../../input/units.ts";
import { differences } from "../../scenario/difference.ts";
import { fewestWorlds, type MetricComparison } from "../../verdict/compare.ts";
import type { AcrossSettings } from "../../verdict/ensemble/verdict.ts";
import type { Context } from "./language.ts";
import { dependenceText, settingsText } from "./settings-words.ts";

/** A number for people: four significant digits, more for large whole numbers; an en dash for undefined. */
export function shown(value: number | null, language: Language, signed = false): string {
  if (value === null) return "–";
  const format = new Intl.NumberFormat(language, {
    ...(Math.abs(value) >= 1000 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 }),
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

/** The letter of a scenario; the baseline is A. */
const letter = (index: number) => String.fromCharCode(65 + index);

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
  const people = counted(population.consumers, NOUNS.person, language);
  const weeks = counted(horizonWeeks, NOUNS.week, language);
  const same = request.compared
    ? say({ en: " (same people, same luck)", fr: " (mêmes personnes, même hasard)" })
    : "";
  const seed = printable(request.seed);
  print(`${worlds}${same}, ${people}, ${weeks}, ${say({ en: `seed “${seed}”`, fr: `graine « ${seed} »` })}`);
}

const OTHER: Noun = { en: ["more", "more"], fr: ["autre", "autres"] };

function inline(value: unknown): string {
  const json = JSON.stringify(value) ?? "–";
  return printable(json.length > 60 ? `${json.slice(0, 57)}…` : json);
}

const VERDICTS: Record<string, (b: string) => Text> = {
  higher: (b) => ({ en: `higher with ${b}`, fr: `plus élevé avec ${b}` }),
  lower: (b) => ({ en: `lower with ${b}`, fr: `plus bas avec ${b}` }),
  same: () => ({ en: "no difference that matters", fr: "pas de différence qui compte" }),
  "cannot-tell": () => ({ en: "cannot tell", fr: "on ne peut pas trancher" }),
};

const inWorlds = (count: number) => counted(count, NOUNS.world, "fr");

/** In how many of the matched worlds the metric is higher, lower or equal. */
function countsOf({ higherIn, lowerIn, equalIn, of }: MetricComparison): Text {
  if (higherIn === 0 && lowerIn === 0)
    return { en: `equal in ${equalIn} of ${of}`, fr: `égal dans ${inWorlds(equalIn)} sur ${of}` };
  if (higherIn === lowerIn)
    return {
      en: `higher in ${higherIn} and lower in ${lowerIn} of ${of}`,
      fr: `plus élevé dans ${inWorlds(higherIn)} et plus bas dans ${lowerIn} sur ${of}`,
    };
  return lowerIn > higherIn
    ? { en: `lower in ${lowerIn} of ${of}`, fr: `plus bas dans ${inWorlds(lowerIn)} sur ${of}` }
    : { en: `higher in ${higherIn} of ${of}`, fr: `plus élevé dans ${inWorlds(higherIn)} sur ${of}` };
}

/**
 * The verdict in counts of matched worlds, and of settings where there are several, with the typical difference and its spread.
 *
 * @param verdicts given in the whole comparison
 */
export function verdictSentence(
  id: string,
  comparison: MetricComparison & Partial<AcrossSettings>,
  b: string,
  verdicts: number,
  context: Context,
): string {
  const { language, say } = context;
  const { undefinedIn, q05, q50, q95, verdict } = comparison;
  const verdictText = VERDICTS[verdict ?? "cannot-tell"](b)[language];
  const number = (value: number | null) => shown(value, language, true);
  const { settings, dependsOn } = comparison;
  const counts =
    say(countsOf(comparison)) + (settings === undefined ? "" : say(settingsText(settings, comparison)));
  const spread = say({
    en: `typically ${number(q50)} (${number(q05)} to ${number(q95)})`,
    fr: `typiquement ${number(q50)} (de ${number(q05)} à ${number(q95)})`,
  });
  const missing =
    undefinedIn === 0
      ? ""
      : say({ en: `, undefined in ${undefinedIn}`, fr: `, indéfini dans ${undefinedIn}` });
  const needed = dependsOn ? dependenceText(dependsOn) : neededFor(comparison, verdicts);
  const colon = language === "fr" ? " : " : ": ";
  return `${id}${colon}${verdictText}${verdict === "cannot-tell" ? say(needed) : ""} — ${counts}${missing}, ${spread}`;
}

/** What it would take to reach a verdict. */
function neededFor({ undefinedIn, of, worldsNeeded }: MetricComparison, verdicts: number): Text {
  const fewest = fewestWorlds(verdicts);
  if (undefinedIn === of)
    return { en: "; it is undefined in every world", fr: " ; elle est indéfinie dans tous les mondes" };
  if (of - undefinedIn < fewest.any) {
    const [en, fr] = of < fewest.any ? ["", ""] : ["defined in ", "définie dans "];
    return {
      en: `; ${en}too few worlds for a verdict (higher or lower needs at least ${fewest.direction})`,
      fr: ` ; ${fr}trop peu de mondes pour un verdict (il en faut au moins ${fewest.direction} pour « plus élevé » ou « plus bas »)`,
    };
  }
  if (worldsNeeded === null)
    return {
      en: "; no number of worlds seems enough",
      fr: " ; aucun nombre de mondes ne semble suffire",
    };
  return {
    en: `; about ${counted(worldsNeeded, NOUNS.world, "en")} would`,
    fr: ` ; il faudrait environ ${counted(worldsNeeded, NOUNS.world, "fr")}`,
  };
}

/** Prints one comparison: verdicts first, then the numbers of the headline metrics, or of every metric. */
export function printComparison(
  request: Request,
  report: Report,
  comparison: Comparison,
  index: number,
  everyMetric: boolean,
  context: Context,
): void {
  const { language, say, print } = context;
  const b = letter(index + 1);
  print("");
  print(say({ en: `${b} against A`, fr: `${b} par rapport à A` }));
  const verdicts = request.headlines.length * (request.scenarios.length - 1);
  for (const id of request.headlines)
    print(`  ${verdictSentence(id, comparison.metrics[id], b, verdicts, context)}`);
  print("");
  const number = (value: number | null, signed = false) => shown(value, language, signed);
  const wanted = metricsOf(request).filter(({ id }) => everyMetric || request.headlines.includes(id));
  const rows = wanted.map(({ id, unit }) => {
    const { q05, q50, q95, higherIn, lowerIn, equalIn, varianceReduction } = comparison.metrics[id];
    return [
      `${id} [${unitIn(unit, language)}]`,
      number(report.scenarios[0].metrics[id].q50),
      number(report.scenarios[index + 1].metrics[id].q50),
      number(q50, true),
      number(q05, true),
      number(q95, true),
      `${higherIn}/${equalIn}/${lowerIn}`,
      varianceReduction === null ? "–" : `×${number(varianceReduction)}`,
    ];
  });
  const header = [
    say({ en: "metric", fr: "indicateur" }),
    say({ en: "A median", fr: "A médiane" }),
    say({ en: `${b} median`, fr: `${b} médiane` }),
    say({ en: `${b} − A`, fr: `${b} − A` }),
    "5 %",
    "95 %",
    say({ en: "up/equal/down", fr: "plus/égal/moins" }),
    say({ en: "variance", fr: "variance" }),
  ];
  for (const line of tableOf([header, ...rows])) print(`  ${line}`);
  print(
    say({
      en:
        "  5 % and 95 % are quantiles of the worlds' differences; variance: how many times more worlds it would take without matching." +
        (everyMetric ? "" : " --all shows every metric."),
      fr:
        "  5 % et 95 % : quantiles des différences entre mondes ; variance : combien de fois plus de mondes il faudrait sans les apparier." +
        (everyMetric ? "" : " --all montre tous les indicateurs."),
    }),
  );
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
