import type { Language } from "../../../sim/input/text.ts";
import { FORMULA_LENGTH } from "../../../sim/scenario/formula.ts";
import { code, table } from "../markdown.ts";
import { inLanguage, numeral, saying } from "../page.ts";

interface Example {
  formula: string;
  /** In week 10, with 1,000 consumers and 25 active; a test evaluates it. */
  value: number;
  en: string;
  fr: string;
}

const SAME = (text: string) => ({ en: text, fr: text });

export const FORMULA_EXAMPLES: readonly Example[] = [
  {
    formula: "2 * (week >= 20)",
    value: 0,
    en: "2 from week 20 on: a comparison is 1 or 0",
    fr: "2 à partir de la semaine 20 : une comparaison vaut 1 ou 0",
  },
  {
    formula: "0 <= week < 12",
    value: 1,
    en: "comparisons in a chain, all of which must hold: only `<` and `<=`, or only `>` and `>=`",
    fr: "des comparaisons en chaîne, qui doivent toutes être vraies : seulement `<` et `<=`, ou seulement `>` et `>=`",
  },
  {
    formula: "1.5e-2 + 3 / 4 - 2 ^ -1",
    value: 0.265,
    en: "arithmetic: `+ − * / ^` and parentheses",
    fr: "l’arithmétique : `+ − * / ^` et les parenthèses",
  },
  { formula: "-week + +1", value: -9, en: "signs", fr: "les signes" },
  { formula: "(week == 10) + (week != 10) + (week > 9)", value: 2, ...SAME("`< <= > >= == !=`") },
  {
    formula: "min(8, 0.2 * active)",
    value: 5,
    en: "`min` and `max` of one value or more",
    fr: "`min` et `max` d’une ou de plusieurs valeurs",
  },
  {
    formula: "max(0, 1 - active / consumers)",
    value: 0.975,
    en: "a total of last week",
    fr: "un total de la semaine précédente",
  },
  { formula: "floor(sqrt(abs(0 - 17)))", value: 4, ...SAME("`abs`, `sqrt`, `floor`") },
  {
    formula: "exp(log(week))",
    value: 10,
    en: "`exp` and `log` (natural)",
    fr: "`exp` et `log` (népérien)",
  },
];

/** @param names that formulas may use */
export function leverSection(names: readonly string[], language: Language): string {
  const say = saying(language);
  const totals = names
    .filter((name) => name !== "week" && name !== "consumers")
    .map(code)
    .join(", ");
  const examples = table(
    [
      say("example", "exemple"),
      say("in week 10, with 25 active of 1,000", "en semaine 10, avec 25 actifs sur 1 000"),
      say("what it shows", "ce qu’il montre"),
    ],
    FORMULA_EXAMPLES.map((example) => [
      code(example.formula),
      numeral(example.value, language),
      example[language],
    ]),
  );
  return `## ${say("Levers over time", "Les leviers dans le temps")}

${say(
  "A field of kind *lever* takes a number, a list of periods, or a formula.",
  "Un champ du genre *levier* prend un nombre, une liste de périodes ou une formule.",
)}

**${say("Periods", "Périodes")}.** \`[{"from": 0, "to": 12, "value": 8}]\`${say(
    ": the value holds from week `from` up to, but not including, week `to`. Outside all periods, and so in the warm-up, the lever has its default. Weeks are whole numbers from 0 to 1040. Periods are in order and do not overlap; there are at most 100.",
    " : la valeur vaut de la semaine `from` à la semaine `to` non comprise. Hors de toute période, et donc pendant la mise en route, le levier a sa valeur par défaut. Les semaines sont des nombres entiers de 0 à 1040. Les périodes se suivent dans l’ordre, sans se recouvrir ; il y en a au plus 100.",
  )}

**${say("Formulas", "Formules")}.** ${say(
    `Text of at most ${FORMULA_LENGTH} characters, evaluated each week. It may hold numbers, names, parentheses, and:`,
    `Un texte d’au plus ${FORMULA_LENGTH} caractères, évalué chaque semaine. Il peut contenir des nombres, des noms, des parenthèses, et :`,
  )}

${examples}

${say(
  `Names: \`week\` (0 in the warm-up), \`consumers\` (people in the population), and last week's [weekly metrics](metrics.md#weekly-metrics), 0 before the first week: ${totals}. \`^\` takes whole exponents from −64 to 64; other exponents need a positive base. Nothing else is allowed: a product has its sign, as in \`2 * week\`, and numbers are decimal. A formula that leaves the range of its lever in some week ends the run with exit code 2 and names the week.`,
  `Noms : \`week\` (0 pendant la mise en route), \`consumers\` (la taille de la population) et les [indicateurs hebdomadaires](${inLanguage("metrics.md", language)}#indicateurs-hebdomadaires) de la semaine précédente, 0 avant la première : ${totals}. \`^\` prend des exposants entiers de −64 à 64 ; les autres demandent une base positive. Rien d’autre n’est permis : un produit a son signe, comme dans \`2 * week\`, et les nombres sont décimaux. Une formule qui sort de la plage de son levier une semaine donnée met fin à la simulation avec le code de sortie 2 et nomme la semaine.`,
)}`;
}
