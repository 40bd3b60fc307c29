import type { Diagnostics } from "../../calibration/diagnostics.ts";
import type { FieldFinding } from "../../calibration/identification.ts";
import { counted, type Noun } from "../../input/counted.ts";
import type { Text } from "../../input/text.ts";
import type { Context } from "./language.ts";
import { shown, tableOf } from "./print.ts";

const PINNED: Record<FieldFinding["verdict"], Text> = {
  "pinned-down": { en: "pinned down", fr: "déterminé" },
  partly: { en: "partly pinned down", fr: "en partie déterminé" },
  "by-chance": { en: "no narrower than by chance", fr: "pas plus étroit que par hasard" },
  "not-pinned-down": { en: "not pinned down", fr: "non déterminé" },
  "cannot-say": { en: "too few accepted to tell", fr: "trop peu d’acceptés pour le dire" },
};
const EDGES = {
  low: { en: ", at the low end of its range", fr: ", en bas de sa plage" },
  high: { en: ", at the high end of its range", fr: ", en haut de sa plage" },
} as const;

/** Prints what the observations leave open, beside what a search narrows and ties by chance. */
export function printFields(
  { fields, together, byChance }: Diagnostics,
  { language, print, say }: Context,
): void {
  print("");
  print(
    say({
      en: "What the targets say about the fields (each accepted setting counts once)",
      fr: "Ce que les cibles disent des champs (chaque réglage accepté compte une fois)",
    }),
  );
  const number = (value: number | null) => shown(value, language);
  const percent = new Intl.NumberFormat(language, { style: "percent" });
  const rows = fields.map(({ path, range, q05, q50, q95, width, verdict, edge }) => [
    path,
    range.map(number).join(" – "),
    ...[q05, q50, q95].map(number),
    width === null ? "–" : percent.format(width),
    say(PINNED[verdict]) + (edge === null ? "" : say(EDGES[edge])),
  ]);
  const header = [
    say({ en: "field", fr: "champ" }),
    say({ en: "range", fr: "plage" }),
    ...["5 %", say({ en: "median", fr: "médiane" }), "95 %"],
    say({ en: "width", fr: "largeur" }),
    "",
  ];
  for (const line of tableOf([header, ...rows])) print(`  ${line}`);
  if (byChance === null) {
    if (together.length > 0) print(say(unmeasured(together.length)));
    return;
  }
  const [width, correlation] = [percent.format(byChance.width), number(byChance.correlation)];
  print(
    say({
      en: `  In 19 of 20 such searches no field without effect would be narrower than ${width}, and no two of them would have a rank correlation beyond ±${correlation}`,
      fr: `  Dans 19 recherches semblables sur 20, aucun champ sans effet ne serait plus étroit que ${width}, et deux d’entre eux n’auraient jamais une corrélation des rangs au-delà de ±${correlation}`,
    }),
  );
  for (const { fields: pair, rankCorrelation } of together)
    print(
      say({
        en: `  ${pair[0]} and ${pair[1]} are pinned down only together (rank correlation ${shown(rankCorrelation, "en")})`,
        fr: `  ${pair[0]} et ${pair[1]} ne sont déterminés qu’ensemble (corrélation des rangs ${shown(rankCorrelation, "fr")})`,
      }),
    );
}

/** Of a fit that was made before fields without effect went through the search. */
const unmeasured = (pairs: number): Text => ({
  en: `  ${counted(pairs, PAIR, "en")} of fields together; how many a search ties by chance was not measured when this calibration ran, so none is named`,
  fr: `  Champs liés : ${counted(pairs, PAIR, "fr")} ; combien une recherche en lie par hasard n’était pas mesuré lors de ce calage, aucun n’est donc nommé`,
});
const PAIR: Noun = { en: ["pair", "pairs"], fr: ["paire", "paires"] };
