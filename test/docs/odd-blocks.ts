import type { Language, Text } from "../../sim/input/text.ts";
import { unitIn } from "../../sim/input/units.ts";
import type { Mechanism } from "../../sim/mechanisms/mechanism.ts";
import { METRICS, WEEKLY_METRICS } from "../../sim/model/metric-lists.ts";
import {
  FIELDS,
  OPERATION_COLUMNS,
  OPERATION_NUMBERS,
  PERSON_COLUMNS,
  PROCESS,
  WORLD_NUMBERS,
} from "../../sim/model/model.ts";
import type { Field, Fields, Leaf } from "../../sim/scenario/field.ts";
import { leavesOf } from "../../sim/scenario/walk.ts";
import type { ModelModule } from "../../sim/world/module.ts";
import { TRAITS } from "../../sim/world/people/traits.ts";
import { defaultOf } from "./contracts/leaf-words.ts";
import { anchorOf, code, table } from "./markdown.ts";
import { SIGNS } from "./notation.ts";
import { colon, inLanguage, numeral } from "./page.ts";
import { streamsOf } from "./streams.ts";
import { heads } from "./words.ts";

/**
 * The generated blocks of `docs/odd.md` and `docs/odd.fr.md`, by the names of their markers. They name fields, columns and
 * metrics; the contracts say what each is.
 */
export function oddBlocks(language: Language, submodels: readonly Submodel[]): Record<string, string> {
  const signs = SIGNS.map(([sign, meaning]) => [code(sign), meaning[language]]);
  return {
    signs: table(heads(["sign", "meaning"], language), signs),
    traits: traitTable(language),
    "person state": namesIn("perPerson", Object.keys(PERSON_COLUMNS), language),
    "operation state": namesIn("perPersonAndOperation", Object.keys(OPERATION_COLUMNS), language),
    "operation numbers": namesIn("perOperation", Object.keys(OPERATION_NUMBERS), language),
    "world numbers": namesIn("forWorld", Object.keys(WORLD_NUMBERS), language),
    "operation fields": parameterList("operations", leavesBelow("operations"), language),
    levers: parameterList("levers", leavesBelow("levers"), language),
    network: parameterList("network", leavesBelow("network"), language),
    week: weekList(language),
    together: PROCESS.flatMap((step) =>
      typeof step !== "function" && step.together !== undefined ? [linkTo(step, language)] : [],
    ).join(", "),
    streams: streamTable(language),
    metrics: namesIn(
      "metrics",
      METRICS.map(({ id }) => id),
      language,
    ),
    "weekly metrics": namesIn(
      "weekly",
      WEEKLY_METRICS.map(({ id }) => id),
      language,
    ),
    ...Object.fromEntries(submodels.map((submodel) => [submodel.id, sectionOf(submodel, language)] as const)),
  };
}

/** The processes between the mechanisms of a week, by the names of their functions. */
const STEPS: Readonly<Record<string, Text>> = {
  renewPublic: {
    en: "newcomers join the public, and others leave it",
    fr: "des nouveaux venus rejoignent le public, et d’autres le quittent",
  },
  openAndClose: { en: "operations open and close", fr: "les opérations ouvrent et ferment" },
  collectConsidering: {
    en: "people whose wait ends this week think about joining (`consideration`)",
    fr: "les personnes dont l’attente s’achève cette semaine envisagent d’entrer (`consideration`)",
  },
  orderActive: {
    en: "enrolled people are sorted by number",
    fr: "les personnes inscrites sont rangées par numéro",
  },
  makeContributions: {
    en: "the contributions really made are counted, with their costs (`prices`)",
    fr: "on compte les contributions vraiment faites, et leur coût (`prices`)",
  },
  judgeContributions: {
    en: "contributions turn out well or as errors (`quality`)",
    fr: "les contributions se révèlent bonnes ou fautives (`quality`)",
  },
};

const linkTo = ({ id, title }: Mechanism, language: Language) => `[${title[language]}](#${id.toLowerCase()})`;

function weekList(language: Language): string {
  const lines = PROCESS.map((step) => {
    if (typeof step !== "function") return linkTo(step, language);
    const text = STEPS[step.name];
    if (text === undefined) throw new Error(`no words for ${step.name}`);
    return text[language];
  });
  return lines.map((line, place) => `${place + 1}. ${line}`).join("\n");
}

const SCALES: Readonly<Record<string, Text>> = {
  "logit-normal": { en: "normal on the log-odds", fr: "normale sur le logit" },
  lognormal: { en: "lognormal", fr: "log-normale" },
  gamma: { en: "gamma: mean, shape", fr: "gamma : moyenne, forme" },
  share: { en: "1 for that share, 0 for the others", fr: "1 pour cette part, 0 pour les autres" },
};
const FACTORS: Readonly<Record<string, Text>> = {
  capital: { en: "capital", fr: "capital" },
  involvement: { en: "involvement", fr: "implication" },
  drive: { en: "involvement, by `vigourLoading`", fr: "implication, par `vigourLoading`" },
  none: { en: "", fr: "" },
};

function traitTable(language: Language): string {
  const rows = Object.entries(TRAITS).map(([id, trait]) => [
    code(id),
    trait[language],
    unitIn(trait.unit, language),
    SCALES[trait.scale][language],
    numeral(trait.median, language),
    trait.scale === "share" ? "" : numeral(trait.spread, language),
    FACTORS[trait.factor][language],
  ]);
  return table(heads(["trait", "meaning", "unit", "law", "median", "spread", "factor"], language), rows);
}

/** Fields of a top-level group by their path inside it, without operations' own levers, which repeat the others. */
function leavesBelow(group: string): [name: string, leaf: Leaf][] {
  const holder: Field = FIELDS[group];
  const fields: Fields = "fields" in holder ? holder.fields : {};
  return leavesOf(fields).filter(([, { kind }]) => kind !== "override");
}

function streamTable(language: Language): string {
  const rows = streamsOf().map(([file, streams]) => [code(`sim/${file}`), streams.map(code).join(", ")]);
  return table(heads(["drawn in", "streams"], language), rows);
}

/** Where the contracts list them. */
const LISTED = {
  perPerson: { en: "per-person", fr: "par-personne" },
  perPersonAndOperation: { en: "per-person-and-operation", fr: "par-personne-et-opération" },
  perOperation: { en: "per-operation", fr: "par-opération" },
  forWorld: { en: "for-the-whole-world", fr: "pour-le-monde-entier" },
  metrics: { en: "metrics", fr: "indicateurs" },
  weekly: { en: "weekly-metrics", fr: "indicateurs-hebdomadaires" },
} satisfies Record<string, Text>;
const MEANINGS: Text = { en: "what they mean", fr: "ce que ces noms désignent" };

function namesIn(listed: keyof typeof LISTED, names: readonly string[], language: Language): string {
  const place = `${inLanguage("contracts/metrics.md", language)}#${LISTED[listed][language]}`;
  return `${names.map(code).join(", ")} ([${MEANINGS[language]}](${place})).`;
}

const FIELD_MEANINGS: Text = { en: "meaning, unit, range, source", fr: "sens, unité, plage, source" };

/** Parameters with their defaults. @param group of fields in which the contracts have the rest */
function parameterList(
  group: string,
  leaves: readonly [name: string, leaf: Leaf][],
  language: Language,
): string {
  const place = `${inLanguage("contracts/fields.md", language)}#${anchorOf(group)}`;
  const named = leaves.map(([name, leaf]) =>
    [code(name), defaultOf(leaf, language)].filter((part) => part !== "").join(" = "),
  );
  return `*${WORDS.parameters[language]}* ([${FIELD_MEANINGS[language]}](${place}))${colon(language)}${named.join(", ")}.`;
}

type Submodel = ModelModule & Partial<Pick<Mechanism, "title" | "off">>;

const WORDS = {
  parameters: { en: "Parameters", fr: "Paramètres" },
  perOperation: { en: "May differ between operations", fr: "Peuvent différer d’une opération à l’autre" },
  off: { en: "Off", fr: "Désactivé" },
  state: { en: "State", fr: "État" },
  counts: { en: "Counts", fr: "Décomptes" },
} satisfies Record<string, Text>;

/** What it is about, equations, what off means, parameters and state of one submodel. Traits have a table of their own. */
function sectionOf(submodel: Submodel, language: Language): string {
  const group = FIELDS[submodel.id];
  const title = submodel.title ?? ("text" in group ? group.text : { en: submodel.id, fr: submodel.id });
  const stated = (word: keyof typeof WORDS, text: string) =>
    text === "" ? [] : [`*${WORDS[word][language]}*${colon(language)}${text}.`];
  const named = (names: readonly string[]) => names.map(code).join(", ");
  const columns = [
    submodel.personColumns,
    submodel.operationColumns,
    submodel.operationNumbers,
    submodel.worldNumbers,
  ];
  const parameters = leavesBelow(submodel.id).filter(([name]) => !isTrait(name));
  return [
    ...(submodel.about === undefined ? [] : [submodel.about[language]]),
    `**${title[language]}**`,
    `\`\`\`text\n${submodel.equations.join("\n")}\n\`\`\``,
    ...stated("off", submodel.off?.[language] ?? ""),
    ...(parameters.length === 0 ? [] : [parameterList(submodel.id, parameters, language)]),
    ...stated("perOperation", named(parameters.filter(isPerOperation).map(([parameter]) => parameter))),
    ...stated("state", named(columns.flatMap((own) => Object.keys(own ?? {})))),
    ...stated("counts", named(submodel.tallies ?? [])),
  ].join("\n\n");
}

const isPerOperation = ([, leaf]: [name: string, leaf: Leaf]) =>
  leaf.kind === "number" && leaf.perOperation === true;

const isTrait = (name: string) => /\.(median|spread)$/.test(name);
