import type { Language } from "../../sim/input/text.ts";
import { living } from "../evidence/living.ts";
import { resultOf } from "../evidence/store.ts";
import type { Interval } from "../patterns/judge.ts";
import { code, table } from "./markdown.ts";

/** What the living forum looks like, and whether it stays as it is. */
export function livingTable(language: Language): string {
  const say = (en: string, fr: string) => ({ en, fr })[language];
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const shown = ({ value, low, high }: Interval) => [
    format.format(value),
    `${format.format(low)} – ${format.format(high)}`,
  ];
  const { ratios, figures } = resultOf(living);
  return table(
    [say("what", "quoi"), say("mean", "moyenne"), say("interval", "intervalle")],
    [
      ...Object.entries(ratios).map(([metric, found]) => [
        say(
          `${code(metric)}, third and fourth year to the first two (90 %)`,
          `${code(metric)}, troisième et quatrième années rapportées aux deux premières (90 %)`,
        ),
        ...shown(found),
      ]),
      ...Object.entries(figures).map(([metric, found]) => [`${code(metric)} (95 %)`, ...shown(found)]),
    ],
  );
}
