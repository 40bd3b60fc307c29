import type { Language, Text } from "../../sim/input/text.ts";
import { code, table } from "../docs/markdown.ts";
import { numeral, saying } from "../docs/page.ts";
import { mechanisms } from "../evidence/mechanisms.ts";
import { readStore } from "../evidence/store.ts";
import type { Judged } from "../systems/judge.ts";
import { type Tried, tensionsOf } from "../systems/run.ts";
import { keptOf } from "../systems/table.ts";
import { isCited, MECHANISMS_SHOWN, type MechanismShown, type Row } from "./protocol.ts";
import { judgedTrial, tensionOf } from "./run.ts";

/** What a row came to, before it has run nothing; and what its line says of it. */
interface Came {
  metric: string;
  judged: Judged | undefined;
  notShown: Text | undefined;
  tension: string | undefined;
}

function cameTo(mechanism: MechanismShown, row: Row): Came {
  if (isCited(row)) {
    const tension = tensionsOf(row.system).find(({ id }) => id === row.tension);
    if (tension === undefined) throw new Error(`${row.system} has no tension ${row.tension}`);
    const { metric, notShown } = tension;
    return { metric, judged: keptOf(row.system, tension), notShown, tension: row.tension };
  }
  const trial = tensionOf(mechanism, row);
  const tried = readStore(mechanisms)[row.system]?.result as Tried | undefined;
  const judged = tried?.[trial.id] === undefined ? undefined : judgedTrial(row.system, trial, tried);
  return { metric: row.metric, judged, notShown: row.notShown, tension: undefined };
}

/** By construction is shown as well here: the question is whether the mechanism does what it is for. */
const isShownIn = (mechanism: MechanismShown, row: Row): boolean | undefined => {
  const { judged } = cameTo(mechanism, row);
  return judged === undefined ? undefined : judged.outcome !== "not shown";
};

const three = (value: number, language: Language) => numeral(Number(value.toPrecision(3)), language);

function line(mechanism: MechanismShown, row: Row, language: Language): string[] {
  const say = saying(language);
  const { metric, judged, notShown, tension } = cameTo(mechanism, row);
  const cited = tension === undefined ? "" : ` (${say("tension", "tension")} ${code(tension)})`;
  const system = `${code(row.system)}${cited}`;
  if (judged === undefined)
    return [system, "", code(metric), "", "", "", say("not run", "pas encore simulé")];
  const { low, high, worlds, right, wrong, meanDifference, relevant } = judged.step;
  return [
    system,
    `${code(low)} < ${code(high)}`,
    code(metric),
    say(`${right} of ${worlds}`, `${right} sur ${worlds}`) + (wrong === 0 ? "" : ` (${wrong} ↓)`),
    three(meanDifference, language),
    three(relevant, language),
    verdict(judged, notShown, language),
  ];
}

function verdict({ outcome }: Judged, notShown: Text | undefined, language: Language): string {
  const say = saying(language);
  if (outcome !== "not shown") return say("shown", "montré");
  if (notShown === undefined) return say("not shown", "non montré");
  return say(`not shown, because ${notShown.en}`, `non montré, parce que ${notShown.fr}`);
}

const HEADS: readonly Text[] = [
  { en: "system", fr: "système" },
  { en: "arms", fr: "bras" },
  { en: "metric", fr: "indicateur" },
  { en: "worlds", fr: "mondes" },
  { en: "mean difference", fr: "différence moyenne" },
  { en: "smallest that matters", fr: "plus petite qui compte" },
  { en: "verdict", fr: "verdict" },
];

/** A section for each mechanism: what must show, where, and what came out. */
export const mechanismSections = (language: Language): string =>
  MECHANISMS_SHOWN.map((mechanism) => {
    const { id, effect, values, rows } = mechanism;
    const say = saying(language);
    const heads = HEADS.map((head) => head[language]);
    return `### ${id}

${effect[language]}

${say("Arms", "Bras")}${language === "fr" ? " :" : ":"} ${values[language]}

${table(
  heads,
  rows.map((row) => line(mechanism, row, language)),
)}`;
  }).join("\n\n");

/** How many rows are shown, and of which mechanisms not all are. */
export function mechanismCount(language: Language): string {
  const all = MECHANISMS_SHOWN.flatMap((mechanism) =>
    mechanism.rows.map((row) => ({ id: mechanism.id, shown: isShownIn(mechanism, row) === true })),
  );
  const shown = all.filter((one) => one.shown).length;
  const whole = MECHANISMS_SHOWN.filter(({ id }) => all.every((one) => one.id !== id || one.shown));
  return saying(language)(
    `${shown} of ${all.length} rows are shown; ${whole.length} of ${MECHANISMS_SHOWN.length} mechanisms in every row.`,
    `${shown} lignes sur ${all.length} sont montrées ; ${whole.length} mécanismes sur ${MECHANISMS_SHOWN.length} dans toutes leurs lignes.`,
  );
}
