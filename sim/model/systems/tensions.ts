import { withValue } from "../../input/paths.ts";
import { firstProblems } from "../../input/problem-list.ts";
import { InputError, type Problem } from "../../input/problems.ts";
import { problemsIn, type Shape } from "../../input/shape.ts";
import { didYouMean } from "../../input/suggestions.ts";
import type { Text } from "../../input/text.ts";
import { choice } from "../../input/values.ts";
import { askedIn } from "../../metrics/asked.ts";
import { differences } from "../../scenario/difference.ts";
import { remembering, type Source } from "../../scenario/resolve.ts";
import { FILE_KEYS } from "../../scenario/scenario-file.ts";
import type { Tension } from "../../scenario/system-file.ts";
import { knowPeople } from "../../world/people/people-hash.ts";
import { resolveScenario } from "../built-in.ts";
import { METRICS } from "../metric-lists.ts";
import type { NamedScenario } from "../model.ts";
import { askedProblems } from "../own/asked.ts";
import { MODEL } from "../own/own-model.ts";

/** What a system must show: its arms, and what is wrong with them. */

/** An arm of a tension, and the scenario that it changes, whose levers hold in the warm-up. */
export interface TensionArm {
  name: string;
  arm: NamedScenario;
  start: NamedScenario;
}

/** The arms of a tension, in the order of `lowToHigh`. @param source the file that holds it */
export const armsOf = (tension: Tension, source: Source): TensionArm[] =>
  tension.lowToHigh.map((name) => armOf(tension, name, source));

function armOf({ arms, weeks }: Tension, name: string, source: Source): TensionArm {
  const own = (source.raw as { id?: string }).id ?? source.name;
  const resolved = (part: Record<string, unknown>) =>
    resolveScenario({
      raw: weeks === undefined ? part : withValue(part, "horizonWeeks", weeks),
      name,
      where: "",
      base: (id) => (id === own ? source : source.base(id)),
      // An arm is part of the file, so it may name the tables beside it.
      ...(source.table && { table: source.table }),
    });
  const part: Record<string, unknown> = { extends: own, ...arms[name], id: name };
  return { name, arm: resolved(part), start: resolved({ extends: part.extends, id: name }) };
}

/**
 * What is wrong with tensions, beyond their shape.
 *
 * @param source the file that holds them, which resolves
 */
export function tensionsProblems(tensions: readonly Tension[], source: Source): Problem[] {
  // All arms extend the same files, and most have the same people.
  const known = remembering(source);
  const end = knowPeople();
  try {
    return firstProblems(tensions, (tension, place) => tensionProblems(tension, known, `tensions.${place}`));
  } finally {
    end();
  }
}

function tensionProblems(tension: Tension, source: Source, path: string): Problem[] {
  const at = `${path}.metric`;
  const unknown = askedIn(tension.metric) === undefined ? problemsIn(A_METRIC, tension.metric, at) : [];
  const unnamed = [...armProblems(tension, `${path}.lowToHigh`), ...fileKeys(tension, `${path}.arms`)];
  if (unnamed.length > 0) return [...unnamed, ...unknown];
  const arms: TensionArm[] = [];
  const problems = tension.lowToHigh.flatMap((name) => {
    try {
      arms.push(armOf(tension, name, source));
      return [];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      // What it extends is looked up by name, and has no path.
      return error.problems.map((one) => ({ ...one, path: `${path}.arms.${name}.${one.path || "extends"}` }));
    }
  });
  if (problems.length > 0) return [...problems, ...unknown];
  const unlike = [...unmatched(arms, `${path}.arms`), ...alike(arms, `${path}.arms`)];
  const operations = [...new Set(arms.flatMap(({ arm }) => Object.keys(arm.scenario.operations)))];
  return [
    ...unlike,
    ...(askedIn(tension.metric) === undefined
      ? unknown
      : askedProblems(tension.metric, at, MODEL, operations)),
  ];
}

/** Names that are no arms, and arms that are not named. */
function armProblems({ arms, lowToHigh }: Tension, path: string): Problem[] {
  const names = Object.keys(arms);
  const left = names.filter((name) => !lowToHigh.includes(name));
  const all: Text = { en: `arms: ${names.join(", ")}`, fr: `bras : ${names.join(", ")}` };
  const unknown = lowToHigh.flatMap((name, place): Problem[] =>
    names.includes(name)
      ? []
      : [
          {
            path: `${path}.${place}`,
            value: name,
            expected: AN_ARM,
            suggestion: didYouMean(name, names) ?? all,
          },
        ],
  );
  if (unknown.length > 0 || left.length === 0) return unknown;
  return [{ path, value: lowToHigh, expected: ALL_ARMS, suggestion: all }];
}

/** Keys of a file in an arm, where nothing would come of them. */
const fileKeys = ({ arms }: Tension, path: string): Problem[] =>
  Object.entries(arms).flatMap(([name, part]) =>
    FILE_KEYS.filter((key) => key !== "extends" && Object.hasOwn(part, key)).map((key) => ({
      path: `${path}.${name}.${key}`,
      expected: NO_FILE_KEY,
    })),
  );

/** Arms whose horizons differ: what adds up over the weeks would differ by their number alone. */
function unmatched(arms: readonly TensionArm[], path: string): Problem[] {
  const [{ name: first, arm }] = arms;
  const weeks = arm.scenario.horizonWeeks;
  return arms.flatMap(({ name, arm: { scenario } }): Problem[] =>
    scenario.horizonWeeks === weeks
      ? []
      : [
          {
            path: `${path}.${name}.horizonWeeks`,
            value: scenario.horizonWeeks,
            expected: {
              en: `as many weeks as ${first} has, ${weeks}`,
              fr: `autant de semaines que ${first}, ${weeks}`,
            },
            suggestion: SET_WEEKS,
          },
        ],
  );
}

/** Arms that differ from an earlier one in nothing but texts. */
function alike(arms: readonly TensionArm[], path: string): Problem[] {
  return arms.flatMap((one, place): Problem[] => {
    const twin = arms.slice(0, place).find((other) => isAlike(one, other));
    if (twin === undefined) return [];
    const { name } = twin;
    return [
      {
        path: `${path}.${one.name}`,
        expected: {
          en: `an arm that differs from ${name}; both run the same worlds`,
          fr: `un bras différent de ${name} ; tous deux simulent les mêmes mondes`,
        },
      },
    ];
  });
}

const isAlike = (one: TensionArm, other: TensionArm): boolean =>
  differences(one.arm.scenario, other.arm.scenario).length === 0 &&
  differences(one.start.scenario, other.start.scenario).length === 0;

const AN_ARM = { en: "the name of an arm of this tension", fr: "le nom d’un bras de cette tension" };
const ALL_ARMS = { en: "all arms of this tension", fr: "tous les bras de cette tension" };
const NO_FILE_KEY: Text = {
  en: "no key of a file; an arm has fields of the model, and may have extends",
  fr: "aucune clé de fichier ; un bras a des champs du modèle, et peut avoir extends",
};
const SET_WEEKS: Text = {
  en: "set the weeks of all arms by the tension's key weeks",
  fr: "fixez les semaines de tous les bras par la clé weeks de la tension",
};

const A_METRIC: Shape = choice(
  METRICS.map(({ id }) => id),
  { en: "a metric", fr: "un indicateur" },
);
