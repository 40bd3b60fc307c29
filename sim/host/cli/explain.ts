import type { Command } from "commander";
import { counted, type Noun } from "../../input/counted.ts";
import { keysOfPath } from "../../input/paths.ts";
import { inputError } from "../../input/problems.ts";
import { didYouMean } from "../../input/suggestions.ts";
import type { Language, Text } from "../../input/text.ts";
import { unitIn } from "../../input/units.ts";
import { ID } from "../../input/values.ts";
import { askedIn } from "../../metrics/asked.ts";
import { COUNTS } from "../../metrics/metric.ts";
import { METRICS, WEEKLY_METRICS } from "../../model/metric-lists.ts";
import { FIELDS, MECHANISMS } from "../../model/model.ts";
import { believableOf } from "../../scenario/believable.ts";
import type { Field, Fields } from "../../scenario/field.ts";
import { fieldAt, leavesOf } from "../../scenario/walk.ts";
import type { Context } from "./language.ts";
import { shown } from "./print.ts";
import { explainValues, placeIn } from "./provenance.ts";
import { STATUSES } from "./statuses.ts";

export function addExplain(program: Command, context: Context): void {
  const { say, print, language } = context;
  program
    .command("explain")
    .description(
      say({
        en: "explain a field, a metric or a mechanism",
        fr: "expliquer un champ, un indicateur ou un mécanisme",
      }),
    )
    .argument(
      "<name>",
      say({
        en: "path of a field, or id of a metric or mechanism; SCENARIO:PATH says on what a scenario's values rest",
        fr: "chemin d’un champ, ou identifiant d’un indicateur ou d’un mécanisme ; SCÉNARIO:CHEMIN dit sur quoi reposent les valeurs d’un scénario",
      }),
    )
    .action((name: string) => {
      const place = placeIn(name);
      if (place !== undefined) return print(explainValues(place.scenario, place.path, language).join("\n"));
      const meanings = meaningsOf(name, context);
      if (meanings.length === 0) refuse(name);
      if (meanings.length > 1)
        print(
          say({
            en: `${name} means ${counted(meanings.length, THING, "en")}:\n`,
            fr: `${name} désigne ${counted(meanings.length, THING, "fr")} :\n`,
          }),
        );
      print(meanings.map((lines) => lines.join("\n  ")).join("\n\n"));
    });
}

const THING: Noun = { en: ["thing", "things"], fr: ["chose", "choses"] };
const colon = (language: Language) => (language === "fr" ? " : " : ": ");

/** Everything a name can mean; each meaning is a heading and its lines. */
function meaningsOf(name: string, context: Context): string[][] {
  const mechanism = MECHANISMS.find(({ id }) => id === name || name === `mechanisms.${id}`);
  return [
    ...explainMetric(name, context),
    ...(mechanism === undefined ? [] : [explainMechanism(mechanism, context)]),
    ...(mechanism !== undefined && mechanism.id !== name ? [] : explainFields(name, context)),
  ];
}

const ofOneOperation = (id: string, { say, language }: Context) =>
  `${say({ en: "of one operation", fr: "d’une seule opération" })}${colon(language)}${id}@${OPERATION}`;

function explainMetric(name: string, context: Context): string[][] {
  const { say, language } = context;
  const asked = askedIn(name);
  // What is printed below may be pasted, too.
  const isOfOne = asked !== undefined && (ID.accepts(asked.operation) || asked.operation === OPERATION);
  const isAsked = ({ id, perOperation }: { id: string; perOperation?: true }) =>
    id === name || (isOfOne && id === asked.metric && perOperation);
  const metric = METRICS.find(isAsked);
  const weekly = WEEKLY_METRICS.find(isAsked);
  const found: string[][] = [];
  if (metric) {
    const { id, counts, direction, relevant, undefinedWhen, unit, text, perOperation } = metric;
    const smallest = say({ en: "smallest relevant difference", fr: "plus petite différence pertinente" });
    found.push([
      `${id} [${unitIn(unit, language)}] — ${say({ en: "metric of a run", fr: "indicateur d’une simulation" })}`,
      text[language],
      ...(counts ? [say(COUNTS[counts])] : []),
      say(DIRECTIONS[direction]),
      `${smallest}${colon(language)}${shown(relevant.value, language)}${say(RELEVANT[relevant.of])}`,
      ...(undefinedWhen
        ? [`${say({ en: "undefined when", fr: "indéfinie quand" })} ${undefinedWhen[language]}`]
        : []),
      ...(perOperation ? [ofOneOperation(id, context)] : []),
    ]);
  }
  if (weekly)
    found.push([
      `${weekly.id} [${unitIn(weekly.unit, language)}] — ${say({ en: "weekly metric and formula aggregate", fr: "indicateur hebdomadaire et agrégat de formule" })}`,
      weekly.text[language],
      ...(weekly.perOperation ? [ofOneOperation(weekly.id, context)] : []),
    ]);
  return found;
}

const OPERATION = "<operation>";

export const DIRECTIONS = {
  "higher is better": { en: "higher is better", fr: "plus c’est élevé, mieux c’est" },
  "lower is better": { en: "lower is better", fr: "plus c’est bas, mieux c’est" },
  neutral: { en: "neither better nor worse", fr: "ni mieux ni moins bien" },
};
export const RELEVANT = {
  absolute: { en: "", fr: "" },
  consumers: { en: " × consumers", fr: " × population" },
  baseline: { en: " × the baseline's mean", fr: " × moyenne de la référence" },
};
/** A mechanism with its switch and its fields. */
function explainMechanism(
  { id, title, off, fields }: (typeof MECHANISMS)[number],
  { say, language }: Context,
): string[] {
  return [
    `${id} — ${say({ en: "mechanism", fr: "mécanisme" })}${colon(language)}${title[language]}`,
    `${say({ en: "off", fr: "désactivé" })}${colon(language)}${off[language]}`,
    `mechanisms.${id}, ${say({ en: "default: true", fr: "par défaut : true" })}`,
    ...leavesOf(fields, `${id}.`).map(([path]) => path),
  ];
}

/** The field with this path, where `<id>` stands for any id, and every other field whose path ends with the name. */
function explainFields(name: string, context: Context): string[][] {
  const exact = fieldAt(FIELDS, name);
  // A mechanism lists its own group of fields.
  const own = exact === undefined || MECHANISMS.some(({ id }) => id === name) ? [] : [[name, exact] as const];
  const others = fieldsBelow(FIELDS).filter(
    ([path, field]) => path.endsWith(`.${name}`) && !path.startsWith("mechanisms.") && !isOverride(field),
  );
  return [...own, ...others].map(([path, field]) => describeField(path, field, context));
}

/** Every declaration with its path, groups included. */
function fieldsBelow(fields: Fields, prefix = ""): [path: string, field: Field][] {
  const below = { group: ".", records: ".<id>.", items: ".<n>." };
  return Object.entries(fields).flatMap(([name, field]): [string, Field][] => {
    const path = prefix + name;
    if (!("fields" in field)) return [[path, field]];
    return [[path, field], ...fieldsBelow(field.fields, path + below[field.kind])];
  });
}

/** Whether a field only overrides others for one operation: what it overrides mentions that. */
function isOverride(field: Field): boolean {
  return "fields" in field
    ? leavesOf(field.fields).every(([, leaf]) => leaf.kind === "override")
    : field.kind === "override";
}

function describeField(path: string, field: Field, { say, language }: Context): string[] {
  if ("fields" in field)
    return [
      [path, field.text[language]].filter((part) => part !== "").join(" — "),
      ...leavesOf(field.fields, `${path}.`).map(([leaf]) => leaf),
    ];
  const { unit, status, source, text } = field;
  const own = field.kind === "override" ? field.of : field;
  const shared = path.replace(/^operations\.[^.]+\./, "");
  const believed = believableOf(own);
  const stated = (what: Text, value: string) => `${say(what)}${colon(language)}${value}`;
  return [
    `${path}${unit === "" ? "" : ` [${unitIn(unit, language)}]`} — ${text[language]}`,
    ...("range" in own ? [stated({ en: "range", fr: "plage" }, own.range.join(" – "))] : []),
    ...("options" in own ? [stated({ en: "one of", fr: "au choix" }, own.options.join(", "))] : []),
    stated({ en: "default", fr: "par défaut" }, JSON.stringify(field.default)),
    ...(believed === undefined
      ? []
      : [
          stated(
            { en: "believable", fr: "vraisemblable" },
            `${believed.range.join(" – ")} (${say(believed.why)})`,
          ),
        ]),
    ...(field.kind === "override" ? [say({ en: `null follows ${shared}`, fr: `null suit ${shared}` })] : []),
    stated(
      { en: "status", fr: "statut" },
      `${say(STATUSES[status])}${source === undefined ? "" : ` (${source})`}`,
    ),
    ...(field.kind === "lever"
      ? [
          say({
            en: "a lever: a number, periods {from, to, value}, or a formula of the week and last week's totals",
            fr: "un levier : un nombre, des paliers {from, to, value} ou une formule de la semaine et des totaux de la semaine précédente",
          }),
        ]
      : []),
    ...(path.startsWith("levers.") || (field.kind === "number" && field.perOperation)
      ? [stated({ en: "for one operation", fr: "pour une seule opération" }, `operations.<id>.${path}`)]
      : []),
  ];
}

function refuse(name: string): never {
  const known = [
    ...leavesOf(FIELDS).flatMap(([path]) => [path, keysOfPath(path).at(-1) as string]),
    ...METRICS.map(({ id }) => id),
    ...WEEKLY_METRICS.map(({ id }) => id),
    ...MECHANISMS.map(({ id }) => id),
  ];
  throw inputError(
    "explain",
    name,
    { en: "a field, a metric or a mechanism", fr: "un champ, un indicateur ou un mécanisme" },
    didYouMean(name, known),
  );
}
