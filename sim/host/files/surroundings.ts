import { AsyncLocalStorage } from "node:async_hooks";
import { isAbsolute, resolve, sep } from "node:path";

/** Folder and environment of a command; the programs that it starts inherit them. */
export interface Surroundings {
  /** Absolute path of the folder to which relative paths refer. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

const given = new AsyncLocalStorage<Surroundings>();

/**
 * Runs a command as if its process had been started in these surroundings. Changing the process's own folder would
 * affect everything that it does; this way each command has its own, even when two run at once.
 */
export const within = <T>(surroundings: Surroundings, action: () => T): T => given.run(surroundings, action);

/** Surroundings of the running command, or else of the process. */
export const surroundings = (): Surroundings => given.getStore() ?? { cwd: process.cwd(), env: process.env };

/** A path from the command's folder, otherwise unchanged: the system interprets `..` and a final `/` in its own way. */
export function placed(path: string): string {
  const cwd = given.getStore()?.cwd;
  if (cwd === undefined || path === "" || isAbsolute(path)) return path;
  return cwd.endsWith(sep) ? cwd + path : cwd + sep + path;
}

/** An absolute path, like `resolve` of `node:path`. */
export const resolved = (...paths: readonly string[]): string => resolve(surroundings().cwd, ...paths);

/** Bytes of the arrays that the process holds. */
export const heldArrayBytes = (): number => process.memoryUsage().arrayBuffers;
