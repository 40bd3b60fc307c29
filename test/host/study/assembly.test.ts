import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layoutOf } from "../../../sim/host/study/layout.ts";
import { piecesOf, runPart } from "../../../sim/host/study/run-part.ts";
import { partsOf } from "../../../sim/host/study/shard.ts";
import { type Piece, PieceRunner } from "../../../sim/host/workers/piece.ts";
import { builtIn } from "../../../sim/model/built-in.ts";
import { METRICS } from "../../../sim/model/metric-lists.ts";
import { type StudyPlan, studyPlan } from "../../../sim/study/study-plan.ts";
import { STUDY, TINY } from "./studies.ts";

const planFrom = (change: object = {}) =>
  studyPlan({ raw: { ...STUDY, ...change }, name: "study", where: "study.json", base: builtIn });

const runner = (plan: StudyPlan, weekly = false) => new PieceRunner({ study: plan.study, weekly });

describe("pieces", () => {
  test("hold every replicate of every point once, and hardly more worlds than asked for", () => {
    const sizes = fc.record({
      points: fc.uniqueArray(fc.nat(1000), { minLength: 1, maxLength: 20 }),
      from: fc.nat(20),
      more: fc.integer({ min: 1, max: 60 }),
      scenarios: fc.integer({ min: 1, max: 4 }),
      worldsAtOnce: fc.integer({ min: 1, max: 200 }),
    });
    fc.assert(
      fc.property(sizes, ({ points, from, more, scenarios, worldsAtOnce }) => {
        const pieces = piecesOf(points, from, from + more, scenarios, worldsAtOnce);
        const seen = pieces.flatMap((piece) =>
          piece.points.flatMap((point) =>
            Array.from({ length: piece.replicates }, (_, r) => `${point} ${piece.firstReplicate + r}`),
          ),
        );
        expect(new Set(seen).size).toBe(points.length * more);
        expect(seen.length).toBe(points.length * more);
        for (const piece of pieces)
          expect(piece.points.length * piece.replicates * scenarios).toBeLessThanOrEqual(
            Math.max(scenarios, worldsAtOnce),
          );
      }),
    );
  });
});

describe("a part", () => {
  test("is the same however it is cut and in whatever order pieces finish", async () => {
    const plan = planFrom();
    const layout = { pointsPerPart: 5, parts: 13, worldsAtOnce: 1 };
    const late = runner(plan, true);
    const backwards: (() => void)[] = [];
    const reversed = (piece: Piece) =>
      new Promise<ReturnType<PieceRunner["run"]>>((done) => {
        backwards.unshift(() => done(late.run(piece)));
        if (backwards.length === 5 * 3) for (const give of backwards) give();
      });
    const one = await runPart(plan, layout, 2, reversed);
    const early = runner(plan, true);
    const other = await runPart(plan, { ...layout, worldsAtOnce: 1000 }, 2, async (piece) =>
      early.run(piece),
    );
    expect(one).toEqual(other);
    expect(one.replicates).toEqual([3, 3, 3, 3, 3]);
    expect(one.metrics[0].length).toBe(5 * 2 * 3);
    expect(one.weeks).toEqual(Array(30).fill(TINY.horizonWeeks));
  });

  test("runs as many worlds as a difference needs, checked only at set counts", async () => {
    const metric = "contributions";
    const looked = async (halfWidth: number) => {
      const plan = planFrom({ replicates: { until: { metric, halfWidth }, max: 40 } });
      const own = runner(plan);
      const { replicates } = await runPart(
        plan,
        { pointsPerPart: 4, parts: 16, worldsAtOnce: 30 },
        0,
        async (piece) => own.run(piece),
      );
      return replicates;
    };
    expect(await looked(1e9)).toEqual([30, 30, 30, 30]);
    expect(await looked(1e-9)).toEqual([40, 40, 40, 40]);
    for (const count of await looked(8)) expect([30, 40]).toContain(count);
  });

  test("records which runs failed, and keeps the others", async () => {
    const plan = planFrom({
      baseline: false,
      vary: { "levers.support.guidance": { values: [0, "10000 * active"] } },
      design: { type: "factorial" },
    });
    const own = runner(plan);
    const part = await runPart(plan, { pointsPerPart: 2, parts: 1, worldsAtOnce: 4 }, 0, async (piece) =>
      own.run(piece),
    );
    const failed = new Set(part.failures.map(({ row }) => row));
    expect(failed.size).toBeGreaterThan(0);
    expect([...failed].every((row) => row >= 3)).toBe(true);
    const active = METRICS.findIndex(({ id }) => id === "active");
    part.metrics[active].forEach((value, row) => {
      expect(Number.isNaN(value)).toBe(failed.has(row));
    });
    expect(part.failures[0].message).toContain("levers.support.guidance");
  });
});

describe("the layout", () => {
  test("depends only on the study, and no part is long", () => {
    const layout = layoutOf(planFrom(), false);
    expect(layout).toEqual(layoutOf(planFrom(), false));
    expect(layout.parts).toBe(64);
    const many = layoutOf(planFrom({ design: { type: "sobol", points: 1_000_000 } }), false);
    expect(many.pointsPerPart).toBeLessThanOrEqual(4000 / 6);
    expect(many.pointsPerPart * many.parts).toBeGreaterThanOrEqual(1_000_000);
  });

  test("refuses a point too large for memory, and says how much fits", () => {
    const huge = planFrom({ design: { type: "sobol", points: 1 }, replicates: 1_000_000 });
    expect(() => layoutOf(huge, false)).toThrow(
      /replicates: 1000000: expected at most \d+; all runs of a point/,
    );
  });
});

test("every part is in one shard, and sizes of shards differ by at most one", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 40 }), (parts, of) => {
      const shares = Array.from({ length: of }, (_, place) => partsOf({ place: place + 1, of }, parts));
      expect(shares.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: parts }, (_, part) => part));
      const sizes = shares.map(({ length }) => length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
  );
});
