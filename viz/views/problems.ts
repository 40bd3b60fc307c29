import type { Problem } from "../../sim/input/problems.ts";
import type { Letter } from "../state/experiment.ts";

/** A scenario's problems with a field, or with a part of it. */
export function problemsAt<P extends Problem & { letter: Letter | null }>(
  problems: readonly P[],
  letter: Letter,
  path: string,
): P[] {
  return problems.filter(
    (problem) => problem.letter === letter && (problem.path === path || problem.path.startsWith(`${path}.`)),
  );
}
