import { AsyncLocalStorage } from "node:async_hooks";
import { isAbsolute, resolve, sep } from "node:path";

/** What a program is started with besides its arguments, and what the programs that it starts inherit. */
export interface Surroundings {
  /** Folder in which relative paths begin; absolute itself. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

const given = new AsyncLocalStorage<Surroundings>();

/**
 * Runs a command as if its process had been started there. A process has one folder, and changing it would change it
 * for all that the process does: here each command has its own, even when two of them are under way at once.
 */
export const within = <T>(surroundings: Surroundings, action: () => T): T => given.run(surroundings, action);

/** Those of the command under way, or else of the process. */
export const surroundings = (): Surroundings => given.getStore() ?? { cwd: process.cwd(), env: process.env };

/** Where a path leads, left as it was typed otherwise: the system reads `..` and a `/` at the end its own way. */
export function placed(path: string): string {
  const cwd = given.getStore()?.cwd;
  return cwd === undefined || path === "" || isAbsolute(path) ? path : cwd + sep + path;
}

/** An absolute path, as `resolve` of `node:path` makes it. */
export const resolved = (...paths: readonly string[]): string => resolve(surroundings().cwd, ...paths);
