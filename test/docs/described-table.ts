import type { Language, Text } from "../../sim/input/text.ts";
import { DESCRIBED, type Described, scenarios } from "../evidence/scenarios.ts";
import { resultOf } from "../evidence/store.ts";
import { code, table } from "./markdown.ts";

const FIGURES: Readonly<Record<string, Text>> = {
  everActive: {
    en: "people who took part in these weeks",
    fr: "personnes qui ont participé ces semaines-là",
  },
  contributors: { en: "of them in a usual week", fr: "dont une semaine ordinaire" },
  contributions: { en: "contributions a week", fr: "contributions par semaine" },
  contributionsEach: { en: "… of one who contributes that week", fr: "… de qui contribue cette semaine-là" },
  hours: { en: "people’s hours a week", fr: "heures du public par semaine" },
  hoursEach: { en: "… of one who contributes that week", fr: "… de qui contribue cette semaine-là" },
  staffHours: { en: "staff hours a week", fr: "heures du personnel par semaine" },
  unmetShare: { en: "needs unmet", fr: "besoins non satisfaits" },
  paidEuros: { en: "paid a week, €", fr: "versé par semaine, €" },
  costEuros: { en: "cost a week, €", fr: "coût par semaine, €" },
  createdEuros: { en: "value a week, €", fr: "valeur par semaine, €" },
  costEach: { en: "cost of a contribution, €", fr: "coût d’une contribution, €" },
  createdEach: { en: "its value, €", fr: "sa valeur, €" },
  bond: { en: "attachment gained by who took part", fr: "attachement gagné par qui a participé" },
  "bond once": { en: "… who contributed once", fr: "… qui a contribué une fois" },
  "bond several": { en: "… two to nine times", fr: "… de deux à neuf fois" },
  "bond often": { en: "… ten times or more", fr: "… dix fois ou plus" },
};
const SETTINGS: Readonly<Record<string, { label: Text; of: (described: Described) => number }>> = {
  consumers: { label: { en: "people", fr: "personnes" }, of: ({ consumers }) => consumers },
  warmUpWeeks: {
    label: { en: "weeks before week 0", fr: "semaines avant la semaine 0" },
    of: ({ warmUpWeeks }) => warmUpWeeks,
  },
  weeks: { label: { en: "weeks it is open", fr: "semaines d’ouverture" }, of: ({ weeks }) => weeks },
};

/** What the built-in scenarios assume of people, hours, euros and weeks, and what follows; one column each. */
export function describedTable(language: Language): string {
  const whole = new Intl.NumberFormat(language);
  const three = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
  const two = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });
  const found = DESCRIBED.map((id) => resultOf(scenarios, id));
  const shown = ({ figures }: Described, name: string) => {
    const figure = figures[name];
    if (figure === null) return "–";
    const half = (figure.high - figure.low) / 2;
    const value = three.format(figure.value).replace("-", "−");
    return half === 0 ? value : `${value} ± ${two.format(half)}`;
  };
  return table(
    ["", ...DESCRIBED.map((id) => code(id))],
    [
      ...Object.values(SETTINGS).map(({ label, of }) => [
        label[language],
        ...found.map((described) => whole.format(of(described))),
      ]),
      ...Object.entries(FIGURES).map(([name, label]) => [
        label[language],
        ...found.map((described) => shown(described, name)),
      ]),
    ],
  );
}
