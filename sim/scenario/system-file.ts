import { also, list, object, record } from "../input/holders.ts";
import { key, required } from "../input/keys.ts";
import { isRecord } from "../input/record.ts";
import { repeatedIds } from "../input/repeated.ts";
import type { Keys, Shape } from "../input/shape.ts";
import type { Text } from "../input/text.ts";
import { choice, ID, number, text } from "../input/values.ts";
import { A_TEXT } from "./cited.ts";
import { both, ENTRIES, SENTENCE } from "./source-entries.ts";
import { NEEDS, type Need, RISKS, type Risk, SECTORS, type Sector } from "./system-tags.ts";

/** What a scenario's file says of the system that it describes: where it comes from, and what it must show. */

/** A system of the source texts. */
export interface SystemKeys {
  texts: readonly string[];
  question: Text;
  sectors?: readonly Sector[];
  needs?: readonly Need[];
  risks?: readonly Risk[];
}

/** What a system must show in matched worlds. */
export interface Tension {
  id: string;
  statement: Text;
  /** Parts of scenarios by name; each extends the file's own scenario, unless it says otherwise. */
  arms: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Id of a metric, perhaps of one operation: `everActive@vote`. */
  metric: string;
  /** Names of the arms, from where the metric is lowest to where it is highest. */
  lowToHigh: readonly string[];
  kind: (typeof TENSION_KINDS)[number];
  replicates?: number;
  weeks?: number;
  /** Why it does not come out: what is at fault, and what was tried. */
  notShown?: Text;
  before?: readonly EarlierTension[];
}

/** A tension as it was before it was changed, after its first run. */
export interface EarlierTension {
  tension: Text;
  result: Text;
  reason: Text;
}

export const TENSION_KINDS = ["output", "by construction"] as const;

/** Some tags of a kind, each once. */
function tags(french: Readonly<Record<string, string>>): Shape {
  const options = Object.keys(french);
  return list(choice(options), [1, options.length], { unique: true });
}

const SYSTEM = object({
  texts: required(key(list(A_TEXT, [1, 8]), "Source texts that name it.", "Textes sources qui le nomment.")),
  question: required(key(both(200), "What it helps to ask.", "La question qu’il aide à poser.")),
  sectors: key(tags(SECTORS), "Sectors in which the texts see it.", "Secteurs où les textes le situent."),
  needs: key(tags(NEEDS), "What somebody wants who looks for it.", "Ce que veut qui le cherche."),
  risks: key(tags(RISKS), "Risks that it raises.", "Risques qu’il soulève."),
});

const EARLIER = object({
  tension: required(
    key(SENTENCE, "What was expected, in which arms.", "Ce qui était attendu, et de quels bras."),
  ),
  result: required(key(SENTENCE, "What came out.", "Ce qui en est sorti.")),
  reason: required(key(SENTENCE, "What was changed, and why.", "Ce qui a été changé, et pourquoi.")),
});

const PART: Shape = {
  schema: () => ({ type: "object" }),
  accepts: isRecord,
  expected: { en: "part of a scenario, as an object", fr: "une partie de scénario, sous forme d’objet" },
};

const NAMES = list(ID, [2, 3], { unique: true });

const TENSION_KEYS = {
  id: required(key(ID, "Name of the tension in its file.", "Nom de la tension dans son fichier.")),
  statement: required(key(both(200), "What must show, in one line.", "Ce qui doit se voir, en une ligne.")),
  arms: required(
    key(
      record(PART, { amount: [2, 3], names: ID }),
      "Two or three arms: parts of scenarios that extend the file's own, unless `extends` says otherwise; `{}` is the system itself.",
      "Deux ou trois bras : des parties de scénarios qui prolongent celui du fichier, sauf si `extends` en dit autrement ; `{}` est le système lui-même.",
    ),
  ),
  metric: required(
    key(
      text(1, 200),
      "Metric that is compared, perhaps of one operation (`everActive@vote`).",
      "Indicateur comparé, éventuellement d’une seule opération (`everActive@vote`).",
    ),
  ),
  lowToHigh: required(
    key(
      NAMES,
      "The arms, from where the metric must be lowest to where it must be highest.",
      "Les bras, de celui où l’indicateur doit être le plus bas à celui où il doit être le plus élevé.",
    ),
  ),
  kind: required(
    key(
      choice(TENSION_KINDS),
      "Whether it could have come out otherwise (output), or follows from what was put in (by construction).",
      "Si le résultat aurait pu être autre (output), ou s’il suit de ce qui a été posé (by construction).",
    ),
  ),
  replicates: key(
    number([30, 200], { whole: true }),
    "Matched worlds, if 30 do not decide it.",
    "Mondes appariés, si 30 ne suffisent pas.",
    30,
  ),
  weeks: key(
    number([1, 1040], { whole: true, unit: "weeks" }),
    "Weeks simulated in all arms, if not those of the scenario.",
    "Semaines simulées dans tous les bras, si ce n’est celles du scénario.",
  ),
  notShown: key(
    both(1000),
    "Why it is not shown: the claim, the scenario or the mechanism, and what was tried.",
    "Pourquoi elle ne se montre pas : l’affirmation, le scénario ou le mécanisme, et ce qui a été essayé.",
  ),
  before: key(
    list(EARLIER, [1, 10]),
    "Earlier forms of it, changed after they had run.",
    "Ses formes antérieures, changées après avoir été simulées.",
  ),
} satisfies Keys;

const TENSION = object(TENSION_KEYS);

/** Keys of a scenario's file that describe a system; like the head of a file they change nothing in its worlds. */
export const SYSTEM_KEYS = {
  system: key(
    SYSTEM,
    "A system of the source texts: the texts that name it, its question, sectors, needs and risks.",
    "Un système des textes sources : les textes qui le nomment, sa question, ses secteurs, besoins et risques.",
  ),
  sources: key(
    ENTRIES,
    "On what each value that the file sets rests: a source text, literature, data, or an assumption with its reason.",
    "Ce sur quoi repose chaque valeur fixée par le fichier : texte source, littérature, données ou hypothèse motivée.",
  ),
  tensions: key(
    also(list(TENSION, [0, 10]), (tensions: readonly unknown[], path) =>
      repeatedIds(
        tensions.map((one) => (isRecord(one) && ID.accepts(one.id) ? one.id : undefined)),
        { en: "tension", fr: "tension" },
        (place) => `${path}.${place}.id`,
      ),
    ),
    "What the system must show in matched worlds; `npm run tensions` tries it.",
    "Ce que le système doit montrer dans des mondes appariés ; `npm run tensions` l’essaie.",
  ),
} satisfies Keys;
