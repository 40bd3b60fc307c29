import type { StartWorker } from "../workers/worker-handle.ts";

/** Where text is written. A terminal reports that it is one, and its width. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** Signals that ask a command to end. */
export const ENDINGS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
type Ending = (typeof ENDINGS)[number];

/** Delivers signals. A signal without a listener ends the process at once. */
export interface Signals {
  once(ending: Ending, listener: () => void): unknown;
  removeListener(ending: Ending, listener: () => void): unknown;
}

/**
 * All that a command uses of the process it runs in. It touches nothing else of the process, so another program can run
 * it too.
 */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: NodeJS.ProcessEnv;
  /** Absolute path of the folder that relative paths start from. */
  readonly cwd: string;
  readonly signals: Signals;
  /** Command line that starts the program in a new process, for jobs on a cluster. */
  readonly program: readonly string[];
  readonly startWorker: StartWorker;
}
