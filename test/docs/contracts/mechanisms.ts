import type { Mechanism } from "../../../sim/mechanisms/mechanism.ts";
import type { Language } from "../../../sim/scenario/text.ts";
import { code, table } from "../markdown.ts";
import { inLanguage, saying } from "../page.ts";
import { heads } from "../words.ts";

/** What a mechanism's code reads of names that others declare. */
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
      `In the order of a week. Each is \`true\` by default, and \`false\` switches it off; off is neutral. Its fields stand in the group of its name. [odd.md](${odd}) has the equations.`,
      `Dans l’ordre d’une semaine. Chacun vaut \`true\` par défaut ; \`false\` le désactive, ce qui est neutre. Ses champs sont dans le groupe de son nom. Les équations sont dans [odd.fr.md](${odd}).`,
    ),
    table(heads(["path", "title", "off"], language), rows),
    ...couplings(mechanisms, language),
  ].join("\n\n");
}

/**
 * What each mechanism reads of the columns, numbers and counts of others. Against the order of the week it finds what
 * was left there the week before: such a coupling is easily missed.
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
    `### ${say("What mechanisms read of each other", "Ce que les mécanismes lisent les uns des autres")}`,
    say(
      "Mechanisms do not know each other; they meet in the world's columns, numbers and counts. What stands before a mechanism in the week has been moved this week; what stands after it is as last week left it.",
      "Les mécanismes ne se connaissent pas ; ils se rencontrent dans les colonnes, les nombres et les décomptes du monde. Ce qui précède un mécanisme dans la semaine a déjà changé cette semaine ; ce qui le suit est tel que la semaine passée l’a laissé.",
    ),
    table(
      [
        say("mechanism", "mécanisme"),
        say("moved before it, this week", "changé avant lui, cette semaine"),
        say("moved after it, last week", "changé après lui, la semaine passée"),
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
