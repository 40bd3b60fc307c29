import type { Text } from "../../sim/input/text.ts";
import {
  FIELDS,
  FORMULA_NAMES,
  MECHANISMS,
  OPERATION_COLUMNS,
  OPERATION_NUMBERS,
  PERSON_COLUMNS,
  SHARED,
  TALLIES,
  WORLD_NUMBERS,
} from "../../sim/model/model.ts";
import { STATUS_NAMES } from "../../sim/recorders/people.ts";
import type { Leaf } from "../../sim/scenario/field.ts";
import { leavesOf } from "../../sim/scenario/walk.ts";

/** What equations may contain besides declared names, with its meaning. */
export const SIGNS: readonly [sign: string, meaning: Text][] = [
  ["x ← …", { en: "x becomes …", fr: "x devient …" }],
  ["x = …", { en: "x stands for …", fr: "x désigne …" }],
  ["x ~ …", { en: "x is drawn from …", fr: "x est tiré selon …" }],
  ["…, condition", { en: "holds where the condition does", fr: "vaut là où la condition est remplie" }],
  ["[…]", { en: "1 if so, else 0", fr: "1 si c’est le cas, sinon 0" }],
  ["∧ ∨ ¬", { en: "and, or, not", fr: "et, ou, non" }],
  ["σ(x)", { en: "1/(1 + e^−x)", fr: "1/(1 + e^−x)" }],
  ["sat(x; h)", { en: "x/(x + h): half at h", fr: "x/(x + h) : la moitié en h" }],
  ["both(a, b)", { en: "1 − (1 − a)·(1 − b)", fr: "1 − (1 − a)·(1 − b)" }],
  [
    "Σ Π mean",
    {
      en: "sum, product, mean over people or operations; in sums, a simulated person counts as the `represents` real ones for whom they stand",
      fr: "somme, produit, moyenne sur les personnes ou les opérations ; dans les sommes, une personne simulée compte pour les `represents` personnes réelles qu’elle représente",
    },
  ],
  ["min max e ln logit tanh mod ⌊x⌋ |x|", { en: "as usual", fr: "comme d’ordinaire" }],
  [
    "rank(x)",
    {
      en: "place when sorted by x, largest first; ties by number",
      fr: "rang par x décroissant ; à égalité, par numéro",
    },
  ],
  ["argmin(x)", { en: "whichever has the smallest x", fr: "celui dont x est le plus petit" }],
  [
    "u",
    {
      en: "a number drawn evenly from (0, 1), with a new key at each place",
      fr: "un nombre tiré uniformément dans (0, 1), avec une clé nouvelle à chaque endroit",
    },
  ],
  ["ε", { en: "noise of mean 0 and standard deviation 1", fr: "bruit de moyenne 0 et d’écart-type 1" }],
  [
    "Normal Gamma Poisson Binomial Multinomial Geometric",
    {
      en: "laws; Geometric(p) is a wait in weeks, at least 1",
      fr: "lois ; Geometric(p) est une attente en semaines, d’au moins 1",
    },
  ],
  ["people", { en: "number of real people present", fr: "nombre de personnes réelles présentes" }],
  ["status", { en: "a person's status in the operation", fr: "statut de la personne dans l’opération" }],
  [
    "unaware aware enrolled lapsed excluded",
    {
      en: "a status; in a sum or product, the number of people in it",
      fr: "un statut ; dans un calcul, le nombre de personnes qui l’ont",
    },
  ],
  [
    "enrolledTies tieShare",
    {
      en: "ties who were enrolled at the end of last week; their share of all ties",
      fr: "liens qui étaient inscrits à la fin de la semaine précédente ; leur part de tous les liens",
    },
  ],
  ["ties", { en: "a person’s ties who are present", fr: "liens d’une personne qui sont présents" }],
  ["joiningTies", { en: "ties who join this week", fr: "liens qui entrent cette semaine" }],
  [
    "week.x total.x",
    {
      en: "count of this week; of the horizon so far",
      fr: "décompte de la semaine ; de l’horizon jusqu’ici",
    },
  ],
];

const WORD = /[\p{L}][\p{L}\d]*(?:[-.][\p{L}][\p{L}\d]*)*/gu;
/** Words of a piece of an equation; hyphens and dots join, minus signs do not. */
export const wordsOf = (text: string): string[] => text.match(WORD) ?? [];

const SIGN_WORDS = new Set(
  SIGNS.flatMap(([sign]) => wordsOf(sign)).filter(
    (word) => !["x", "a", "b", "h", "condition", "p"].includes(word),
  ),
);

/** Groups whose fields are their own: elsewhere they are named with the group before them. */
const OWN = new Set([
  "mechanisms",
  ...MECHANISMS.map(({ id }) => id),
  ...["consideration", "readiness", "benefit", "quality", "prices"],
]);

/** An operation's own value has the name of what it stands for. */
const FIELD_PATHS = leavesOf(FIELDS)
  .filter(([, { kind }]) => kind !== "override")
  .map(([path, leaf]): [parts: string[], leaf: Leaf] => [
    path.split(".").filter((part) => !/^<.*>$/.test(part)),
    leaf,
  ]);
const OPTIONS = FIELD_PATHS.flatMap(([, leaf]) => (leaf.kind === "choice" ? leaf.options : []));
const STATE = [PERSON_COLUMNS, OPERATION_COLUMNS, OPERATION_NUMBERS, WORLD_NUMBERS].flatMap((columns) =>
  Object.keys(columns),
);
const COUNTS = ["joiners", "leavers", ...TALLIES];

/** All stretches of a path: `a.b.c` gives `a`, `a.b`, `b.c` and so on. */
function stretches(parts: readonly string[]): string[] {
  return parts.flatMap((_, from) =>
    parts.slice(from).map((_part, length) => parts.slice(from, from + length + 1).join(".")),
  );
}

/** Names allowed anywhere: state, counts, options, what is common to all, and own fields after their group. */
export const PUBLIC: ReadonlySet<string> = new Set([
  ...STATE,
  ...COUNTS.flatMap((name) => [name, `week.${name}`, `total.${name}`]),
  ...STATUS_NAMES,
  ...OPTIONS,
  ...FORMULA_NAMES,
  ...Object.keys(FIELDS),
  ...FIELD_PATHS.flatMap(([parts]) =>
    OWN.has(parts[0]) ? stretches(parts).filter((name) => name.startsWith(`${parts[0]}.`)) : stretches(parts),
  ),
]);

export interface Section {
  id: string;
  equations: readonly string[];
}

export const SECTIONS: readonly Section[] = [...SHARED, ...MECHANISMS];

/** Fields of a group by the names that its own equations may give them. */
export function fieldsOf(id: string): string[] {
  return FIELD_PATHS.filter(([parts]) => parts[0] === id && parts.length > 1).map(([parts]) =>
    parts.slice(1).join("."),
  );
}

/** What equations define or move: the words to the left of the first sign of a line. */
export function definedIn(equation: string): string[] {
  if (equation.startsWith(" ")) return [];
  const [left] = equation.split(/[=←~]/);
  return wordsOf(left).filter((word) => !SIGN_WORDS.has(word));
}

/** Every undeclared name in the equations of `section`. */
export function undeclaredIn(section: Section, all: readonly Section[] = SECTIONS): string[] {
  const known = new Set([
    ...SIGN_WORDS,
    ...PUBLIC,
    ...fieldsOf(section.id),
    ...all.flatMap(({ equations }) => equations.flatMap(definedIn)),
  ]);
  return section.equations.flatMap(wordsOf).filter((word) => !known.has(word));
}

/** What an arrow changes although it is neither state, a count nor a status. */
export function movedWithoutState({ equations }: Section): string[] {
  const state = new Set([...STATE, ...COUNTS, ...COUNTS.map((name) => `week.${name}`), "status"]);
  return equations
    .filter((line) => /^[^=~]*←/.test(line))
    .flatMap(definedIn)
    .filter((word) => !state.has(word));
}

/** Whole equations, each with its continuation lines. */
export function joined(equations: readonly string[]): string[] {
  return equations.join("\n").replaceAll("\n ", " ").split("\n");
}

/** Names that stand for a field of a group: alone in its own section, after the group's name elsewhere. */
export function namesField(section: string, group: string, field: string): string[] {
  return section === group ? [field, `${group}.${field}`] : [`${group}.${field}`];
}

/** Equations with the words on both sides of their first sign. */
const PARSED = SECTIONS.map(({ id, equations }) => ({
  id,
  equations: joined(equations).map((equation) => {
    const sign = equation.search(/[=←~]/);
    return { left: wordsOf(equation.slice(0, sign)), right: wordsOf(equation.slice(sign)) };
  }),
}));

/** The left sides of the equations in which the field at a path occurs, by itself or with its whole group. */
export function movedBy(path: string): string[] {
  const parts = path.split(".").filter((part) => !/^<.*>$|^segments$|^median$|^spread$/.test(part));
  const [group, ...rest] = parts;
  const names = (section: string) => {
    if (!OWN.has(group))
      return [
        parts.join("."),
        ...rest.flatMap((_, at) => [rest.slice(at), rest.slice(0, at + 1)].map((some) => some.join("."))),
      ];
    // One equation takes all prices together.
    return group === "prices" ? [group] : namesField(section, group, rest.join("."));
  };
  const moved = PARSED.flatMap(({ id, equations }) => {
    const wanted = new Set(names(id));
    return equations.flatMap(({ left, right }) => (right.some((word) => wanted.has(word)) ? left : []));
  });
  return [...new Set(moved)];
}
