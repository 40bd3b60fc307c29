import { sourceText } from "../../sim/host/cli/provenance.ts";
import type { Language, Text } from "../../sim/input/text.ts";
import { resolveScenario } from "../../sim/model/built-in.ts";
import { FIELDS } from "../../sim/model/model.ts";
import { ALL_AXES, AXIS_TEXTS, type Axis, kindOf } from "../../sim/model/systems/families.ts";
import { fileOf, SYSTEMS, systemOf } from "../../sim/model/systems/systems.ts";
import { optionText } from "../../sim/scenario/option-texts.ts";
import { sourceAt } from "../../sim/scenario/source-paths.ts";
import { valuesSet } from "../../sim/scenario/sources.ts";
import type { Tension } from "../../sim/scenario/system-file.ts";
import { tagText } from "../../sim/scenario/system-tags.ts";
import { code, table } from "../docs/markdown.ts";
import { colon, numeral, saying } from "../docs/page.ts";
import { readStore } from "../evidence/store.ts";
import { tensionPiece } from "../evidence/tensions.ts";
import { type Judged, judged, type Outcome } from "./judge.ts";
import { outside, outsideCount } from "./outside.ts";
import { type Tried, tensionsOf } from "./run.ts";

/** What came out of a tension; undefined before its first run. */
export function keptOf(id: string, tension: Tension): Judged | undefined {
  const piece = tensionPiece(id);
  const values = (readStore(piece)[piece.name]?.result as Tried | undefined)?.[tension.id];
  return values === undefined ? undefined : judged(id, tension, values);
}

const OUTCOMES: Readonly<Record<Outcome, Text>> = {
  shown: { en: "shown", fr: "montrée" },
  "by construction": { en: "by construction", fr: "par construction" },
  "not shown": { en: "not shown", fr: "non montrée" },
};

const three = (value: number, language: Language) => numeral(Number(value.toPrecision(3)), language);

/** A tension's row: what it says, its worlds, and the verdict. */
function row(id: string, tension: Tension, language: Language): string[] {
  const say = saying(language);
  const kept = keptOf(id, tension);
  const asked = [tension.statement[language], code(tension.metric)];
  if (kept === undefined)
    return [
      ...asked,
      "",
      "",
      "",
      "",
      "",
      say(`not run: npm run tensions ${id}`, `pas encore simulée : npm run tensions ${id}`),
    ];
  const { low, high, worlds, right, wrong, ties, meanDifference } = kept.step;
  return [
    ...asked,
    `${code(low)} < ${code(high)}`,
    say(`${right} of ${worlds}`, `${right} sur ${worlds}`),
    String(wrong),
    String(ties),
    three(meanDifference, language),
    verdictText(tension, kept.outcome, language),
  ];
}

const verdictText = ({ notShown }: Tension, outcome: Outcome, language: Language): string =>
  outcome === "not shown" && notShown !== undefined
    ? saying(language)(`not shown, because ${notShown.en}`, `non montrée, parce que ${notShown.fr}`)
    : OUTCOMES[outcome][language];

const HEADS: readonly Text[] = [
  { en: "tension", fr: "tension" },
  { en: "metric", fr: "indicateur" },
  { en: "arms", fr: "bras" },
  { en: "worlds", fr: "mondes" },
  { en: "other way", fr: "à l’inverse" },
  { en: "ties", fr: "égalités" },
  { en: "mean difference", fr: "différence moyenne" },
  { en: "verdict", fr: "verdict" },
];

/** A line per tension, for the terminal. */
export const readingOf = (id: string, language: Language): string[] =>
  tensionsOf(id).map((tension) =>
    row(id, tension, language)
      .filter((cell) => cell !== "")
      .join(" | "),
  );

/** Every tension of every system, with what came out. */
export function tensionTable(language: Language): string {
  const rows = SYSTEMS.flatMap((id) =>
    tensionsOf(id).flatMap((tension) => [
      [code(id), ...row(id, tension, language)],
      ...(tension.before ?? []).map((earlier) => earlierRow(earlier, language)),
    ]),
  );
  return table([saying(language)("system", "système"), ...HEADS.map((head) => head[language])], rows);
}

/** An earlier form stands below the present one, with why it was changed in place of the verdict. */
const earlierRow = (
  { tension, result, reason }: NonNullable<Tension["before"]>[number],
  language: Language,
) => [
  "",
  `${saying(language)("before", "auparavant")}${colon(language)}${tension[language]}`,
  ...["", ""],
  result[language],
  ...["", "", ""],
  reason[language],
];

/** How many systems show a tension that is not by construction. */
export function shownCount(language: Language): string {
  const shown = SYSTEMS.filter((id) => tensionsOf(id).some((one) => keptOf(id, one)?.outcome === "shown"));
  const others = SYSTEMS.filter((id) => !shown.includes(id)).map(code);
  const [count, all] = [shown.length, SYSTEMS.length];
  const rest = others.length === 0 ? "" : others.join(", ");
  return saying(language)(
    `${count} of ${all} systems show a tension that is not by construction${rest && `; not so: ${rest}`}.`,
    `${count} systèmes sur ${all} montrent une tension qui ne tient pas à leur construction${rest && ` ; les autres : ${rest}`}.`,
  );
}

/** How many values are not where one would believe their defaults, and how the tables mark them. */
export function outsideText(language: Language): string {
  const { ranged, beyond } = outsideCount();
  const [count, all] = [numeral(beyond, language), numeral(ranged, language)];
  return saying(language)(
    `Of the ${all} values here whose field has a [believable range](assumptions.md#believable-ranges), ${count} lie outside it. The range is about the default, usually a forum's; each of these is marked by *not* and that range, and what it rests on is the reason why this system differs.`,
    `Des ${all} valeurs d’ici dont le champ a une [fourchette vraisemblable](assumptions.fr.md#fourchettes-vraisemblables), ${count} en sortent. La fourchette porte sur la valeur par défaut, celle d’un forum le plus souvent ; chacune de ces valeurs est marquée par *hors de* et cette fourchette, et ce sur quoi elle repose est la raison de l’écart.`,
  );
}

/** A section per system: what it is, its axes, on what its values rest. */
export const systemSections = (language: Language): string =>
  SYSTEMS.map((id) => section(id, language)).join("\n\n");

function section(id: string, language: Language): string {
  const say = saying(language);
  const { title, story } = resolveScenario(id).scenario;
  const { texts, question } = systemOf(id);
  const kind = kindOf(id);
  const named = (axis: Axis, value: string) =>
    (["sector", "need", "risk"].includes(axis) ? tagText(value as never) : optionText(value))[language];
  const axes = ALL_AXES.filter((axis) => kind[axis].length > 0).map(
    (axis) =>
      `${AXIS_TEXTS[axis][language]}${colon(language)}${kind[axis].map((one) => named(axis, one)).join(", ")}`,
  );
  return `### ${title[language]}

${code(id)}, ${texts.join("; ")}. *${question[language]}*

${story[language]}

${axes.join(" · ")}

${table([say("value", "valeur"), say("rests on", "repose sur")], sourceRows(id, language))}`;
}

/** Values that rest on the same, together. */
function sourceRows(id: string, language: Language): string[][] {
  const file = fileOf(id);
  const sources = file.sources ?? [];
  const set = valuesSet(FIELDS, file);
  return sources.flatMap((source) => {
    const own = set.filter(({ path }) => sourceAt(sources, path) === source);
    const values = own.map(({ path, value, field }) => {
      const usual = outside(field, value, language);
      const beyond = usual === undefined ? "" : ` (${saying(language)("not", "hors de")} ${usual})`;
      return `${code(path)} ${shownValue(value, language)}${beyond}`;
    });
    return own.length === 0 ? [] : [[values.join("<br>"), sourceText(source, language)]];
  });
}

const shownValue = (value: unknown, language: Language): string =>
  typeof value === "number" ? numeral(value, language) : code(JSON.stringify(value));
