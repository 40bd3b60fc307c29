import type { Told } from "../state/told.ts";
import type { ArmProblem } from "./problems.ts";

/** What the page consists of besides its own script: files beside it, or blocks of the one file that it is. */
export interface Parts {
  /** Starts one worker. @throws Error where this browser starts none */
  startWorker: () => Worker;
  /** What is wrong where a worker is started, but not loaded. */
  notLoaded: ArmProblem;
  /** The deflated results that the page opens with. @throws Error where they cannot be had */
  firstPicture: () => Promise<Blob>;
  /** What built-in scenarios tell of themselves. @throws Error where it cannot be had */
  told: () => Promise<Told>;
  /** The notices of other people's code in this page. @throws Error where they cannot be had */
  notices: () => Promise<string>;
}
