import { counted, type Noun } from "../../scenario/counted.ts";
import type { Problem } from "../../scenario/problems.ts";

const OTHERS: Noun = {
  en: ["more problem", "more problems"],
  fr: ["autre problème", "autres problèmes"],
};

/** Problems of one table beyond these are only counted. */
const MOST_LISTED = 20;

/** Keeps the first problems and counts the others. */
export class Problems {
  private readonly listed: Problem[] = [];
  private more = 0;

  add(...problems: Problem[]): void {
    for (const problem of problems) {
      if (this.listed.length < MOST_LISTED) this.listed.push(problem);
      else this.more++;
    }
  }

  get list(): readonly Problem[] {
    if (this.more === 0) return this.listed;
    const expected = {
      en: `and ${counted(this.more, OTHERS, "en")}`,
      fr: `et ${counted(this.more, OTHERS, "fr")}`,
    };
    return [...this.listed, { path: "", expected }];
  }
}
