import * as modules from "node:module";
import { Worker } from "node:worker_threads";
import { type InputError, inputError } from "../../input/problems.ts";
import type { Text } from "../../input/text.ts";
import { reasonOf } from "./reason.ts";

/** A module is loaded in a thread of its own first, which it may end, block or break without harm. */

const PATIENCE_MS = 10_000;
/** What it has set off must not fail right after. */
const GRACE_MS = 20;
/** Refuses what a module imports: no hash would cover it. Modules written within it are part of its text. */
const HOOKS = `export async function resolve(specifier, context, next) {
  if (String(context.parentURL).startsWith("data:") && !specifier.startsWith("data:"))
    throw new Error("it imports " + specifier);
  return next(specifier, context);
}`;
// Node 20.5 and older have no hooks.
const THREAD = `import { parentPort, workerData } from "node:worker_threads";
import * as modules from "node:module";
modules.register?.(workerData.hooks);
try {
  await import(workerData.address);
  setTimeout(() => parentPort.postMessage({}), workerData.graceMs);
} catch (error) {
  let reason = "something that is no error";
  try { reason = String(error?.message ?? error); } catch {}
  parentPort.postMessage({ reason });
}`;
/** How Node ends a thread that waits for what never comes. */
const UNSETTLED = 13;

const moduleOf = (text: string) => `data:text/javascript,${encodeURIComponent(text)}`;

/** Refuses in this thread, too, what a module imports: a step may do so long after it has loaded. */
export const refuseImports = (): void =>
  (modules as { register?: (hooks: string) => void }).register?.(moduleOf(HOOKS));

/** @throws InputError where the module at this address does not load by itself, and quietly */
export async function tryLoading(address: string): Promise<void> {
  const thread = new Worker(new URL(moduleOf(THREAD)), {
    ...{ execArgv: [], stdout: true, stderr: true },
    workerData: { address, hooks: moduleOf(HOOKS), graceMs: GRACE_MS },
  });
  let late: NodeJS.Timeout | undefined;
  const fault = await new Promise<InputError | undefined>((given) => {
    late = setTimeout(() => given(refused(undefined, LOADS)), PATIENCE_MS);
    thread.once("message", ({ reason }: { reason?: string }) =>
      given(reason === undefined ? undefined : refused(reasonOf(reason), ALONE)),
    );
    thread.once("error", (error) => given(refused(reasonOf(error), ALONE)));
    thread.once("exit", (code) => given(refused(undefined, code === UNSETTLED ? LOADS : GOES_ON)));
  });
  clearTimeout(late);
  await thread.terminate();
  if (fault !== undefined) throw fault;
}

const refused = (reason: string | undefined, expected: Text) => inputError("own", reason, expected);

export const ALONE: Text = {
  en: "one JavaScript module that loads and imports no other file: its hash stands for all that it does",
  fr: "un seul module JavaScript qui se charge et n’importe aucun autre fichier : son empreinte vaut pour tout ce qu’il fait",
};
const LOADS: Text = {
  en: `a module that has loaded within ${PATIENCE_MS / 1000} seconds; this one waits or runs for ever`,
  fr: `un module chargé en ${PATIENCE_MS / 1000} secondes ; celui-ci attend ou tourne sans fin`,
};
const GOES_ON: Text = {
  en: "a module that leaves the process running; this one ends it",
  fr: "un module qui laisse le processus tourner ; celui-ci l’arrête",
};
