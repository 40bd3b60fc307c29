import { keysOfPath, valueAtPath } from "../../input/paths.ts";
import { inputError, printable } from "../../input/problems.ts";
import { isRecord } from "../../input/record.ts";
import { didYouMean } from "../../input/suggestions.ts";
import type { Language, Text } from "../../input/text.ts";
import { FIELDS } from "../../model/model.ts";
import { isSetIn, provenanceIn } from "../../model/systems/systems.ts";
import { remembering } from "../../scenario/resolve.ts";
import type { SourceEntry } from "../../scenario/source-entries.ts";
import { covers, restsOn } from "../../scenario/source-paths.ts";
import { valuesSet } from "../../scenario/sources.ts";
import { unknownPath } from "../../scenario/unknown-field.ts";
import { fieldAt } from "../../scenario/walk.ts";
import { inline } from "./print.ts";
import { scenarioOf, sourceOf } from "./sources.ts";
import { STATUSES } from "./statuses.ts";

const colon = (language: Language) => (language === "fr" ? " : " : ": ");

/** On what values rest, in words. */
export function sourceText(entry: SourceEntry, language: Language): string {
  const parts = restsOn(entry).map(({ status, code, part }) =>
    [STATUSES[status][language], code && `(${code})`, part && PARTS[part][language]]
      .filter(Boolean)
      .join(" "),
  );
  const head = parts.join(", ");
  const reason = entry.assumption ?? entry.note;
  // The file may be a stranger’s.
  return printable(reason === undefined ? head : `${head}${colon(language)}${reason[language]}`);
}

const PARTS: Readonly<Record<"kind" | "size", Text>> = {
  kind: { en: "for the kind", fr: "pour la nature" },
  size: { en: "for the size", fr: "pour la grandeur" },
};

/** Room for a formula or some periods; people may be a million numbers. */
const LONGEST_VALUE = 300;

/** Between a scenario and the path of a field in it. */
const OF = ":";

/** A scenario and a path, `flavour-vote:operations.vote.offers`; undefined for what has no colon. */
export function placeIn(name: string): { scenario: string; path: string } | undefined {
  const at = name.lastIndexOf(OF);
  return at < 0 ? undefined : { scenario: name.slice(0, at), path: name.slice(at + 1) };
}

/**
 * Every value of a scenario at or below a path, with what it rests on; below a path, those that some file sets.
 *
 * @throws InputError for an unknown scenario or field
 */
export function explainValues(scenario: string, path: string, language: Language): string[] {
  const { id, scenario: values } = scenarioOf(scenario);
  const unknown = unknownPath(FIELDS, path);
  if (unknown !== undefined) throw inputError(path, undefined, unknown.expected, unknown.suggestion);
  refuseAbsent(values, path);
  const source = remembering(sourceOf(scenario));
  const found = valuesSet(FIELDS, { ...values }).flatMap(({ path: own, field, value }) => {
    if (!covers(path, own)) return [];
    const rests = provenanceIn(source, own);
    if (rests === undefined && own !== path && !isSetIn(source, own)) return [];
    const shown = `${own} = ${inline(value, LONGEST_VALUE)}`;
    if (rests !== undefined)
      return [shown, `  ${of(rests.scenario, id)[language]}${sourceText(rests.entry, language)}`];
    const { status, source: code } = field;
    const why = `${STATUSES[status][language]}${code === undefined ? "" : ` (${code})`}`;
    return [shown, `  ${DEFAULT[language]}${colon(language)}${why}`];
  });
  return found.length > 0 ? found : [NOTHING_SET[language]];
}

/** @throws InputError for an operation or a segment that the scenario does not have */
function refuseAbsent(values: object, path: string): void {
  const keys = keysOfPath(path);
  keys.forEach((key, depth) => {
    const holder = keys.slice(0, depth);
    const entries = valueAtPath(values, holder);
    if (depth === 0 || fieldAt(FIELDS, holder)?.kind !== "records" || key === "*" || !isRecord(entries))
      return;
    const known = Object.keys(entries);
    if (known.includes(key)) return;
    const all = { en: `known: ${known.join(", ")}`, fr: `connus : ${known.join(", ")}` };
    throw inputError(path, key, AN_ENTRY, didYouMean(key, known) ?? all);
  });
}

const AN_ENTRY: Text = { en: "one that the scenario has", fr: "un nom que porte le scénario" };

/** Names the scenario where it is another one that the value comes from. */
const of = (scenario: string, id: string): Text =>
  scenario === id ? { en: "", fr: "" } : { en: `as in ${scenario}: `, fr: `comme dans ${scenario} : ` };

const DEFAULT: Text = {
  en: "no source named in its file; the field",
  fr: "aucune source dans son fichier ; le champ",
};
const NOTHING_SET: Text = {
  en: "no file sets a value there: all have their defaults",
  fr: "aucun fichier n’y fixe de valeur : toutes ont leurs valeurs par défaut",
};
