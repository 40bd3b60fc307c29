import { InputError, inputError } from "../../input/problems.ts";
import type { Text } from "../../input/text.ts";
import { shortageIn } from "../files/system-errors.ts";

/** Why a worker gives no answer: it ended by itself, or was given up. */
export class WorkerDeath extends Error {
  /** @param isOfMemory whether it ran out of memory */
  constructor(
    message: string,
    readonly isOfMemory: boolean,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

/** An error of a worker, as its death. */
export function deathBy(error: unknown): WorkerDeath {
  const { message = String(error), code = "" } = (error ?? {}) as { message?: string; code?: string };
  const isOfMemory = code === "ERR_WORKER_OUT_OF_MEMORY" || isLackOfMemory(error);
  return new WorkerDeath(`a worker died: ${message}`, isOfMemory, error);
}

/** Arrays that do not fit make a call fail and leave the worker alive, but what it holds would make others fail. */
export const isLackOfMemory = (error: unknown): boolean =>
  error instanceof Error && /allocation failed|out of memory/i.test(error.message);

const LETS_WORK: Text = {
  en: "code that lets its worker go on; it must neither end the process, nor run for ever, nor fail later",
  fr: "du code qui laisse travailler son fil de calcul : il ne doit ni arrêter le processus, ni tourner sans fin, ni échouer plus tard",
};

/** A machine that is too small, rather than an input that no machine can run. */
export class ShortOfMemory extends InputError {}

/**
 * What to tell when a piece of work has failed twice, the second time in a fresh worker.
 *
 * @param runsOwn whether the workers run the user's own parts, which then have ended or blocked them
 */
export function twice(death: WorkerDeath, workers: number, runsOwn = false): Error {
  const shortage = shortageIn(death.message);
  if (shortage !== undefined) return inputError("--workers", workers, shortage);
  if (!death.isOfMemory && runsOwn) return inputError("--own", death.message, LETS_WORK);
  if (!death.isOfMemory)
    return new Error(`${death.message}; the one that replaced it failed as well`, { cause: death });
  const fewer = Math.floor(workers / 2);
  return new ShortOfMemory([
    {
      path: "--workers",
      value: workers,
      expected: {
        en: "enough memory for each; one ran out of it, and so did the one that replaced it",
        fr: "assez de mémoire pour chacun ; l’un d’eux en a manqué, et celui qui l’a remplacé aussi",
      },
      suggestion: {
        en: `${fewer > 0 ? `--workers ${fewer}, ` : ""}fewer people, ties or operations, or more memory`,
        fr: `${fewer > 0 ? `--workers ${fewer}, ` : ""}moins de personnes, de liens ou d’opérations, ou davantage de mémoire`,
      },
    },
  ]);
}
