import type { Language } from "../../../sim/input/text.ts";
import type { Mechanism } from "../../../sim/mechanisms/mechanism.ts";
import type { ModelModule } from "../../../sim/world/module.ts";
import { declaredBy } from "../../model/declared-names.ts";
import { code, table } from "../markdown.ts";
import { inLanguage, saying } from "../page.ts";
import { heads } from "../words.ts";

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
  ].join("\n\n");
}

/**
 * What each module uses of the columns, numbers, counts and fields of others. Against the order of the week it finds
 * what was left there the week before: such a coupling is easily missed.
 *
 * @param modules mechanisms in the order of a week, after what they share
 */
export function couplings(modules: readonly ModelModule[], language: Language): string[] {
  const say = saying(language);
  const owners = new Map(modules.flatMap((one) => [...declaredBy(one)].map((name) => [name, one] as const)));
  const isOfWeek = (module: ModelModule | undefined): module is Mechanism =>
    module !== undefined && "step" in module;
  const place = (one: ModelModule) => modules.indexOf(one);
  const rows = modules
    .filter(({ reads }) => reads.length > 0)
    .map((reader) => {
      const named = (wanted: (name: string, owner: ModelModule | undefined) => boolean) =>
        reader.reads
          .filter((name) => wanted(name, owners.get(name)))
          .map((name) => `${code(name)} (${owners.get(name)?.id})`)
          .join(", ");
      const isField = (name: string) => name.startsWith("parameters.");
      return [
        code(reader.id),
        named((name, owner) => !isField(name) && isOfWeek(owner) && place(owner) < place(reader)),
        named((name, owner) => !isField(name) && isOfWeek(owner) && place(owner) > place(reader)),
        named((name, owner) => !isField(name) && !isOfWeek(owner)),
        named(isField),
      ];
    });
  return [
    `### ${say("What mechanisms use of each other", "Ce que les mécanismes utilisent les uns des autres")}`,
    say(
      "Mechanisms do not import each other. They meet in columns, numbers and counts, which they read or move; behind each name stands the module that declares it. A mechanism earlier in the week has already moved its own this week; one that comes later has left them as they were last week. A test holds this list to the code.",
      "Les mécanismes ne s’importent pas les uns les autres. Ils se rencontrent dans des colonnes, des nombres et des décomptes, qu’ils lisent ou modifient ; derrière chaque nom figure le module qui le déclare. Un mécanisme placé plus tôt dans la semaine a déjà modifié les siens cette semaine ; un mécanisme placé plus tard les a laissés tels qu’ils étaient la semaine passée. Un test confronte cette liste au code.",
    ),
    table(
      [
        say("module", "module"),
        say("declared earlier in the week", "déclaré plus tôt dans la semaine"),
        say("declared later in the week", "déclaré plus tard dans la semaine"),
        say("shared, or the world's", "partagé, ou du monde"),
        say("fields of others", "champs d’autres modules"),
      ],
      rows,
    ),
  ];
}
