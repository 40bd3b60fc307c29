import type { Language } from "../../sim/input/text.ts";
import { PAIRS } from "../../sim/model/built-in.ts";
import { type Coverage, coverage, partOf, SMALL_FORUM, TRIED_WORLDS, UNTIL } from "../evidence/coverage.ts";
import { resultOf } from "../evidence/store.ts";
import { code, table } from "./markdown.ts";

const inLanguage = (language: Language) => (en: string, fr: string) => ({ en, fr })[language];

const digits = (language: Language, fraction: number) =>
  new Intl.NumberFormat(language, { minimumFractionDigits: fraction, maximumFractionDigits: fraction });
const percent = (language: Language) =>
  new Intl.NumberFormat(language, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** How often `ci95` and Student's interval hold the mean difference, and how much wider `ci95` is. */
export function intervalTable(language: Language): string {
  const say = inLanguage(language);
  const share = percent(language);
  const width = digits(language, 2);
  const shown = ({ student, covered, width: wide }: Coverage) => [
    `${share.format(covered)} (${share.format(student)})`,
    wide === null ? "–" : `×${width.format(wide)}`,
  ];
  const rows = [...PAIRS.keys(), SMALL_FORUM].flatMap((pool) => {
    const found = resultOf(coverage, pool);
    if (!("intervals" in found)) throw new Error(`${pool}: no intervals`);
    return Object.entries(found.intervals).map(([metric, tried]) => [
      pool === SMALL_FORUM ? say("a small forum", "un petit forum") : code(pool),
      code(metric),
      ...tried.flatMap(shown),
    ]);
  });
  const header = TRIED_WORLDS.flatMap((worlds) => [
    say(`${worlds} worlds`, `${worlds} mondes`),
    say("width", "largeur"),
  ]);
  return table([say("comparison", "comparaison"), say("metric", "indicateur"), ...header], rows);
}

/** What studies find that add worlds until a difference is known. */
export function untilTable(language: Language): string {
  const say = inLanguage(language);
  const share = percent(language);
  const lean = digits(language, 2);
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const rows = UNTIL.map((one) => {
    const found = resultOf(coverage, partOf(one));
    if (!("until" in found)) throw new Error(`${partOf(one)}: no study`);
    const { within, covered, lean: leans, worlds, fixed } = found.until;
    return [
      one.pool === SMALL_FORUM ? say("a small forum", "un petit forum") : code(one.pool),
      `${code(one.metric)} ± ${one.halfWidth.toLocaleString(language)}`,
      ...[share.format(within), share.format(covered), lean.format(leans).replace("-", "−")],
      ...[whole.format(worlds), whole.format(fixed)],
    ];
  });
  return table(
    [
      say("comparison", "comparaison"),
      say("asked", "demandé"),
      say("within the half width", "à moins d’une demi-largeur"),
      say("`ci95` holds the truth", "`ci95` contient la vérité"),
      say("leans towards 0, in half widths", "penche vers 0, en demi-largeurs"),
      say("worlds, on average", "mondes, en moyenne"),
      say("worlds if their spread were known", "mondes si leur dispersion était connue"),
    ],
    rows,
  );
}
