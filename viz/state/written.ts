import { inputError } from "../../sim/input/problems.ts";
import { VERSION } from "../declarations.ts";
import { experimentOfPair, FIRST_PAIR, type Language, same } from "./edits.ts";
import type { Arm, Experiment } from "./experiment.ts";

/** What a link carries: an experiment, the language it was read in, and which digits whose engine gave. */
export interface Written {
  experiment: Experiment;
  language: Language;
  /** Version of the program that wrote it. */
  version: string;
  /** Of its results; null where they were not settled. */
  digest: string | null;
}

type Part = Partial<Pick<Experiment, "seed" | "worlds" | "headlines" | "later">> & {
  pair?: string;
  arms?: (Omit<Arm, "changes"> & Partial<Pick<Arm, "changes">>)[];
};

/** As JSON: only what differs from the ready comparison that it came from. */
export function writtenAs({ experiment, language, version, digest }: Written): string {
  const { pair } = experiment;
  const usual = experimentOfPair(pair ?? FIRST_PAIR, language);
  const part = Object.fromEntries(
    (["seed", "worlds", "headlines", "later", "arms"] as const)
      .filter((key) => !same(experiment[key], usual[key]))
      .map((key) => [key, experiment[key]]),
  );
  return JSON.stringify({
    levain: version,
    language,
    ...(pair === null ? { arms: experiment.arms } : { pair }),
    ...part,
    ...(digest === null ? {} : { digest }),
  });
}

/**
 * Reads what {@link writtenAs} wrote, or what a stranger did.
 *
 * @throws InputError with everything that is wrong with it
 */
export async function readWritten(json: string | Uint8Array): Promise<Written> {
  const { writtenIn } = await checks();
  const given = writtenIn(json);
  const {
    levain,
    language,
    digest = null,
    ...part
  } = given as unknown as Part & {
    levain: string;
    language: Language;
    digest?: string;
  };
  const usual = experimentOfPair(part.pair ?? FIRST_PAIR, language);
  const arms = part.arms?.map((arm): Arm => ({ ...arm, changes: arm.changes ?? {} })) ?? usual.arms;
  const pair = part.pair ?? null;
  return { version: levain, language, digest, experiment: { ...usual, ...part, arms, pair } };
}

/** The present state as the page writes it. */
export const writtenNow = (experiment: Experiment, language: Language, digest: string | null): Written => ({
  experiment,
  language,
  version: VERSION,
  digest,
});

/**
 * The checks of links and files, loaded with the first of them: the first picture does not need them.
 *
 * @throws InputError where it cannot be loaded
 */
export async function checks() {
  try {
    return await import("./checks.ts");
  } catch {
    throw inputError(
      "",
      undefined,
      {
        en: "a connection, once: part of this page could not be loaded",
        fr: "une connexion, une seule fois : une partie de cette page n’a pas pu être chargée",
      },
      { en: "reload the page when there is one", fr: "rechargez la page dès qu’il y en a une" },
    );
  }
}
