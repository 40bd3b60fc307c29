import type { Language, Text } from "../../../sim/input/text.ts";
import { saying } from "../page.ts";
import { MEANINGS } from "./all-meanings.ts";
import { keyTable } from "./key-table.ts";

const FILE_KEYS: Readonly<Record<string, Text>> = {
  $schema: {
    en: "Path of `scenario.schema.json`, for editors; the program ignores it.",
    fr: "Chemin de `scenario.schema.json`, pour les éditeurs ; le programme l’ignore.",
  },
  version: {
    en: "Version of the format, 1; 1 if absent. A newer one is refused.",
    fr: "Version du format, 1 ; 1 en son absence. Une version plus récente est refusée.",
  },
  id: {
    en: "Lower-case letters, digits and hyphens, not digits alone, at most 64 characters; made from the file's name if absent.",
    fr: "Minuscules, chiffres et traits d’union, pas des chiffres seuls, 64 caractères au plus ; tiré du nom du fichier en son absence.",
  },
  extends: {
    en: "Id of a built-in scenario, or the name of a file in the same folder; `baseline` if absent. `null`: none, and what the file leaves out has its default, as in the output of `show`.",
    fr: "Identifiant d’un scénario livré, ou nom d’un fichier du même dossier ; `baseline` en son absence. `null` : aucun, et ce que le fichier omet a sa valeur par défaut, comme dans ce qu’affiche `show`.",
  },
  system: {
    en: "What system of the source texts it is: `texts` that name it, the `question` it helps to ask, and perhaps its `sectors`, the `needs` it serves and the `risks` it raises.",
    fr: "Le système des textes sources qu’il représente : les `texts` qui le nomment, la `question` qu’il aide à poser et, le cas échéant, ses `sectors` (secteurs), les `needs` (besoins) qu’il sert et les `risks` (risques) qu’il soulève.",
  },
  sources: {
    en: "A list of entries that say on what values rest: the paths `of` which it speaks (one covers all below it, `*` stands for any key, the most precise wins), and exactly one of `text`, `literature`, `data`, with a code of [sources.md](../sources.md) and perhaps a `note`, or `assumption`, with its reason; `text` with `assumption` where the text gives the kind and no size. Not inherited; values of the scenario that it extends rest on what that file says.",
    fr: "Une liste d’entrées qui disent sur quoi reposent des valeurs : les chemins concernés (`of` ; un chemin couvre tout ce qu’il contient, `*` vaut toute clé, le plus précis l’emporte), et une seule clé parmi `text`, `literature`, `data`, avec un code de [sources.md](../sources.md) et au besoin une `note`, ou `assumption`, avec sa raison ; `text` avec `assumption` là où le texte donne la nature sans la grandeur. Cette liste ne s’hérite pas ; les valeurs du scénario prolongé reposent sur ce qu’en dit son fichier.",
  },
  tensions: {
    en: "What it must show in matched worlds: `id`, `statement`, two or three `arms` by name (parts of scenarios that extend this one unless they say otherwise; `{}` is this one), a `metric`, the arms from `lowToHigh`, its `kind` (`output`, or `by construction`, which does not count as shown), and perhaps `replicates`, `weeks`, why it is `notShown`, and its earlier forms in `before`. Not inherited.",
    fr: "Ce qu’il doit montrer dans des mondes appariés : `id`, `statement` (l’énoncé), deux ou trois bras nommés dans `arms` (parties de scénarios qui prolongent celui-ci, sauf mention contraire ; `{}` est celui-ci), un `metric` (indicateur), les bras du plus bas au plus haut (`lowToHigh`), son `kind` (`output`, ou `by construction`, qui ne compte pas comme montré) et, le cas échéant, `replicates`, `weeks`, pourquoi elle n’est pas montrée (`notShown`) et ses formes antérieures (`before`). Cette liste ne s’hérite pas.",
  },
};

export function scenarioFileSection(language: Language): string {
  const say = saying(language);
  const keys = Object.fromEntries(Object.entries(FILE_KEYS).map(([key, text]) => [key, text[language]]));
  return `## ${say("Scenario files", "Fichiers de scénario")}

${say(
  "A scenario is a JSON object. Besides the [fields](fields.md) it may hold these keys:",
  "Un scénario est un objet JSON. Outre les [champs](fields.fr.md), il peut contenir ces clés :",
)}

${keyTable(keys, language)}

${say(
  "What a file leaves out comes from the scenario it extends, key by key and at every depth; only title, story and provenance do not. A list (phases, periods, thresholds, ties) replaces the whole list. `null` removes a record (an operation, a segment), a list of thresholds, or what one operation has for itself, a lever or a parameter. Unknown keys, wrong types and values out of range are refused, all at once. [scenario.schema.json](../scenario.schema.json) tells editors the same.",
  "Ce qu’un fichier omet vient du scénario qu’il prolonge, clé par clé et à toute profondeur, sauf le titre, le récit et la provenance. Une liste (phases, périodes, seuils, liens) remplace toute la liste. `null` retire un enregistrement (une opération, un segment), une liste de seuils ou ce qu’une opération a en propre, levier ou paramètre. Clés inconnues, types erronés et valeurs hors plage sont refusés, tous à la fois. [scenario.schema.json](../scenario.schema.json) le dit aux éditeurs.",
)}

## ${say("Ready pairs", "Comparaisons toutes prêtes")}

${say(
  "The files in `scenarios/pairs`, named after their id. They are built in; `compare` takes the id.",
  "Les fichiers de `scenarios/pairs`, nommés d’après leur identifiant. Elles sont livrées avec le programme ; `compare` prend l’identifiant.",
)}

${keyTable(MEANINGS[language].pair, language)}`;
}
