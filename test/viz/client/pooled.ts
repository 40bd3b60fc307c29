import * as comlink from "comlink";
import { afterEach, expect, vi } from "vitest";
import { formulaCourse, prepare, prepareSettings, problemsOfArm, Runner } from "../../../viz/client/core.ts";
import { fastDigest } from "../../../viz/client/digest.ts";
import { Pool } from "../../../viz/client/pool.ts";
import { type ArmProblem, NOT_LOADED } from "../../../viz/client/problems.ts";
import { isAnswered } from "../../../viz/client/protocol.ts";
import type { SettingsCheck, Shown } from "../../../viz/client/results.ts";
import { experimentOfPair, setEverywhere, setWorlds } from "../../../viz/state/edits.ts";
import type { Experiment } from "../../../viz/state/experiment.ts";

export const PAY = "levers.rewards.payEurosPerContribution";
export const WORLDS = 21;
export const SMALL = [["population.consumers", 40] as const, ["horizonWeeks", 6] as const].reduce(
  (e, [path, value]) => setEverywhere(e, path, value),
  setWorlds(experimentOfPair("small-pay", "en"), WORLDS),
);

/** How a worker fails, if it does. */
export type Fault = "none" | "silent" | "dies";

/** The worker's code on this thread, behind the same messages. */
class FakeWorker {
  onerror: ((event: { message: string }) => void) | null = null;
  private readonly channel = new MessageChannel();

  constructor(fault: Fault) {
    const runner = new Runner();
    const lost = <T>(): Promise<T> => {
      if (fault === "dies") this.onerror?.({ message: "out of memory" });
      return new Promise<T>(() => {});
    };
    comlink.expose(
      {
        prepare,
        prepareSettings,
        problemsOfArm,
        formulaCourse,
        take: (request: never) => runner.take(request),
        run: (chunk: never) => (fault === "none" ? runner.run(chunk) : lost()),
        runUnderSetting: (chunk: never) => {
          if (fault !== "none") return lost();
          const answer = runner.run(chunk);
          return isAnswered(answer) ? answer.map(({ metrics }) => metrics) : answer;
        },
        reasons: (chunk: never) => runner.reasons(chunk),
        report: async (worlds: never, replicates: number, whole: boolean) =>
          runner.report(worlds, replicates, whole ? await fastDigest(worlds, replicates) : ""),
        picture: (replicate: number) => runner.picture(replicate),
      },
      this.channel.port2,
    );
    this.channel.port1.start();
  }

  postMessage(message: unknown): void {
    this.channel.port1.postMessage(message);
  }
  addEventListener(kind: "message", listener: (event: MessageEvent) => void): void {
    this.channel.port1.addEventListener(kind, listener);
  }
  removeEventListener(kind: "message", listener: (event: MessageEvent) => void): void {
    this.channel.port1.removeEventListener(kind, listener);
  }
  terminate(): void {
    this.channel.port1.close();
    endedWorkers++;
  }
}

let endedWorkers = 0;
/** Workers that have been ended in this test. */
export const ended = (): number => endedWorkers;
const pools: Pool[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const pool of pools.splice(0)) pool.end();
  endedWorkers = 0;
});

/** @param faults of the workers, in the order in which they are started; the first is the one that prepares */
export function pooled(workers: number, faults: readonly Fault[] = []) {
  const shown: Shown[] = [];
  const problems: (readonly ArmProblem[])[] = [];
  const checks: (SettingsCheck | null)[] = [];
  let started = 0;
  const startWorker = () => new FakeWorker(faults[started++] ?? "none") as unknown as Worker;
  const pool = new Pool({ startWorker, notLoaded: NOT_LOADED }, workers, {
    results: (results) => shown.push(results),
    problems: (found) => problems.push(found),
    checked: (check) => checks.push(check),
  });
  pools.push(pool);
  const settled = (experiment: Experiment) =>
    vi.waitFor(
      () => {
        const last = shown.at(-1);
        expect(last).toMatchObject({ experiment, digest: expect.any(String), reasons: expect.any(Array) });
        return last as Shown;
      },
      { timeout: 20_000 },
    );
  return { pool, shown, problems, checks, settled, started: () => started };
}
