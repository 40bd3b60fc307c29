import type { StartWorker } from "../workers/worker-handle.ts";

/** Where words go. A terminal says that it is one, and how wide. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** Signals by which somebody asks for an end. */
export const ENDINGS = ["SIGINT", "SIGTERM"] as const;
type Ending = (typeof ENDINGS)[number];

/** Tells of signals. As long as nobody listens to one, it ends the process at once. */
export interface Signals {
  once(ending: Ending, listener: () => void): unknown;
  removeListener(ending: Ending, listener: () => void): unknown;
}

/**
 * What a command has of the process that it runs in. It takes nothing else from there, so that another program can run
 * it as well.
 */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: NodeJS.ProcessEnv;
  /** Folder in which relative paths begin; absolute itself. */
  readonly cwd: string;
  readonly signals: Signals;
  /** Words that start the program in a process of its own: for jobs of a cluster. */
  readonly program: readonly string[];
  readonly startWorker: StartWorker;
}
