import type { Language, Text } from "../../sim/input/text.ts";
import { FIELDS } from "../../sim/model/model.ts";
import { leavesOf } from "../../sim/scenario/walk.ts";
import { FACTS, factsIn, listedFacts } from "./facts.ts";
import { code, table } from "./markdown.ts";
import { heads } from "./words.ts";

/** What a fact supports when no parameter names it. */
const ONLY_BANDS: Text = {
  en: "no default: the forum is fitted to it, or checked against it",
  fr: "aucune valeur par défaut : le forum est calé sur ce fait, ou comparé à lui",
};

/** The figures that were measured on something else, with the defaults that lean on them. */
export function analogueTable(language: Language): string {
  const rows = listedFacts()
    .filter((fact) => FACTS[fact].analogue)
    .map((fact) => {
      const leaning = leavesOf(FIELDS).filter(
        ([, leaf]) => leaf.kind !== "override" && factsIn(leaf.source).includes(fact),
      );
      const groups = [
        ...new Set(
          leaning.map(([path]) =>
            path.replace("population.segments.<id>.", "").replace(/\.(median|spread)$/, ""),
          ),
        ),
      ];
      return [
        code(fact),
        FACTS[fact][language],
        groups.length === 0 ? ONLY_BANDS[language] : groups.map(code).join(", "),
      ];
    });
  return table(heads(["fact", "measured on", "supports"], language), rows);
}
