import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Draws } from "../../sim/core/random.ts";
import { LatinHypercube } from "../../sim/design/latin-hypercube.ts";
import { SobolSequence } from "../../sim/design/sobol.ts";
import { builtIn } from "../../sim/model/built-in.ts";
import { planOf, type StudyPlan, studyPlan } from "../../sim/study/study-plan.ts";

const PAY = "levers.rewards.payEurosPerContribution";
const GUIDANCE = "levers.support.guidance";
const CROWDING = "mechanisms.crowding";

const planFrom = (raw: object) =>
  studyPlan({ raw: { scenarios: ["launch-forum"], ...raw }, name: "study", where: "", base: builtIn });
const allValues = (plan: StudyPlan) =>
  Array.from({ length: plan.points }, (_, point) => plan.valuesAt(point));

describe("a factorial study", () => {
  test("crosses all values, the last field changing fastest", () => {
    const plan = planFrom({ vary: { [PAY]: { values: [0, 1, 3] }, [GUIDANCE]: { values: [0, 10] } } });
    expect(plan.paths).toEqual([PAY, GUIDANCE]);
    expect(allValues(plan)).toEqual([
      ...[
        [0, 0],
        [0, 10],
      ],
      ...[
        [1, 0],
        [1, 10],
      ],
      ...[
        [3, 0],
        [3, 10],
      ],
    ]);
    const [{ id, scenario }] = plan.scenariosAt(3);
    expect(id).toBe("launch-forum");
    expect([scenario.levers.rewards.payEurosPerContribution, scenario.levers.support.guidance]).toEqual([
      1, 10,
    ]);
  });

  test("takes levels of a range, both ends among them, on its scale, whole where the field is", () => {
    const plan = planFrom({
      vary: {
        [GUIDANCE]: { range: [0, 10], levels: 5 },
        "quitting.stopHazardScale": { range: [0.01, 1], scale: "log", levels: 3 },
        horizonWeeks: { range: [10, 20], levels: 4 },
      },
    });
    expect(plan.points).toBe(60);
    const column = (place: number) => [...new Set(allValues(plan).map((values) => values[place]))];
    expect(plan.paths).toEqual(["horizonWeeks", GUIDANCE, "quitting.stopHazardScale"]);
    expect(column(0)).toEqual([10, 13, 17, 20]);
    expect(column(1)).toEqual([0, 2.5, 5, 7.5, 10]);
    expect(column(2)).toEqual([0.01, 0.1, 1]);
  });

  test("has every combination exactly once, whatever its size", () => {
    const paths = [PAY, GUIDANCE, "levers.organisation.campaignReach"];
    const levels = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(levels, (counts) => {
        const vary = counts.map((count, f) => [
          paths[f],
          { values: Array.from({ length: count }, (_, level) => level / 10) },
        ]);
        const plan = planFrom({ vary: Object.fromEntries(vary) });
        expect(plan.points).toBe(counts.reduce((product, count) => product * count, 1));
        expect(new Set(allValues(plan).map(String)).size).toBe(plan.points);
      }),
      { numRuns: 20 },
    );
  });

  test("with nothing that varies is one point of the scenarios as they stand", () => {
    const plan = planFrom({ scenarios: ["launch-forum", "price-watch"] });
    expect(plan.points).toBe(1);
    expect(plan.valuesAt(0)).toEqual([]);
    expect(plan.scenariosAt(0).map(({ id }) => id)).toEqual(["launch-forum", "price-watch"]);
  });
});

describe("other designs", () => {
  test("lie where their points lie, on ranges and in values", () => {
    const vary = {
      [GUIDANCE]: { range: [2, 10] },
      [CROWDING]: { values: [true, false] },
      [PAY]: { values: ["0", "2 * (week >= 20)", 1] },
    };
    const latin = planFrom({ vary, design: { type: "latin-hypercube", points: 30 }, seed: "a" });
    const sobol = planFrom({ vary, design: { type: "sobol", points: 32 }, seed: "a" });
    const cube = new LatinHypercube(30, 3, new Draws("a", 0).stream("study design"));
    const sequence = new SobolSequence(3);
    for (const [plan, places] of [[latin, cube] as const, [sobol, sequence] as const])
      for (const [point, [pay, guidance, crowding]] of allValues(plan).entries()) {
        expect(pay).toBe(["0", "2 * (week >= 20)", 1][Math.floor(3 * places.at(point, 0))]);
        expect(guidance).toBe(Number((2 + 8 * places.at(point, 1)).toPrecision(6)));
        expect(crowding).toBe(places.at(point, 2) < 0.5);
        const [{ scenario }] = plan.scenariosAt(point);
        expect(scenario.mechanisms.crowding).toBe(crowding);
        expect(scenario.levers.rewards.payEurosPerContribution).toBe(pay);
      }
    expect(allValues(latin).filter(([, , crowding]) => crowding)).toHaveLength(15);
    expect(allValues(sobol).filter(([, , crowding]) => crowding)).toHaveLength(16);
  });

  test("whole numbers of a range come equally often, its ends as well", () => {
    const vary = { ledgerEveryWeeks: { range: [1, 3] } };
    const plan = planFrom({ vary, design: { type: "latin-hypercube", points: 300 } });
    const drawn = allValues(plan).flat();
    expect([1, 2, 3].map((whole) => drawn.filter((value) => value === whole).length)).toEqual([
      100, 100, 100,
    ]);
  });

  test("a longer Sobol study begins with the points of a shorter one", () => {
    const vary = { [GUIDANCE]: { range: [0, 10] }, [PAY]: { range: [0, 3] } };
    const [short, long] = [20, 200].map((points) =>
      allValues(planFrom({ vary, design: { type: "sobol", points } })),
    );
    expect(long.slice(0, 20)).toEqual(short);
  });

  test("a list runs its points in their order, keys in any order", () => {
    const points = [
      { [PAY]: 2, [GUIDANCE]: 1 },
      { [GUIDANCE]: 3, [PAY]: 0.5 },
    ];
    const plan = planFrom({ design: { type: "list", points } });
    expect(plan.paths).toEqual([PAY, GUIDANCE]);
    expect(allValues(plan)).toEqual([
      [2, 1],
      [0.5, 3],
    ]);
  });

  test("a list may move fields that hold together only jointly", () => {
    const shares = (ordinary: number) => ({
      "population.segments.ordinary.share": ordinary,
      "population.segments.distant.share": 0.95 - ordinary,
    });
    const plan = planFrom({
      scenarios: [{ population: { segments: { "lead-user": { share: 0.05 } } } }],
      design: { type: "list", points: [shares(0.5), shares(0.7)] },
    });
    const [{ scenario }] = plan.scenariosAt(1);
    expect(scenario.population.segments.ordinary.share).toBe(0.7);
  });
});

test("the baseline runs as it stands beside what varies, and keeps its name", () => {
  const plan = planFrom({
    scenarios: ["launch-forum", { id: "praised", levers: { rewards: { recognition: 0.5 } } }],
    baseline: true,
    vary: { [PAY]: { values: [1, 2] } },
  });
  expect(plan.scenarios).toEqual(["launch-forum", "launch-forum~varied", "praised"]);
  const pays = [0, 1].map((point) =>
    plan.scenariosAt(point).map(({ scenario }) => scenario.levers.rewards.payEurosPerContribution),
  );
  expect(pays).toEqual([
    [0, 1, 1],
    [0, 2, 2],
  ]);
  expect(plan.scenarioAt(1, 2)).toEqual(plan.scenariosAt(1)[2]);
});

test("a star gives all segments one value", () => {
  const path = "population.segments.*.vigour.spread";
  const plan = planFrom({ vary: { [path]: { values: [1.5, 2] } } });
  expect(plan.paths).toEqual([path]);
  const { segments } = plan.scenariosAt(1)[0].scenario.population;
  expect(Object.values(segments).map(({ vigour }) => vigour.spread)).toEqual([2, 2, 2]);
});

test("what does not vary stays as the scenario has it", () => {
  const plan = planFrom({ vary: { [PAY]: { values: [0] } } });
  const [{ scenario }] = plan.scenariosAt(0);
  const same = planFrom({}).scenariosAt(0)[0].scenario;
  expect(scenario).toEqual(same);
});

test("a plan made again of its plain data, as a worker gets it, is the same", () => {
  const plan = planFrom({
    baseline: true,
    vary: { [PAY]: { range: [0, 3] }, [CROWDING]: { values: [true, false] } },
    design: { type: "latin-hypercube", points: 12 },
    replicates: { until: { metric: "active", halfWidth: 2 }, max: 60 },
  });
  expect(plan.replicates).toMatchObject({ max: 60, looks: [30, 45, 60] });
  const again = planOf(structuredClone(plan.study));
  expect(allValues(again)).toEqual(allValues(plan));
  expect(again.scenariosAt(7)).toEqual(plan.scenariosAt(7));
});

test("the number of worlds and the seed have defaults, the name comes from the file", () => {
  expect(planFrom({})).toMatchObject({ id: "study", seed: "study", replicates: { fixed: 24 } });
  expect(planFrom({ id: "mine", seed: "s1", replicates: 3 })).toMatchObject({
    id: "mine",
    seed: "s1",
    replicates: { fixed: 3 },
  });
});
