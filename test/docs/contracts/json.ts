import type { Language } from "../../../sim/input/text.ts";
import { code, table } from "../markdown.ts";
import { inLanguage, saying } from "../page.ts";
import { TRACE_EVENTS } from "../trace-meanings.ts";
import { MEANINGS } from "./all-meanings.ts";
import { keyTable } from "./key-table.ts";

/** What `--json` prints. */
export function jsonSection(language: Language): string {
  const say = saying(language);
  const of = MEANINGS[language];
  const means = of.events as Readonly<Record<string, string>>;
  const events = Object.entries(TRACE_EVENTS).map(([kind, { keys }]) => [
    code(kind),
    means[kind],
    keys.map(code).join(", "),
  ]);
  return `## JSON

### ${say("`run --json` and `compare --json`", "`run --json` et `compare --json`")}

${say(
  "One object on one line; the library returns the same as `report`. `[]` stands for the items of a list, `<metric>` for the id of a metric.",
  "Un objet sur une ligne ; la bibliothèque rend le même sous `report`. `[]` désigne les éléments d’une liste, `<metric>` l’identifiant d’un indicateur.",
)}

${keyTable(of.report, language)}

### \`compare --ensemble --json\`

${say(
  "The same keys, and these; [ensembles.md](../ensembles.md) has the rules. The worlds' differences, and the scenarios' numbers, are means over settings.",
  "Les mêmes clés, et celles-ci ; les règles sont dans [ensembles.md](../ensembles.md) (en anglais). Les différences des mondes et les nombres des scénarios sont des moyennes sur les réglages.",
)}

${keyTable(of.ensemble, language)}

### \`compare --ablate --json\`

${keyTable(of.ablate, language)}

### \`trace --json\`

${say(
  "A list, in the order in which the scenarios were given.",
  "Une liste, dans l’ordre des scénarios donnés.",
)}

${keyTable(of.trace, language)}

${say(
  "The meaning of an event's `kind`, and the event's keys besides `week`, `operation` and `kind`:",
  "Le sens du `kind` d’un événement, et ses clés outre `week`, `operation` et `kind` :",
)}

${table([say("kind", "genre"), say("meaning", "sens"), say("keys", "clés")], events)}

### \`scenarios --json\`

${keyTable(of.list, language)}`;
}

export function digestSection(language: Language): string {
  const say = saying(language);
  const metrics = inLanguage("metrics.md", language);
  return `## ${say("Digest", "Empreinte")}

${say(
  `Two runs with the same digest have the same digits. It is the SHA-256, in lower-case hexadecimal, of all results as little-endian 64-bit floating-point numbers: scenarios in the given order; per scenario the replicates ascending; per replicate the metrics in the order of [Metrics](${metrics}#metrics), then each weekly metric in the order of [Weekly metrics](${metrics}#weekly-metrics), week after week. An undefined value is the NaN \`7ff8000000000000\`, and −0 counts as 0. With an ensemble every scenario under the nearest setting comes first, then every scenario under the next. The digest depends on the scenarios (without titles and stories), the seed, the replicates and the version; not on workers, files, recorders, headlines or language.`,
  `Deux simulations de même empreinte ont les mêmes chiffres. C’est le SHA-256, en hexadécimal minuscule, de tous les résultats en nombres à virgule flottante de 64 bits, petit-boutistes : scénarios dans l’ordre donné ; par scénario, réplicats croissants ; par réplicat, les indicateurs dans l’ordre des [Indicateurs](${metrics}#indicateurs), puis chaque indicateur hebdomadaire dans l’ordre des [Indicateurs hebdomadaires](${metrics}#indicateurs-hebdomadaires), semaine après semaine. Une valeur non définie est le NaN \`7ff8000000000000\`, et −0 compte pour 0. Avec un ensemble viennent d’abord tous les scénarios sous le réglage le plus proche, puis tous sous le suivant. L’empreinte dépend des scénarios (sans titres ni récits), de la graine, des réplicats et de la version ; non des processus, des fichiers, des enregistreurs, des indicateurs principaux ni de la langue.`,
)}`;
}
