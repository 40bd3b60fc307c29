import { expect, test } from "vitest";
import { onceFor } from "../../sim/metrics/metric.ts";
import { METRICS } from "../../sim/model/metric-lists.ts";
import { nobodyDeparted } from "../../sim/world/state/departed.ts";
import { LONG_AGO, type World } from "../../sim/world/state/world.ts";
import { forum, people, ran, steadyForum, together, weeks } from "../mechanisms/arms.ts";
import { metric } from "../support.ts";

type Person = [lastContributionWeek: number, careerEuros: number];
const columns = (people: readonly Person[]) => ({
  lastContributionWeek: Float64Array.from(people, ([last]) => last),
  careerEuros: Float64Array.from(people, ([, euros]) => euros),
});

/** Share with an income in a world of these people, of whom some have left; reach 0 where there are no audiences. */
function earning(present: Person[], gone: Person[] = [], reach = 1): number {
  const departed = { ...nobodyDeparted(1), size: gone.length, operations: [columns(gone)] };
  const operations = [{ parameters: { career: { reach } }, ...columns(present) }];
  const parameters = { mechanisms: { career: true } };
  const world = { places: present.length, weeks: 60, departed, operations, parameters } as unknown as World;
  return METRICS.find(({ id }) => id === "careerShare")!.measure(world, onceFor(world));
}

test("the share with an income is of all who contributed within the horizon, those who left included", () => {
  expect(earning([[3, 0]])).toBe(0);
  const four: Person[] = [
    [3, 50],
    [9, 0],
    [59, 0],
    [0, 0],
  ];
  expect(earning(four)).toBe(0.25);
  expect(earning(four, [[7, 20]])).toBe(0.4);
  // Neither those who never contributed, nor those who only did before week 0.
  expect(earning([...four, [LONG_AGO, 0], [-5, 10]])).toBe(0.25);
});

test("whoever contributes to several operations is one person", () => {
  const operations = [[[3, 50]], [[5, 0]]].map((made) => ({
    parameters: { career: { reach: 1 } },
    ...columns(made as Person[]),
  }));
  const departed = { ...nobodyDeparted(2), size: 0, operations: [columns([]), columns([])] };
  const parameters = { mechanisms: { career: true } };
  const world = { places: 1, weeks: 60, departed, operations, parameters } as unknown as World;
  expect(METRICS.find(({ id }) => id === "careerShare")!.measure(world, onceFor(world))).toBe(1);
});

test("it is undefined where nobody may have an audience, or nobody contributed", () => {
  expect(earning([[3, 0]], [], 0)).toBeNaN();
  expect(earning([[LONG_AGO, 0]])).toBeNaN();
  const plain = ran(together(steadyForum(), people(200), weeks(20)));
  expect(metric(plain, "careerShare")).toBeNaN();
  expect([metric(plain, "hopedJoiners"), metric(plain, "careerEuros")]).toEqual([0, 0]);
});

test.each([1, 10])(
  "many hope, few earn: both are counted, of real people, where each stands for %i",
  (represents) => {
    const run = ran(
      together(steadyForum(), people(500), weeks(52), forum({ startingMembers: 0 }), {
        population: { represents },
        career: { reach: 50, threshold: 200, incomePerWeek: 0.2, hopeWeight: 2 },
      }),
    );
    const { total } = run.operation;
    expect(metric(run, "hopedJoiners")).toBe(total.hopedJoiners);
    expect(total.hopedJoiners % represents).toBe(0);
    expect(metric(run, "careerEuros")).toBe(total.careerEuros);
    expect(metric(run, "careerShare")).toBeGreaterThan(0);
    expect(metric(run, "careerShare") * metric(run, "everActive")).toBeLessThan(metric(run, "hopedJoiners"));
  },
);
