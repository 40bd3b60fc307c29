import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { runWorlds } from "../../../sim/experiment/experiment.ts";
import type { Request } from "../../../sim/experiment/request.ts";
import { Interrupted, runInPool } from "../../../sim/host/workers/pool.ts";
import { type StartWorker, threadsFrom } from "../../../sim/host/workers/worker-handle.ts";
import { InputError } from "../../../sim/input/problems.ts";
import { resolveScenario } from "../../../sim/model/built-in.ts";
import { HEADLINE_METRICS } from "../../../sim/model/metric-lists.ts";
import { compileArms } from "../../../sim/run/compile.ts";
import { REPLICATES, SEED, SMALL } from "../small.ts";

const built = threadsFrom(pathToFileURL(resolve("dist/worker.js")));
/** A worker with this code, as a module in a URL. */
const worker = (source: string) => threadsFrom(new URL(`data:text/javascript,${encodeURIComponent(source)}`));
const onMessage = (action: string) =>
  worker(`import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { ${action} });`);

const requestOf = (scenarios: Request["scenarios"], replicates = REPLICATES): Request => ({
  ...{ scenarios, seed: SEED, firstReplicate: 0, replicates },
  ...{ banned: [], headlines: HEADLINE_METRICS, compared: true },
});
const request = requestOf(SMALL.map((input) => resolveScenario(input)));

test.each([1, 2, 3, 9])("%i workers give what one thread gives, in order", async (workers) => {
  const told: number[] = [];
  const result = await runInPool(request, { workers, startWorker: built, onProgress: (n) => told.push(n) });
  expect(result.worlds).toEqual(runWorlds(compileArms(request.scenarios), SEED, 0, REPLICATES));
  expect(result.people).toEqual([]);
  expect(told).toEqual([...told].sort((a, b) => a - b));
  expect(told.at(-1)).toBe(REPLICATES);
});

test("people are returned scenario by scenario in every replicate, when asked for", async () => {
  const { people } = await runInPool(request, { workers: 2, startWorker: built, people: true });
  expect(people.map(({ scenario, replicate }) => `${replicate} ${scenario}`)).toEqual(
    Array.from({ length: REPLICATES }, (_, i) => [`${i} plain`, `${i} paid`]).flat(),
  );
});

test("problems arrive complete", async () => {
  const levers = { support: { guidance: "9 - 3 * week" } };
  const failing = requestOf([resolveScenario({ id: "x", extends: "launch-forum", levers })]);
  const error = await runInPool(failing, { workers: 2, startWorker: built }).catch((caught) => caught);
  expect(error).toBeInstanceOf(InputError);
  expect(error.problems).toHaveLength(1);
  expect(error.problems[0]).toMatchObject({
    path: "levers.support.guidance",
    value: "9 - 3 * week",
    expected: { en: expect.stringContaining("week 4 it is -3"), fr: expect.stringContaining("−3") },
  });
});

/** Workers of which the first few have other code than the built ones. */
function firstOf(count: number, broken: StartWorker): StartWorker {
  let started = 0;
  return (study) => (started++ < count ? broken : built)(study);
}

describe("a worker that dies", () => {
  const DEATHS: [when: string, start: StartWorker, words: string][] = [
    ["at its first task", onMessage("process.exit(3)"), "a worker died with code 3"],
    ["at its start", worker('throw new Error("no such luck")'), "a worker died: no such luck"],
    ["of a crash later on", onMessage('setTimeout(() => { throw new Error("late"); }, 50)'), "died: late"],
    ["silently", onMessage("process.exit(0)"), "a worker died with code 0"],
    [
      "because it is not there",
      threadsFrom(pathToFileURL(resolve("dist/no-worker.js"))),
      "a worker died: Cannot find",
    ],
  ];

  test.each(DEATHS)("%s is replaced, and gives the same digits", async (_when, broken) => {
    for (const workers of [1, 2]) {
      const result = await runInPool(request, { workers, startWorker: firstOf(1, broken) });
      expect(result.worlds).toEqual(runWorlds(compileArms(request.scenarios), SEED, 0, REPLICATES));
    }
  });

  test.each(DEATHS)("%s, and again in its replacement, is told", async (_when, startWorker, words) => {
    for (const workers of [1, 2]) {
      const running = runInPool(request, { workers, startWorker });
      await expect(running).rejects.toThrow(words);
      await expect(running).rejects.toThrow("the one that replaced it failed as well");
    }
  });

  test("is not reported as the user's error", async () => {
    const error = await runInPool(request, { workers: 1, startWorker: onMessage("process.exit(3)") }).catch(
      (caught) => caught,
    );
    expect(error).not.toBeInstanceOf(InputError);
    expect(error).not.toBeInstanceOf(Interrupted);
  });

  test.each([
    ["its heap", "const all = []; for (;;) all.push(new Array(1e5).fill(all.length + 0.5));"],
    ["an array", "throw Object.assign(new RangeError('Array buffer allocation failed'));"],
  ])("for lack of memory for %s says so", async (_what, action) => {
    const startWorker: StartWorker = (study) => {
      const source = `import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { ${action} });`;
      const url = new URL(`data:text/javascript,${encodeURIComponent(source)}`);
      return threadsFrom(url, { maxOldGenerationSizeMb: 20 })(study);
    };
    const error = await runInPool(request, { workers: 2, startWorker }).catch((caught) => caught);
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toMatch(/^--workers: 2: expected enough memory for each; .*--workers 1/);
  });
});

test("a worker that never answers is replaced, and given up the second time", async () => {
  const deaf = onMessage("for (;;);");
  const result = await runInPool(request, {
    ...{ workers: 1, patienceMs: 8000, startWorker: firstOf(1, deaf) },
  });
  expect(result.worlds).toEqual(runWorlds(compileArms(request.scenarios), SEED, 0, REPLICATES));
  const given = runInPool(request, { workers: 1, patienceMs: 300, startWorker: deaf });
  await expect(given).rejects.toThrow("a worker did not answer within 0 seconds");
});

describe("an interruption", () => {
  const deaf = onMessage("for (;;);");

  test("ends workers that do not respond", async () => {
    const abort = new AbortController();
    const running = runInPool(request, { workers: 2, startWorker: deaf, signal: abort.signal });
    setTimeout(() => abort.abort(), 200);
    await expect(running).rejects.toBeInstanceOf(Interrupted);
  });

  test("before the start also ends them", async () => {
    const signal = AbortSignal.abort();
    await expect(runInPool(request, { workers: 1, startWorker: deaf, signal })).rejects.toBeInstanceOf(
      Interrupted,
    );
  });
});
