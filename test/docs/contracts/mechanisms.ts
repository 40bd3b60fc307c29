import type { Mechanism } from "../../../sim/mechanisms/mechanism.ts";
import type { Language } from "../../../sim/scenario/text.ts";
import { code, table } from "../markdown.ts";
import { inLanguage, saying } from "../page.ts";
import { heads } from "../words.ts";

/** The names declared by others that a mechanism's code reads. */
type Reading = Mechanism & { reads?: readonly string[] };

export function mechanismSection(mechanisms: readonly Mechanism[], language: Language): string {
  const say = saying(language);
  const odd = `../${inLanguage("odd.md", language)}#${say("7-submodels", "7-sous-modèles")}`;
  const rows = mechanisms.map(({ id, title, off }) => [
    code(`mechanisms.${id}`),
    title[language],
    `${off[language]}.`,
  ]);
  return [
    `## ${say("Mechanisms", "Mécanismes")}`,
    say(
      `In the order of a week. Each is \`true\` by default; \`false\` switches it off, and off is neutral. Its fields are in the group of its name. [odd.md](${odd}) has the equations.`,
      `Dans l’ordre d’une semaine. Chacun vaut \`true\` par défaut ; \`false\` le désactive, ce qui est neutre. Ses champs sont dans le groupe de son nom. Les équations sont dans [odd.fr.md](${odd}).`,
    ),
    table(heads(["path", "title", "off"], language), rows),
    ...couplings(mechanisms, language),
  ].join("\n\n");
}

/**
 * What each mechanism reads from the columns, numbers and counts of others. If the owner comes later in the week, the
 * reader finds last week's value: such a coupling is easily missed.
 *
 * @param mechanisms in the order of a week
 */
function couplings(mechanisms: readonly Reading[], language: Language): string[] {
  const readers = mechanisms.filter(({ reads = [] }) => reads.length > 0);
  if (readers.length === 0) return [];
  const say = saying(language);
  const owners = new Map(mechanisms.flatMap((one) => declaredBy(one).map((name) => [name, one] as const)));
  const place = (one: Mechanism) => mechanisms.indexOf(one);
  const rows = readers.map((reader) => {
    const named = (wanted: (owner: Mechanism | undefined) => boolean) =>
      reader.reads!.filter((name) => wanted(owners.get(name))).map((name) => nameOf(name, owners.get(name)));
    return [
      code(reader.id),
      named((owner) => owner !== undefined && place(owner) < place(reader)).join(", "),
      named((owner) => owner !== undefined && place(owner) > place(reader)).join(", "),
      named((owner) => owner === undefined).join(", "),
    ];
  });
  return [
    `### ${say("What mechanisms read from each other", "Ce que les mécanismes lisent les uns des autres")}`,
    say(
      "Mechanisms do not know each other; they meet in the world's columns, numbers and counts. Values of mechanisms that come earlier in the week have already changed this week; values of later ones are last week's.",
      "Les mécanismes ne se connaissent pas ; ils se rencontrent dans les colonnes, les nombres et les décomptes du monde. Les valeurs des mécanismes qui précèdent dans la semaine ont déjà changé cette semaine ; celles des mécanismes qui suivent datent de la semaine passée.",
    ),
    table(
      [
        say("mechanism", "mécanisme"),
        say("changed before it, this week", "changé avant lui, cette semaine"),
        say("changed after it, last week", "changé après lui, la semaine passée"),
        say("of the world", "du monde"),
      ],
      rows,
    ),
  ];
}

const nameOf = (name: string, owner: Mechanism | undefined) =>
  owner === undefined ? code(name) : `${code(name)} (${owner.id})`;

function declaredBy(one: Mechanism): string[] {
  const { personColumns, operationColumns, operationNumbers, worldNumbers, tallies } = one;
  const columns = [personColumns, operationColumns, operationNumbers, worldNumbers];
  return [...columns.flatMap((own) => Object.keys(own ?? {})), ...(tallies ?? [])];
}
