import type { Text } from "../../sim/input/text.ts";
import { resultOf, written } from "../evidence/store.ts";
import { VALIDATION_WORLDS, validation } from "../evidence/validation.ts";
import { claimOf } from "./claims.ts";
import { KINDS, type Kind, kindOf, QUESTIONS, type Question } from "./experiment.ts";
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

/** A finding, with what it is about; a pattern is about levels and directions at once, and none is kept for the end. */
type Found = Row & { kind: Kind };

/** Every finding with its question, use and verdict: experiments and patterns. */
function rows(): Found[] {
  const own = EXPERIMENTS.filter(({ negative }) => !negative).map(
    ({ id, question, use, expected, without }) => {
      const found = resultOf(validation, id);
      const vanishes =
        without === undefined || hasVanished(expected, found.without as Outcome, VALIDATION_WORLDS);
      return {
        name: id,
        question,
        use,
        kind: kindOf(expected),
        shown: isShown(expected, found.outcome, VALIDATION_WORLDS) && vanishes,
      };
    },
  );
  return [...own, ...rowsOfPatterns().map((row) => ({ ...row, kind: "level" as const }))];
}

/** What findings of a kind are called. */
const KIND_NAMES: Readonly<Record<Kind, Text>> = {
  direction: { en: "directions", fr: "sens des effets" },
  level: { en: "levels", fr: "niveaux" },
  "no difference": { en: "no difference", fr: "absence d’effet" },
};

type Counted = Pick<Found, "use" | "shown" | "kind">;
const count = (some: readonly Counted[], between: string) =>
  `${some.filter(({ shown }) => shown).length} ${between} ${some.length}`;

/**
 * Trust counts only what no number was set by; what was merely looked at while the model was built proves less. Protocols
 * that were mended after a first look are counted apart, and so are directions, levels and what must not change.
 */
export function trustIn(asked: readonly Counted[]): Text {
  const of = (use: Row["use"]) => asked.filter((row) => row.use === use);
  const [kept, mended, looked] = [of("kept for the end"), of("kept, then mended"), of("looked at")];
  if (asked.length === 0) return { en: "nothing known", fr: "rien de connu" };
  if (kept.length > 0) return byKind(kept, mended);
  const apart =
    mended.length === 0
      ? { en: "", fr: "" }
      : {
          en: `, and ${count(mended, "of")} with a protocol mended after a first look`,
          fr: ` ; protocole revu après un premier essai : ${count(mended, "sur")}`,
        };
  if (looked.length > 0)
    return {
      en: `not yet tested: ${count(looked, "of")} looked at come out${apart.en}`,
      fr: `pas encore mis à l’épreuve (consultés en chemin : ${count(looked, "sur")}${apart.fr})`,
    };
  return { en: "as far as it was tuned, no farther", fr: "dans la limite de son réglage, pas au-delà" };
}

/** What came out of those kept for the end, and of those whose protocol was mended, each kind on its own. */
function byKind(kept: readonly Counted[], mended: readonly Counted[]): Text {
  const kinds = KINDS.map((kind) => {
    const [pure, changed] = [kept, mended].map((some) => some.filter((row) => row.kind === kind));
    const en = [
      pure.length > 0 && `${count(pure, "of")} kept for the end came out`,
      changed.length > 0 && `${count(changed, "of")} with a protocol mended after a first look`,
    ].filter(Boolean);
    const fr = [
      pure.length > 0 && `gardés pour la fin, confirmés : ${count(pure, "sur")}`,
      changed.length > 0 && `protocole revu après un premier essai : ${count(changed, "sur")}`,
    ].filter(Boolean);
    return en.length === 0
      ? undefined
      : {
          en: `${KIND_NAMES[kind].en}: ${en.join(", and ")}`,
          fr: `${KIND_NAMES[kind].fr} (${fr.join(" ; ")})`,
        };
  }).filter((one) => one !== undefined);
  return { en: kinds.map(({ en }) => en).join("; "), fr: kinds.map(({ fr }) => fr).join(" ; ") };
}
