import { InputError, type Problem } from "../../sim/input/problems.ts";

/** What is wrong with a link or a file, by the error that reading it gave; the page goes on whatever that is. */
export const problemsOf = (error: unknown): readonly Problem[] =>
  error instanceof InputError ? error.problems : [UNFORESEEN];

const UNFORESEEN: Problem = {
  path: "",
  expected: {
    en: "something that this page can read; an error of the page itself stopped it",
    fr: "quelque chose que cette page sache lire ; une erreur de la page elle-même l’a arrêtée",
  },
  suggestion: {
    en: "what was there before is unchanged",
    fr: "ce qui était là auparavant n’a pas changé",
  },
};
