import { counted, type Noun } from "./counted.ts";
import { andMore, MOST_WORKED_OUT, type Problem } from "./problems.ts";
import type { Language, Text } from "./text.ts";

/** Further problems of one list or table are only counted, to leave room for other problems. */
export const MOST_OF_LIST = 20;

/** Keeps the first problems and counts the rest, so that a million mistakes are still reported quickly. */
export class Problems {
  private readonly kept: Problem[] = [];
  private others = 0;
  private stopped: Text | undefined;

  constructor(private readonly most = MOST_OF_LIST) {}

  add(...problems: Problem[]): void {
    for (const problem of problems) this.addMade(() => problem);
  }

  /** @param make is called only if there is room, because finding suggestions is slow */
  addMade(make: () => Problem): void {
    if (this.kept.length < this.most) this.kept.push(make());
    else this.others++;
  }

  /** Whether enough problems are known: whoever finds them may stop looking. */
  get areEnough(): boolean {
    return this.kept.length + this.others >= MOST_WORKED_OUT;
  }

  /** Says that nothing was looked for beyond some place. @param where for example “up to line 7” */
  stop(where: Text): void {
    this.stopped = where;
  }

  get list(): readonly Problem[] {
    const { kept, others, stopped } = this;
    if (others === 0) return kept;
    const more = (language: Language) =>
      andMore(others, language) + (stopped === undefined ? "" : ` ${stopped[language]}`);
    return [...kept, { path: "", expected: { en: more("en"), fr: more("fr") }, counts: others }];
  }
}

/** The problems of items, worked out until there are as many as are reported. */
export function firstProblems<T>(
  items: Iterable<T>,
  problemsOf: (item: T, place: number) => readonly Problem[],
): Problem[] {
  const found: Problem[] = [];
  let place = 0;
  for (const item of items) {
    found.push(...problemsOf(item, place++));
    if (found.length >= MOST_WORKED_OUT) break;
  }
  return found;
}

const OTHER_VALUE: Noun = {
  en: ["more value is refused in the same list", "more values are refused in the same list"],
  fr: ["autre valeur est refusée dans la même liste", "autres valeurs sont refusées dans la même liste"],
};

/** One problem for all refused items of the list at `path` that are only counted. */
export const moreValues = (path: string, counts: number): Problem => ({
  path,
  expected: { en: counted(counts, OTHER_VALUE, "en"), fr: counted(counts, OTHER_VALUE, "fr") },
  counts,
});
