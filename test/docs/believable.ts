import { readFileSync } from "node:fs";
import type { Language, Text } from "../../sim/input/text.ts";
import { FIELDS } from "../../sim/model/model.ts";
import { believableOf } from "../../sim/scenario/believable.ts";
import { leavesOf } from "../../sim/scenario/walk.ts";
import { outsideCount } from "../systems/outside.ts";
import { rangeIn } from "./contracts/leaf-words.ts";
import { code, table } from "./markdown.ts";
import { numeral } from "./page.ts";
import { heads } from "./words.ts";

type Range = readonly [number, number];

/** What has changed since a field's range was first committed. */
interface Change {
  field: string;
  was: Range;
  is: Range;
  why: Text;
}

/** Every believable range as it was first committed, and each later change. */
export interface Believed {
  first: Readonly<Record<string, Range>>;
  changes: readonly Change[];
}

export const BELIEVED_FILE = "test/golden/believable.json";

export const readBelieved = (): Believed => JSON.parse(readFileSync(BELIEVED_FILE, "utf8"));

/** Ranges of today by field; an operation's own value has the range of what it overrides. */
export const rangesToday = (): Record<string, Range> =>
  Object.fromEntries(
    leavesOf(FIELDS).flatMap(([path, leaf]) => {
      const believed = believableOf(leaf);
      return believed === undefined ? [] : [[path, believed.range]];
    }),
  );

/** The section that says what the ranges are, which fields have none, and what has changed. */
export function believableSection(language: Language): string {
  const { changes } = readBelieved();
  const rows = changes.map(({ field, was, is, why }) => [
    code(field),
    rangeIn(was, language),
    rangeIn(is, language),
    why[language],
  ]);
  const changed =
    rows.length === 0 ? NO_CHANGE[language] : table(heads(["parameter", "was", "is", "why"], language), rows);
  return `${ABOUT[language]}\n\n${changed}`;
}

const OUTSIDE = outsideCount();

const ABOUT: Text = {
  en: `## Believable ranges

Every number with status *assumption* or *literature* has a range in which a reasonable person would believe it, narrower than what the program accepts. By rule it goes from half to twice the default; for weights, whose unit is logit, from one below the default to one above. It ends where the accepted range ends, so shares stop at 0 and 1. Where the rule is not believable, as where 0 leaves a mechanism out, the declaration of the field gives the range and the reason. The ranges are also among the [fields](contracts/fields.md), in \`levain explain\`, in the JSON Schema and behind ⓘ on the page.

They are about the defaults. A system of the texts is often no forum, and sets another value for itself: ${numeral(OUTSIDE.beyond, "en")} of ${numeral(OUTSIDE.ranged, "en")} such values lie outside the range. [systems.md](systems.md#system-by-system) marks each of them, with the range and the reason. For such a value the rule is about the value itself, and a declared range is widened to hold it.

Some fields have none. Levers, and what is *to choose*, are decisions: one tries them, one does not believe them. What a *source text* says is what the text says. *Data* are measured: only the law of stopping, measured on an analogue and then fitted, has declared ranges. A choice between kinds, such as \`network.kind\`, has no range; to try another kind, set it.

The ranges were committed before it was tried whether any conclusion holds within them, so that none was drawn to make one hold; those of the fit to two wikis are older, and are those of its [calibration file](../scenarios/calibrations/forum-weights.json). [The first ones](../test/golden/believable.json) are kept, and a test fails when one changes and is not listed here. Changed since:`,
  fr: `## Fourchettes vraisemblables

Tout nombre de statut *hypothèse* ou *littérature* a une fourchette à laquelle une personne raisonnable croirait, plus étroite que ce que le programme accepte. La règle : de la moitié au double de la valeur par défaut ; pour les poids, dont l’unité est le logit, de un au-dessous à un au-dessus. La fourchette s’arrête là où s’arrête la plage acceptée : les parts restent donc entre 0 et 1. Là où la règle n’est pas vraisemblable, par exemple quand 0 exclut un mécanisme, la déclaration du champ donne la fourchette et la raison. On les trouve aussi parmi les [champs](contracts/fields.fr.md), dans \`levain explain\`, dans le schéma JSON et derrière ⓘ sur la page.

Elles portent sur les valeurs par défaut. Un système des textes n’est souvent pas un forum et fixe sa propre valeur : ${numeral(OUTSIDE.beyond, "fr")} de ces ${numeral(OUTSIDE.ranged, "fr")} valeurs sortent de la fourchette. [systems.fr.md](systems.fr.md#système-par-système) marque chacune d’elles, avec la fourchette et la raison. Pour une telle valeur, la règle porte sur la valeur même, et une fourchette déclarée s’élargit pour la contenir.

Certains champs n’en ont pas. Les leviers, et ce qui est *à choisir*, sont des décisions : on les essaie, on n’y croit pas. Ce que dit un *texte source* est ce que dit le texte. Les *données* sont mesurées : seule la loi d’abandon, mesurée sur un cas analogue puis ajustée, a des fourchettes déclarées. Un choix entre plusieurs genres, comme \`network.kind\`, n’a pas de fourchette ; pour en essayer un autre, il suffit de le fixer.

Les fourchettes ont été arrêtées avant que l’on essaie si une conclusion y tient : aucune n’a donc été choisie pour qu’une conclusion tienne ; celles de l’ajustement à deux wikis sont plus anciennes, et sont celles de son [fichier de calibration](../scenarios/calibrations/forum-weights.json). [Les premières](../test/golden/believable.json) sont conservées, et un test échoue si l’une change sans figurer ici. Modifiées depuis :`,
};

const NO_CHANGE: Text = { en: "None so far.", fr: "Aucune à ce jour." };
