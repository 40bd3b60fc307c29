import fc from "fast-check";
import { expect, test } from "vitest";
import { digestOf } from "../../../sim/experiment/experiment.ts";
import { compare, type Report, type Worlds } from "../../../sim/index.ts";
import { resolveScenario } from "../../../sim/model/built-in.ts";
import { hashOf } from "../../../sim/run/compile.ts";
import type { LeverValue } from "../../../sim/scenario/field.ts";
import { applyEnsemble, armsOf } from "../../../sim/verdict/ensemble/arms.ts";
import { Computation, type Piece } from "../../../viz/client/computation.ts";
import { prepare, problemsOfArm, Runner } from "../../../viz/client/core.ts";
import { type Answer, isAnswered, type Prepared } from "../../../viz/client/protocol.ts";
import { resolvedArm } from "../../../viz/client/resolve.ts";
import { ResultCache } from "../../../viz/client/result-cache.ts";
import { NOBODY_THERE, NOBODY_YET } from "../../../viz/client/results.ts";
import { bytesOfResults, resultsOfBytes } from "../../../viz/client/results-bytes.ts";
import { SCENARIOS } from "../../../viz/declarations.ts";
import {
  addArm,
  experimentOfPair,
  setEverywhere,
  setHeadlines,
  setValue,
  setWorlds,
} from "../../../viz/state/edits.ts";
import type { Experiment } from "../../../viz/state/experiment.ts";
import { ensembleOf } from "../../verdict/ensemble/settings.ts";

const WORLDS = 6;
const PAY = "levers.rewards.payEurosPerContribution";
const SMALL = [["population.consumers", 60] as const, ["horizonWeeks", 8] as const].reduce(
  (e, [path, value]) => setEverywhere(e, path, value),
  setWorlds(experimentOfPair("small-pay", "en"), WORLDS),
);

function given<T extends object>(answer: Answer<T>): T {
  if (!isAnswered(answer)) throw new Error(JSON.stringify(answer.problems));
  return answer;
}

/** What is wrong with an experiment: where, and under which letter. */
function refused(experiment: Experiment): string[] {
  const answer = prepare(experiment);
  return isAnswered(answer) ? [] : answer.problems.map(({ letter, path }) => `${letter} ${path}`);
}

/** Runs a computation to its end with as many workers, which take turns. */
function ended(computation: Computation, prepared: Prepared, workers = 2): Report {
  const runners = Array.from({ length: workers }, () => new Runner());
  for (const runner of runners) runner.take(prepared.request);
  for (const kind of ["worlds", "reasons"] as const)
    for (let at = 0; ; at++) {
      const piece = computation.next(kind, at % workers, workers);
      if (piece === undefined) break;
      done(computation, piece, runners[at % workers]);
    }
  const worlds = computation.first(computation.of);
  return given(runners[0].report(worlds, computation.of, digestOf(worlds, computation.of)));
}

function done(computation: Computation, piece: Piece, runner: Runner): void {
  if (piece.kind === "worlds") computation.addWorlds(piece, given(runner.run(piece)));
  else computation.addReasons(piece, given(runner.reasons(piece)));
}

const computationOf = (experiment: Experiment, cache = new ResultCache()) => {
  const prepared = given(prepare(experiment));
  return { prepared, computation: new Computation(experiment, prepared, cache) };
};

test("an experiment is prepared with the warnings of its scenarios, which begin with their letters", () => {
  expect(given(prepare(SMALL)).warnings).toEqual([]);
  const [{ en }] = given(prepare(setValue(SMALL, "B", PAY, 1000))).warnings;
  expect(en).toMatch(/^B: levers\.rewards\.payEurosPerContribution comes to more than €/);
});

test("a headline of one operation is measured, under keys of its own; an unknown operation is refused", () => {
  const asking = (id: string) => setHeadlines(SMALL, ["active", id]);
  const { computation, prepared } = computationOf(asking("hours@forum"));
  const { scenarios, comparisons } = ended(computation, prepared);
  const [{ metrics }] = scenarios;
  expect(metrics["hours@forum"]).toEqual(metrics.hours);
  expect(comparisons[0].metrics["hours@forum"].verdict).not.toBeNull();
  const plain = given(prepare(SMALL)).keys;
  prepared.keys.forEach((key, arm) => {
    expect(key).not.toBe(plain[arm]);
  });
  expect(refused(asking("hours@nowhere"))).toEqual(["null headline"]);
});

/** The library's digest of the small experiment. */
const libraryDigest = (pay: number) =>
  compare(
    [0, pay].map((payEurosPerContribution, at) => ({
      id: `arm-${at}`,
      extends: "community-forum",
      horizonWeeks: 8,
      population: { consumers: 60 },
      levers: { rewards: { payEurosPerContribution } },
    })),
    { replicates: WORLDS },
  ).report.digest;

test.each([1, 2, 3])("%i workers, piece by piece, give the library's digest", (workers) => {
  const { computation, prepared } = computationOf(SMALL);
  expect(ended(computation, prepared, workers).digest).toBe(libraryDigest(0.3));
  expect(computation.done).toBe(WORLDS);
  expect(computation.reasons()?.length).toBeGreaterThan(0);
});

test("what is known is not run again: a baseline, and the place where the slider was", () => {
  const cache = new ResultCache();
  const first = computationOf(SMALL, cache);
  ended(first.computation, first.prepared);
  const moved = computationOf(setValue(SMALL, "B", PAY, 0.5), cache);
  expect(moved.computation.next("worlds", 0, 1)).toMatchObject({ arms: [1] });
  expect(computationOf(SMALL, cache).computation.next("worlds", 0, 1)).toBeUndefined();
  expect(computationOf(SMALL, cache).computation.done).toBe(WORLDS);
});

test("worlds count from the first on without a gap, whoever finishes first", () => {
  const { computation, prepared } = computationOf(SMALL);
  const runner = new Runner();
  runner.take(prepared.request);
  const [first, second] = [computation.next("worlds", 0, 2), computation.next("worlds", 1, 2)] as Piece[];
  done(computation, second, runner);
  expect(computation.done).toBe(0);
  computation.putBack(first);
  done(computation, computation.next("worlds", 0, 2) as Piece, runner);
  expect(computation.done).toBe(first.replicates + second.replicates);
});

test("an arm is what its base comes to with its changes laid over it", () => {
  const value: fc.Arbitrary<LeverValue> = fc.oneof(
    fc.integer({ min: 1, max: 40 }),
    fc.constantFrom<LeverValue>("min(20, week)", [{ from: 2, to: 5, value: 3 }]),
  );
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(SCENARIOS)), value, (base, guidance) => {
      const arm = { letter: "B", name: "", base, changes: { "levers.support.guidance": guidance } } as const;
      const { scenario } = resolveScenario({ extends: base, levers: { support: { guidance } } });
      const { title: _title, story: _story, provenance: _provenance, ...rest } = scenario;
      expect(resolvedArm(arm).scenario).toMatchObject(rest);
      expect(hashOf(resolvedArm(arm).scenario)).toBe(hashOf(scenario));
      expect(resolvedArm({ ...arm, letter: "C" }).scenario).toBe(resolvedArm(arm).scenario);
    }),
    { numRuns: 20 },
  );
});

test("all problems of all scenarios are told at once, each with its letter", () => {
  const wrong = setValue(setValue(SMALL, "A", PAY, -1), "B", "levers.support.guidance", "week +");
  expect(refused(wrong)).toEqual([`A ${PAY}`, "B levers.support.guidance"]);
  expect(refused(setValue(SMALL, "B", "horizonWeeks", 9))).toEqual(["B horizonWeeks"]);
  expect(refused(setValue(SMALL, "B", "population.consumers", 1_000_000))).toEqual([
    "B population.consumers",
  ]);
  expect(refused(setWorlds(SMALL, 0))).toEqual(["null replicates"]);
  expect(refused({ ...SMALL, headlines: [] })).toEqual(["null headline"]);
  const imported = { ...SMALL.arms[1], base: { extends: "baseline", horizonWeeks: -1, unknown: 1 } };
  expect(problemsOfArm({ ...imported, changes: {} }).map(({ path }) => path)).toEqual([
    "horizonWeeks",
    "unknown",
  ]);
  expect(problemsOfArm({ ...imported, base: { extends: "nowhere" } })).toHaveLength(1);
  expect(problemsOfArm(SMALL.arms[1])).toEqual([]);
});

test("a formula that leaves its lever's range stops the run in words", () => {
  const { prepared } = computationOf(setValue(SMALL, "B", PAY, "week * 1e6"));
  const runner = new Runner();
  runner.take(prepared.request);
  const answer = runner.run({ arms: [0, 1], firstReplicate: 0, replicates: 1 });
  expect(isAnswered(answer)).toBe(false);
});

test("reasons are those of the last week in which an operation is open, not that it has closed since", () => {
  const jury = setWorlds(setEverywhere(experimentOfPair("jury", "en"), "population.consumers", 300), 2);
  const { prepared } = computationOf(jury);
  const runner = new Runner();
  runner.take(prepared.request);
  const rows = given(runner.reasons({ arms: [0, 1], firstReplicate: 0, replicates: 2 }));
  // It opens in week 1, for eleven weeks, in both.
  expect(new Set(rows.map(({ week }) => week))).toEqual(new Set([11]));
  expect(new Set(rows.map(({ scenario }) => scenario))).toEqual(new Set(["A", "B"]));
  expect(rows.map(({ reason }) => reason)).not.toContain("not-open");
  expect(rows.map(({ reason }) => reason)).toContain("unaware");
});

test("a picture has everybody's status in every week, and changes no digit", () => {
  const { computation, prepared } = computationOf(addArm(SMALL, "C"));
  const runner = new Runner();
  runner.take(prepared.request);
  const picture = given(runner.picture(3));
  const { places, person, segment } = picture;
  expect(picture).toMatchObject({ replicate: 3, weeks: 8, of: places });
  expect(places).toBeGreaterThanOrEqual(60);
  expect(picture.arms.map(({ letter }) => letter)).toEqual(["A", "B", "C"]);
  for (const { status, operations, places: own } of picture.arms) {
    expect(own).toBe(places);
    expect(status).toHaveLength(operations.length * 8 * places);
    expect(Math.max(...status)).toBeLessThanOrEqual(NOBODY_THERE);
    expect(status.some((code) => code > 0)).toBe(true);
    for (let cell = 0; cell < segment.length; cell++) {
      if (segment[cell] === NOBODY_YET) expect(status[cell]).toBe(NOBODY_THERE);
      else expect(segment[cell]).toBeLessThan(picture.segments.length);
    }
  }
  // The forum is a living community: between two weeks some leave, and others come.
  const last = 7 * places;
  const changed = Array.from({ length: places }, (_, place) => person[last + place] !== person[place]);
  expect(changed.some(Boolean)).toBe(true);
  expect(picture.arms[2].status).toEqual(picture.arms[0].status);
  const again = new Runner();
  again.take(prepared.request);
  const chunk = { arms: [0, 1, 2], firstReplicate: 3, replicates: 1 };
  expect(runner.run(chunk)).toEqual(again.run(chunk));
  expect(computation.done).toBe(0);
});

test("results become bytes and come back with every digit, NaN as well", () => {
  const worlds: Worlds[] = [0, 1].map((arm) => ({
    metrics: Float64Array.of(arm, Number.NaN, -0, 0.1),
    series: Float64Array.of(1e300, arm),
  }));
  const { experiment, prepared } = { experiment: SMALL, prepared: given(prepare(SMALL)) };
  const { request: _request, keys: _keys, ...facts } = prepared;
  const shown = {
    ...facts,
    experiment,
    done: 1,
    of: 1,
    report: null,
    stable: true,
    digest: "é",
    reasons: [],
  };
  expect(resultsOfBytes(bytesOfResults({ ...shown, worlds }))).toEqual({ ...shown, worlds });
});

test("a worker runs each setting beside its own baseline, whose levers hold in the warm-up", () => {
  const size = { horizonWeeks: 8, warmUpWeeks: 6, population: { consumers: 60 } };
  const arm = (id: string, pay: number) => ({
    ...{ id, extends: "community-forum", ...size },
    levers: { rewards: { payEurosPerContribution: pay } },
  });
  const inputs = [arm("plain", 0), arm("paid", 0.5)];
  const settings = [0, 0.5].map((campaignReach, place) => ({
    ...{ id: `s${place}`, distance: place },
    values: { "levers.organisation.campaignReach": campaignReach },
  }));
  const given = ensembleOf(settings);
  const options = { seed: "levain", replicates: 2, headlines: ["contributions"] };
  const { worlds } = compare(inputs, { ...options, ensemble: given });
  const ensemble = applyEnsemble(
    given,
    inputs.map((input) => resolveScenario(input)),
  );
  const scenarios = armsOf(ensemble);
  const runner = new Runner();
  runner.take({ ...options, scenarios, ensemble, firstReplicate: 0, banned: [], compared: true });
  const ran = runner.run({ arms: scenarios.map((_, at) => at), firstReplicate: 0, replicates: 2 });
  if (!isAnswered(ran)) throw new Error("refused");
  expect(digestOf(ran, 2)).toBe(digestOf(worlds, 2));
});
