import type { Text } from "../../sim/input/text.ts";
import { resultOf, written } from "../evidence/store.ts";
import { VALIDATION_WORLDS, validation } from "../evidence/validation.ts";
import { claimOf } from "./claims.ts";
import { QUESTIONS, type Question } from "./experiment.ts";
import { hasVanished, isShown, type Outcome } from "./judge.ts";
import { EXPERIMENTS } from "./list.ts";
import { type Row, rowsOfPatterns } from "./pattern-rows.ts";

/** How far a question may be trusted, with the findings behind it. */
interface Trusted {
  question: Text;
  trust: Text;
  findings: (Omit<Row, "question"> & { claim: Text })[];
}

export function trusted(): Trusted[] {
  const all = rows();
  return (Object.keys(QUESTIONS) as Question[]).map((id) => {
    const asked = all.filter(({ question }) => question === id);
    return {
      question: QUESTIONS[id],
      trust: trustIn(asked),
      findings: asked.map(({ name, use, shown }) => ({ name, use, shown, claim: claimOf(name) })),
    };
  });
}

/** The table as a file that the page is built with. */
export const trustFile = (): string => `${written(trusted())}\n`;

/** Every finding with its question, use and verdict: experiments and patterns. */
function rows(): Row[] {
  const own = EXPERIMENTS.filter(({ negative }) => !negative).map(
    ({ id, question, use, expected, without }) => {
      const found = resultOf(validation, id);
      const vanishes =
        without === undefined || hasVanished(expected, found.without as Outcome, VALIDATION_WORLDS);
      return {
        name: id,
        question,
        use,
        shown: isShown(expected, found.outcome, VALIDATION_WORLDS) && vanishes,
      };
    },
  );
  return [...own, ...rowsOfPatterns()];
}

/**
 * Trust counts only what no number was set by; what was merely looked at while the model was built proves less. Protocols
 * that were mended after a first look are counted apart.
 */
export function trustIn(asked: readonly Pick<Row, "use" | "shown">[]): Text {
  const of = (use: Row["use"]) => asked.filter((row) => row.use === use);
  const count = (some: typeof asked, between: string) =>
    `${some.filter(({ shown }) => shown).length} ${between} ${some.length}`;
  const [kept, mended, looked] = [of("kept for the end"), of("kept, then mended"), of("looked at")];
  if (asked.length === 0) return { en: "nothing known", fr: "rien de connu" };
  const apart =
    mended.length === 0
      ? { en: "", fr: "" }
      : {
          en: `, and ${count(mended, "of")} with a protocol mended after a first look`,
          fr: ` ; protocole revu après un premier essai : ${count(mended, "sur")}`,
        };
  if (kept.length > 0)
    return {
      en: `directions: ${count(kept, "of")} kept for the end came out${apart.en}`,
      fr: `sens des effets (gardés pour la fin, confirmés : ${count(kept, "sur")}${apart.fr})`,
    };
  if (looked.length > 0)
    return {
      en: `not yet tested: ${count(looked, "of")} looked at come out${apart.en}`,
      fr: `pas encore mis à l’épreuve (consultés en chemin : ${count(looked, "sur")}${apart.fr})`,
    };
  return { en: "as far as it was tuned, no farther", fr: "dans la limite de son réglage, pas au-delà" };
}
