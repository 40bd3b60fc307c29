import type { Command } from "commander";
import { FIELDS, MECHANISMS, METRICS, WEEKLY_METRICS } from "../../model.ts";
import type { Field } from "../../scenario/fields.ts";
import { didYouMean, inputError, type Language } from "../../scenario/problems.ts";
import { fieldAt, leavesOf } from "../../scenario/walk.ts";
import type { Context } from "./language.ts";

export function addExplain(program: Command, context: Context): void {
  const { say } = context;
  program
    .command("explain")
    .description(
      say({
        en: "say what a field, a metric or a mechanism is",
        fr: "dire ce qu’est un champ, une mesure ou un mécanisme",
      }),
    )
    .argument("<name>", say({ en: "path of a field, or id", fr: "chemin d’un champ, ou identifiant" }))
    .action((name: string) => {
      const known = [
        explainMetric(name, context),
        explainMechanism(name, context),
        explainField(name, context),
      ];
      if (known.every((found) => !found)) refuse(name);
    });
}

const colon = (language: Language) => (language === "fr" ? " : " : ": ");

function explainMetric(name: string, { say, print, language }: Context): boolean {
  const metric = METRICS.find(({ id }) => id === name);
  const weekly = WEEKLY_METRICS.find(({ id }) => id === name);
  if (metric) {
    const { direction, relevant, undefinedWhen } = metric;
    print(`${name} [${metric.unit}] — ${say({ en: "metric of a run", fr: "mesure d’une simulation" })}`);
    print(`  ${metric.text[language]}`);
    print(`  ${say(DIRECTIONS[direction])}`);
    print(
      `  ${say({ en: "smallest relevant difference", fr: "plus petite différence pertinente" })}${colon(language)}${relevant.value}${say(RELEVANT[relevant.of])}`,
    );
    if (undefinedWhen)
      print(`  ${say({ en: "undefined when", fr: "indéfinie quand" })} ${undefinedWhen[language]}`);
  }
  if (weekly) {
    print(
      `${name} [${weekly.unit}] — ${say({ en: "weekly metric and formula aggregate", fr: "mesure hebdomadaire et agrégat de formule" })}`,
    );
    print(`  ${weekly.text[language]}`);
  }
  return metric !== undefined || weekly !== undefined;
}

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

function explainMechanism(name: string, { say, print, language }: Context): boolean {
  const mechanism = MECHANISMS.find(({ id }) => id === name || name === `mechanisms.${id}`);
  if (!mechanism) return false;
  print(
    `${mechanism.id} — ${say({ en: "mechanism", fr: "mécanisme" })}${colon(language)}${mechanism.title[language]}`,
  );
  print(`  ${say({ en: "off", fr: "désactivé" })}${colon(language)}${mechanism.off[language]}`);
  for (const path of Object.keys(mechanism.fields)) print(`  ${mechanism.id}.${path}`);
  return true;
}

/** A path as in a file, or as in the contracts with `<id>` for the ids of records, or a unique last part. */
function explainField(name: string, context: Context): boolean {
  const field = fieldAt(FIELDS, name.split("."));
  if (field) return describeField(name, field, context);
  const matches = leavesOf(FIELDS).filter(([path]) => path === name || path.endsWith(`.${name}`));
  for (const [path, leaf] of matches) describeField(path, leaf, context);
  return matches.length > 0;
}

function describeField(path: string, field: Field, { say, print, language }: Context): boolean {
  if (field.kind === "group" || field.kind === "records" || field.kind === "items") {
    print(`${path} — ${field.text[language]}`);
    for (const [leaf] of leavesOf(field.fields, `${path}.`)) print(`  ${leaf}`);
    return true;
  }
  const { unit, status, source, text } = field;
  print(`${path}${unit === "" ? "" : ` [${unit}]`} — ${text[language]}`);
  if ("range" in field)
    print(`  ${say({ en: "range", fr: "plage" })}${colon(language)}${field.range.join(" – ")}`);
  if ("options" in field)
    print(`  ${say({ en: "one of", fr: "au choix" })}${colon(language)}${field.options.join(", ")}`);
  print(`  ${say({ en: "default", fr: "par défaut" })}${colon(language)}${JSON.stringify(field.default)}`);
  print(
    `  ${say({ en: "status", fr: "statut" })}${colon(language)}${status}${source === undefined ? "" : ` (${source})`}`,
  );
  if (field.kind === "lever")
    print(
      `  ${say({ en: "a lever: a number, steps {from, to, value}, or a formula of week", fr: "un levier : un nombre, des paliers {from, to, value} ou une formule de week" })}`,
    );
  return true;
}

function refuse(name: string): never {
  const known = [
    ...leavesOf(FIELDS).flatMap(([path]) => [path, path.split(".").at(-1) as string]),
    ...METRICS.map(({ id }) => id),
    ...WEEKLY_METRICS.map(({ id }) => id),
    ...MECHANISMS.map(({ id }) => id),
  ];
  throw inputError(
    "explain",
    name,
    { en: "a field, a metric or a mechanism", fr: "un champ, une mesure ou un mécanisme" },
    didYouMean(name, known),
  );
}
