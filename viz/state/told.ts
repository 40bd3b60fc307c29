import { baseNameOf, chainOf } from "../../sim/input/merge.ts";
import { valueAtPath } from "../../sim/input/paths.ts";
import { isRecord } from "../../sim/input/record.ts";
import type { Text } from "../../sim/input/text.ts";
import type { SourceEntry } from "../../sim/scenario/source-entries.ts";
import { sourceAt } from "../../sim/scenario/source-paths.ts";
import { ROOT } from "../declarations.ts";
import { builtIn } from "./bases.ts";
import { same } from "./edits.ts";
import type { Arm } from "./experiment.ts";
import { textIn, titleOf } from "./names.ts";

/** What scenarios say of themselves: no world changes with it, so it may come after the values. */

/** What the files of built-in scenarios tell, by id; none while it is on its way. */
export type Told = Readonly<Record<string, object>>;

interface Story {
  /** The scenario that tells it, where it is not the one that was asked. */
  of?: Text;
  story: Text;
  provenance?: Text;
}

/** What a scenario's file tells of it, else what the built-in one does that it extends, which is then named. */
export function storyOf({ base }: Pick<Arm, "base">, told: Told): Story | undefined {
  const own = typeof base === "string" ? storyIn(toldBy(base, told)) : storyIn(base);
  const above = isRecord(base) ? base.extends : undefined;
  if (own !== undefined || typeof above !== "string") return own;
  const inherited = storyIn(toldBy(above, told));
  const of = titleOf(above);
  return inherited === undefined || of === undefined ? inherited : { ...inherited, of };
}

/** Whether the story is told with this scenario: once, with the one whose own it is, if that is there. */
export function tells(arm: Arm, arms: readonly Arm[], told: Told): boolean {
  const { story } = storyOf(arm, told) ?? {};
  const tellers = arms.filter((one) => story !== undefined && same(storyOf(one, told)?.story, story));
  const [teller] = [...tellers.filter((one) => storyOf(one, told)?.of === undefined), ...tellers];
  return teller?.letter === arm.letter;
}

/** On what the value at a path rests, after the files that an arm starts from; undefined where they do not say. */
export function sourceIn(base: Arm["base"], path: string, told: Told): SourceEntry | undefined {
  const whole = (id: string | null) => {
    const file = builtIn(id);
    return file === undefined ? undefined : { ...file, ...toldBy(id ?? "", told) };
  };
  const file = typeof base === "string" ? whole(base) : base;
  const chain = file === undefined ? [] : chainOf(file, (above) => whole(baseNameOf(above, ROOT)));
  for (const raw of chain.reverse()) {
    const found = sourceAt(saidIn(raw), path);
    if (found !== undefined || valueAtPath(raw, path) !== undefined) return found;
  }
  return undefined;
}

/** What can be read of the sources in somebody's file. */
function saidIn({ sources }: { sources?: unknown }): readonly SourceEntry[] {
  const isEntry = (entry: unknown): entry is SourceEntry =>
    isRecord(entry) && Array.isArray(entry.of) && entry.of.every((path) => typeof path === "string");
  return Array.isArray(sources) ? sources.filter(isEntry) : [];
}

const toldBy = (id: string, told: Told): object | undefined =>
  Object.hasOwn(told, id) ? told[id] : undefined;

function storyIn(file: unknown): Story | undefined {
  if (!isRecord(file)) return undefined;
  const [story, provenance] = [textIn(file.story), textIn(file.provenance)];
  if (story === undefined) return undefined;
  return provenance === undefined ? { story } : { story, provenance };
}
