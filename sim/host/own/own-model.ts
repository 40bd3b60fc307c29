import { InputError, inputError } from "../../input/problems.ts";
import type { Text } from "../../input/text.ts";
import type { Own, OwnMechanism, OwnMetric } from "../../model/own/own.ts";
import { type Model, modelWith } from "../../model/own/own-model.ts";
import { ownProblems } from "../../model/own/problems.ts";
import { reasonOf } from "./reason.ts";
import { ALONE } from "./trial.ts";

/**
 * The model with the parts of a file. The text itself is the module, not the file: every worker runs these very bytes,
 * whatever happens to the file meanwhile, and they can import no other file, which no hash would cover.
 *
 * @param source the file's text
 * @throws InputError where it does not load, or with all problems of its parts
 */
export async function modelOfSource(source: string): Promise<Model> {
  const own = partsIn(await loaded(source));
  const problems = ownProblems(own);
  if (problems.length > 0) throw new InputError(problems);
  return modelWith(guarded(own as Own));
}

/** An address under which the text is a module. */
export const addressOf = (source: string): string =>
  `data:text/javascript;base64,${Buffer.from(source).toString("base64")}`;

async function loaded(source: string): Promise<Record<string, unknown>> {
  try {
    return await import(/* @vite-ignore */ addressOf(source));
  } catch (error) {
    throw inputError("own", reasonOf(error), ALONE);
  }
}

/** Parts may be the default export, or exports of their own names. */
function partsIn(module: Record<string, unknown>): unknown {
  const { default: whole, metrics, mechanisms } = module;
  if (whole !== undefined) return whole;
  if (metrics !== undefined || mechanisms !== undefined)
    return { ...(metrics !== undefined && { metrics }), ...(mechanisms !== undefined && { mechanisms }) };
  throw inputError("own", Object.keys(module), {
    en: "a module that exports metrics, mechanisms or both, by name or as its default {metrics, mechanisms}",
    fr: "un module qui exporte metrics, mechanisms ou les deux, par leur nom ou par défaut {metrics, mechanisms}",
  });
}

/** An error of these parts is an error of the user's file, and says in which part it is. */
function guarded({ metrics = [], mechanisms = [] }: Own): Own {
  return { metrics: metrics.map(guardedMetric), mechanisms: mechanisms.map(guardedMechanism) };
}

const guardedMetric = (metric: OwnMetric): OwnMetric => ({
  ...metric,
  id: metric.id,
  measure: (world, once) => {
    const path = `own.metrics.${metric.id}`;
    const value: unknown = attempted(path, () => metric.measure(world, once));
    if (typeof value === "number" && (Number.isFinite(value) || Number.isNaN(value))) return value;
    throw inputError(path, value, {
      en: "measure to return a finite number, or NaN if undefined",
      fr: "measure renvoie un nombre fini, ou NaN s’il n’est pas défini",
    });
  },
});

function guardedMechanism(mechanism: OwnMechanism): OwnMechanism {
  const path = `own.mechanisms.${mechanism.id}`;
  const { start, stepWhenOff } = mechanism;
  return {
    ...mechanism,
    id: mechanism.id,
    step: (world) => attempted(path, () => mechanism.step(world)),
    ...(start && { start: (world) => attempted(path, () => start.call(mechanism, world)) }),
    ...(stepWhenOff && { stepWhenOff: (world) => attempted(path, () => stepWhenOff.call(mechanism, world)) }),
  };
}

function attempted<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw inputError(path, reasonOf(error), NO_ERROR);
  }
}

export const NO_ERROR: Text = {
  en: "code that runs without an error",
  fr: "du code qui s’exécute sans erreur",
};
