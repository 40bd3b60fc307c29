import { InputError, inputError } from "../../input/problems.ts";
import type { Own, OwnMechanism, OwnMetric } from "../../model/own/own.ts";
import { type Model, modelWith } from "../../model/own/own-model.ts";
import { ownProblems } from "../../model/own/problems.ts";

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

async function loaded(source: string): Promise<Record<string, unknown>> {
  const address = `data:text/javascript;base64,${Buffer.from(source).toString("base64")}`;
  try {
    return await import(/* @vite-ignore */ address);
  } catch (error) {
    throw inputError("own", reasonOf(error), {
      en: "one JavaScript module that loads and imports no other file: its hash stands for all that it does",
      fr: "un seul module JavaScript qui se charge et n’importe aucun autre fichier : son empreinte vaut pour tout ce qu’il fait",
    });
  }
}

/** What went wrong, without the module's text, which its address is. */
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(
    /data:text\/javascript;base64,[\w+/=]*/g,
    "…",
  );

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
    throw inputError(path, reasonOf(error), {
      en: "code that runs without an error",
      fr: "du code qui s’exécute sans erreur",
    });
  }
}
