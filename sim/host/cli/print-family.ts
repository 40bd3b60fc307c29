import type { Report } from "../../experiment/experiment.ts";
import { metricsOf, type Request } from "../../experiment/request.ts";
import { counted, NOUNS } from "../../input/counted.ts";
import { printable } from "../../input/problems.ts";
import type { Text } from "../../input/text.ts";
import { unitIn } from "../../input/units.ts";
import { fewestWorlds, type Verdict } from "../../verdict/verdict.ts";
import { publicAtStart } from "../../world/people/represents.ts";
import type { Context } from "./language.ts";
import { shown, tableOf } from "./print.ts";

/** What stands after a number, for its verdict against the baseline. */
const MARKS: Readonly<Record<Verdict, string>> = {
  higher: "+",
  lower: "−",
  "higher-perhaps-too-little": "(+)",
  "lower-perhaps-too-little": "(−)",
  same: "=",
  "cannot-tell": "?",
};
const WIDEST_MARK = Math.max(...Object.values(MARKS).map((mark) => mark.length));

/**
 * Prints many systems in one table, a line for each with the median of every headline metric; compared ones have the
 * sign of their verdict against the first.
 */
export function printFamily(request: Request, report: Report, context: Context): void {
  const { language, say, print } = context;
  const { scenarios, headlines, replicates } = request;
  const number = (value: number) => shown(value, language);
  const worlds = counted(replicates, request.compared ? NOUNS.matchedWorld : NOUNS.world, language);
  const seed = printable(request.seed);
  print(
    say({
      en: `${scenarios.length} scenarios, ${worlds}, seed “${seed}”; medians of these metrics:`,
      fr: `${scenarios.length} scénarios, ${worlds}, graine « ${seed} » ; médianes de ces indicateurs :`,
    }),
  );
  const measured = metricsOf(request);
  headlines.forEach((id, place) => {
    const metric = measured.find((one) => one.id === id);
    const label =
      metric === undefined ? "" : ` — ${metric.label[language]} [${unitIn(metric.unit, language)}]`;
    print(`  ${place + 1}  ${id}${printable(label)}`);
  });
  print("");
  const rows = scenarios.map(({ id, scenario }, place) => [
    id,
    number(scenario.horizonWeeks),
    number(publicAtStart(scenario.population)),
    ...headlines.map((metric) => {
      const median = shown(report.scenarios[place].metrics[metric].q50, language);
      if (!request.compared) return median;
      const verdict = place === 0 ? null : report.comparisons[place - 1].metrics[metric].verdict;
      return `${median} ${(verdict === null ? "" : MARKS[verdict]).padEnd(WIDEST_MARK)}`;
    }),
  ]);
  const after = request.compared ? " ".repeat(WIDEST_MARK + 1) : "";
  const header = [
    say({ en: "scenario", fr: "scénario" }),
    say({ en: "weeks", fr: "semaines" }),
    say({ en: "people", fr: "personnes" }),
    ...headlines.map((_, place) => `${place + 1}${after}`),
  ];
  for (const line of tableOf([header, ...rows])) print(`  ${line}`);
  print("");
  if (request.compared) print(say(signsOf(request)));
  const differ = differing(request, context);
  if (differ !== undefined) print(say(differ));
  print(say(request.compared ? COMPARED_MORE : RUN_MORE));
}

/** What the signs say, and which of them these worlds are too few for. */
function signsOf({ scenarios, headlines, replicates }: Request): Text {
  const { id } = scenarios[0];
  const { direction, same } = fewestWorlds(headlines.length * (scenarios.length - 1));
  const few =
    replicates < direction
      ? {
          en: ` Too few worlds for any of them: + and − take at least ${direction}, = at least ${same}.`,
          fr: ` Trop peu de mondes pour tous ces signes : il en faut au moins ${direction} pour + et −, ${same} pour =.`,
        }
      : { en: ` = takes at least ${same} worlds.`, fr: ` Il faut au moins ${same} mondes pour =.` };
  const missing = replicates < same ? few : { en: "", fr: "" };
  return {
    en: `Against ${id}: + higher, − lower, (+) and (−) perhaps too little to matter, = no difference that matters, ? cannot tell.${missing.en}`,
    fr: `Par rapport à ${id} : + plus élevé, − plus bas, (+) et (−) peut-être trop peu pour compter, = pas de différence qui compte, ? on ne peut pas trancher.${missing.fr}`,
  };
}

/** Systems last and reach as far as their texts say, so that what they add up to differs for that alone. */
function differing({ scenarios }: Request, { language }: Context): Text | undefined {
  const range = (values: readonly number[]): string | undefined => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const to = { en: "to", fr: "à" }[language];
    return low === high ? undefined : `${shown(low, language)} ${to} ${shown(high, language)}`;
  };
  const weeks = range(scenarios.map(({ scenario }) => scenario.horizonWeeks));
  const people = range(scenarios.map(({ scenario }) => publicAtStart(scenario.population)));
  if (weeks === undefined && people === undefined) return undefined;
  const what = [
    weeks && { en: `weeks (${weeks})`, fr: `semaines (${weeks})` },
    people && { en: `publics (${people} people)`, fr: `publics (${people} personnes)` },
  ].filter((one) => one !== undefined && one !== "");
  const both = (own: "en" | "fr", and: string) => what.map((one) => (one as Text)[own]).join(and);
  const longer = weeks === undefined ? { en: "", fr: "" } : ALL_AS_LONG;
  return {
    en: `They differ in ${both("en", " and ")}, and so do numbers of people, contributions and euros: compare shares, means and costs per contribution first.${longer.en}`,
    fr: `Ils diffèrent par leurs ${both("fr", " et leurs ")}, et donc par les nombres de personnes, de contributions et d’euros : comparez d’abord les parts, les moyennes et les coûts par contribution.${longer.fr}`,
  };
}

const ALL_AS_LONG: Text = {
  en: " --weeks N simulates all for as long.",
  fr: " --weeks N simule chacun aussi longtemps.",
};
const COMPARED_MORE: Text = {
  en: "Name a scenario first to compare with it; --headline names other metrics; --all shows each comparison in full.",
  fr: "Nommez d’abord un scénario pour comparer à lui ; --headline choisit d’autres indicateurs ; --all montre chaque comparaison en entier.",
};
const RUN_MORE: Text = {
  en: "--headline names other metrics; levain run with the name of a system shows all of them.",
  fr: "--headline choisit d’autres indicateurs ; levain run suivi du nom d’un système les montre tous.",
};
