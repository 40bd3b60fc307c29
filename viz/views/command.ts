import { leavesOf } from "../../sim/scenario/walk.ts";
import { FIELDS } from "../declarations.ts";
import { same, valueAt } from "../state/edits.ts";
import type { Arm, Experiment } from "../state/experiment.ts";
import { idOf } from "./scenario-file.ts";

/** A line for a command line, and the scenarios that must be downloaded for it. */
export interface Command {
  line: string;
  files: readonly Arm[];
}

/**
 * The experiment as `levain compare`, with the same digest.
 *
 * @param more options of the command
 */
export function commandOf({ arms, seed, worlds, headlines }: Experiment, ...more: string[]): Command {
  const [first] = arms;
  const shared = Object.keys(first.changes).filter((path) =>
    arms.every(({ changes }) => path in changes && same(changes[path], first.changes[path])),
  );
  const common = arms.every(({ base }) => typeof base === "string") ? shared : [];
  const texts = arms.map((arm) => armText(arm, common));
  const distinct = texts.map((text, at) =>
    texts.indexOf(text) === at ? text : `${text}@${sameAgain(arms[at], at, common)}`,
  );
  const sets = common.map((path) => `--set ${quoted(`${path}=${JSON.stringify(first.changes[path])}`)}`);
  return {
    line: [
      "levain compare",
      ...distinct.map(quoted),
      ...sets,
      `--seed ${quoted(seed)}`,
      `--replicates ${worlds}`,
      `--headline ${headlines.join(",")}`,
      ...more,
    ].join(" "),
    files: arms.filter(({ base }) => typeof base !== "string"),
  };
}

/**
 * The same under the settings that ship, as the page checks it; undefined where a file hides what was changed by hand,
 * which those settings leave alone.
 *
 * @param worlds under each setting
 */
export function checkCommandOf(experiment: Experiment, worlds: number): string | undefined {
  const { line, files } = commandOf({ ...experiment, worlds }, "--ensemble default");
  return files.length === 0 ? line : undefined;
}

export const fileName = (arm: Arm): string => `${idOf(arm)}.json`;

function armText(arm: Arm, common: readonly string[]): string {
  if (typeof arm.base !== "string") return fileName(arm);
  const own = Object.entries(arm.changes).filter(([path]) => !common.includes(path));
  return [arm.base, ...own.map(([path, value]) => `${path}=${JSON.stringify(value)}`)].join("@");
}

/** Scenarios that are alike need different names: fields set to what they are already, one more for each. */
const sameAgain = (arm: Arm, times: number, taken: readonly string[]): string =>
  UNCHANGED.filter((path) => !taken.includes(path) && !(path in arm.changes))
    .slice(0, times)
    .map((path) => `${path}=${JSON.stringify(valueAt(arm, path))}`)
    .join("@");

/** Each may be set once on a command line; a comparison has fewer scenarios than these are. */
const UNCHANGED = [
  "horizonWeeks",
  ...leavesOf(FIELDS).flatMap(([path]) => (path.startsWith("mechanisms.") ? [path] : [])),
];

/** As one word of a POSIX shell. */
const quoted = (text: string): string =>
  /^[\w./,@=:+-]+$/.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`;
