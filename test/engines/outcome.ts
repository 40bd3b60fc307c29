import type { ChildProcess } from "node:child_process";
import type { Found } from "./cases.ts";

export interface ThreadFound {
  thread: "main" | "worker";
  found: Found;
}

/** What came of an engine: it ran, it could not be started, or it started and then failed. */
export type Outcome =
  | { state: "ran"; version: string; threads: ThreadFound[] }
  | { state: "missing"; why: string }
  | { state: "failed"; why: string };

/** An engine could not be started, which says nothing about the project. */
export class Missing extends Error {}

/** Until an engine asks for its page, and until both threads have run the cases, on a busy computer. */
const SECONDS_TO_BEGIN = 60;
const SECONDS_TO_RUN = 300;

/** Waits for what a started engine finds. */
export class Hearing {
  readonly threads: Promise<ThreadFound[]>;
  private readonly heard: ThreadFound[] = [];
  private begun = false;
  private settle!: (threads: ThreadFound[]) => void;
  private refuse!: (error: Error) => void;
  private readonly timers: NodeJS.Timeout[];

  constructor() {
    this.threads = new Promise((done, failed) => {
      this.settle = done;
      this.refuse = failed;
    });
    // Whoever waits hears of it; until then it is no unhandled rejection.
    this.threads.catch(() => {});
    this.timers = [
      setTimeout(() => this.begun || this.fail("it did not open the page"), SECONDS_TO_BEGIN * 1000),
      setTimeout(() => this.fail(`it was not done after ${SECONDS_TO_RUN} s`), SECONDS_TO_RUN * 1000),
    ];
  }

  /** From now on, what goes wrong is the project's concern. */
  begin(): void {
    this.begun = true;
  }

  fail(why: string): void {
    this.refuse(this.begun ? new Error(why) : new Missing(why));
  }

  /** @param text what an entry of the bundle sent */
  hear(text: string): void {
    try {
      const message: ThreadFound | { error: string } = JSON.parse(text);
      if ("error" in message) this.fail(message.error);
      else this.heard.push(message);
    } catch {
      this.fail(`it said “${text}”`);
    }
    if (this.heard.length === 2) this.settle(this.heard);
  }

  /** @param complaints what the process wrote to its standard error */
  watch(child: ChildProcess, complaints: () => string): void {
    child.once("error", (error) => this.fail(error.message));
    child.once("close", (code, signal) => this.fail(`it ended with ${code ?? signal}: ${complaints()}`));
  }

  close(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }
}
