import type { Text } from "../../sim/input/text.ts";
import { resolveScenario } from "../../sim/model/built-in.ts";
import { type Kind, kindOf } from "../../sim/model/systems/families.ts";
import { SYSTEMS, systemOf } from "../../sim/model/systems/systems.ts";
import type { Tension } from "../../sim/scenario/system-file.ts";
import { rounded } from "../evidence/piece.ts";
import { readStore, written } from "../evidence/store.ts";
import { tensionPiece } from "../evidence/tensions.ts";
import type { Outcome } from "./judge.ts";
import { type Tried, tensionsOf } from "./run.ts";
import { keptOf } from "./table.ts";

/** What a gallery shows of a system; its picture is a dot per world in each of two arms. */
interface Shown {
  id: string;
  title: Text;
  question: Text;
  kind: Kind;
  texts: readonly string[];
  /** The statement of its first tension that is shown, else of its first, and how that came out. */
  answer?: Text;
  outcome?: Outcome;
  metric?: string;
  /** By arm, from where the metric should be lowest. */
  dots?: Readonly<Record<string, readonly (number | null)[]>>;
}

/** All that a gallery needs, in one file. */
export const galleryFile = (): string => `${written(SYSTEMS.map(shownOf))}\n`;

function shownOf(id: string): Shown {
  const { question, texts } = systemOf(id);
  const { title } = resolveScenario(id).scenario;
  const tensions = tensionsOf(id);
  const outcomeOf = (tension: Tension) => keptOf(id, tension)?.outcome;
  const told = tensions.find((one) => outcomeOf(one) === "shown") ?? tensions.at(0);
  const outcome = told && outcomeOf(told);
  const shared = { id, title, question, kind: kindOf(id), texts };
  if (told === undefined || outcome === undefined) return shared;
  return { ...shared, answer: told.statement, outcome, metric: told.metric, dots: dotsOf(id, told) };
}

function dotsOf(id: string, { id: tension, lowToHigh }: Tension): NonNullable<Shown["dots"]> {
  const piece = tensionPiece(id);
  const values = (readStore(piece)[piece.name].result as Tried)[tension];
  const ends = [lowToHigh[0], lowToHigh[lowToHigh.length - 1]];
  return Object.fromEntries(
    ends.map((arm) => [arm, values[arm].map((value) => (value === null ? null : rounded(value)))]),
  );
}
