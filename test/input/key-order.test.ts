import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { planData } from "../../sim/calibration/calibration-plan.ts";
import { freeFields } from "../../sim/calibration/free-fields.ts";
import { readCalibration } from "../../sim/host/calibration/calibration-file.ts";
import { simulate } from "../../sim/index.ts";
import { builtIn, resolveScenario } from "../../sim/model/built-in.ts";
import { hashOf } from "../../sim/run/compile.ts";
import { studyPlan } from "../../sim/study/study-plan.ts";
import { checkedEnsemble } from "../../sim/verdict/ensemble/file.ts";
import { ensembleOf, LAW } from "../calibration/fits.ts";
import { temporaryFolder, writeScenario } from "../host/command.ts";

/** Nothing depends on the order of keys in a file. */

/** A copy whose keys stand in another order, at every depth; lists keep theirs. */
function shuffled(value: unknown, random: () => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, random));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]) => ({ key, entry, place: random() }));
  entries.sort((a, b) => a.place - b.place);
  return Object.fromEntries(entries.map(({ key, entry }) => [key, shuffled(entry, random)]));
}

const orders = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 });

/** Runs a property over copies of a file. */
const inAnyOrder = (file: object, isSame: (copy: never) => void, numRuns: number) =>
  fc.assert(
    fc.property(orders, (places) => {
      let next = 0;
      isSame(shuffled(file, () => places[next++ % places.length] + next * 1e-9) as never);
    }),
    { numRuns },
  );

const SCENARIO = {
  horizonWeeks: 12,
  population: {
    consumers: 60,
    segments: {
      zeal: { share: 0.2, vigour: { median: 2 } },
      n10: { share: 0.1 },
      n9: { share: 0.15, freeHours: { median: 3 } },
      calm: { share: 0.3 },
      ordinary: { share: 0.25, motivation: { money: { median: 0.9 } } },
      "lead-user": null,
      distant: null,
    },
  },
  operations: {
    forum: { startingMembers: 10 },
    counter: { startingMembers: 5, levers: { support: { guidance: [{ from: 1, to: 9, value: 4 }] } } },
  },
  levers: {
    rewards: { payEurosPerContribution: 0.5 },
    support: { guidance: 2, tools: [{ from: 0, to: 6, value: 0.5 }] },
  },
};

test("a scenario has the same hash, people, weeks and digest", () => {
  const { id, scenario } = resolveScenario(SCENARIO);
  const { digest } = simulate(SCENARIO, { replicates: 2 }).report;
  inAnyOrder(
    SCENARIO,
    (copy) => {
      expect(hashOf(resolveScenario(copy).scenario)).toBe(hashOf(scenario));
      expect(simulate({ id, ...(copy as object) }, { replicates: 2 }).report.digest).toBe(digest);
    },
    15,
  );
});

test("a study has the same points, whatever its design", () => {
  const vary = {
    "levers.support.guidance": { range: [0, 10], levels: 3 },
    "levers.rewards.payEurosPerContribution": { range: [0, 3], levels: 2 },
    "population.consumers": { range: [50, 80], levels: 2 },
  };
  const withoutLevels = Object.fromEntries(
    Object.entries(vary).map(([path, { range }]) => [path, { range }]),
  );
  const [first, second] = [0, 1].map((value) => ({
    "levers.support.guidance": value,
    "levers.rewards.payEurosPerContribution": 2 - value,
  }));
  const studies: object[] = [
    { vary },
    { vary: withoutLevels, design: { type: "sobol", points: 8 } },
    { vary: withoutLevels, design: { type: "latin-hypercube", points: 5 } },
    { design: { type: "list", points: [first, second] } },
  ];
  for (const study of studies) {
    const points = (raw: object) => {
      const named = { scenarios: ["launch-forum"], ...raw };
      const plan = studyPlan({ raw: named, name: "study", where: "", base: builtIn });
      return [plan.paths, Array.from({ length: plan.points }, (_, point) => plan.valuesAt(point))];
    };
    const expected = points(study);
    inAnyOrder(study, (copy) => expect(points(copy)).toEqual(expected), 10);
  }
});

test("a calibration has the same free fields in the same order", () => {
  const free = {
    "quitting.stopHazardScale": { range: [0.2, 0.7] },
    "population.segments.*.vigour.spread": { range: [1, 3], role: "nuisance" },
    "quitting.stopHazardExponent": { range: [0.4, 1.4] },
  };
  const forum = resolveScenario("launch-forum");
  const expected = freeFields(free, forum).free.map(({ path }) => path);
  expect(expected).toEqual(Object.keys(free).sort());
  inAnyOrder(
    free,
    (copy) => expect(freeFields(copy, forum).free.map(({ path }) => path)).toEqual(expected),
    10,
  );
});

test("a calibration has the same plan, whatever the order of targets, rows, tables and keys", () => {
  const folder = temporaryFolder();
  const planOf = (file: object, tables: Record<string, string>) => {
    for (const [name, text] of Object.entries(tables)) writeScenario(join(folder, name), text);
    writeScenario(join(folder, "c.json"), file);
    return JSON.stringify(planData(readCalibration(join(folder, "c.json"))));
  };
  const HEADER = "metric,week,value,tolerance\n";
  const gini = { metric: "gini", value: 0.9, tolerance: 0.1 };
  const [late, early] = [9, 0].map((week) => ({ metric: "active", week, value: 5, tolerance: 2 }));
  const file = (targets: object[]) => ({
    scenario: { extends: "launch-forum", horizonWeeks: 30, warmUpWeeks: 2 },
    free: { "quitting.stopHazardScale": { range: [0.1, 0.6] } },
    targets,
    check: [{ id: "longer", set: { horizonWeeks: 40, warmUpWeeks: 4 }, targets: [early, gini] }],
  });
  const tables = {
    "a.csv": `${HEADER}active,5,3,1\nactive,12,4,1\n`,
    "b.csv": `${HEADER}contributions,,40,9\n`,
  };
  const given = [{ table: "a.csv" }, late, gini, { table: "b.csv" }, early];
  const expected = planOf(file(given), tables);
  inAnyOrder(file(given), (copy) => expect(planOf(copy, {})).toBe(expected), 5);
  const turned = {
    ...file([...given].reverse()),
    check: file([]).check.map((one) => ({ ...one, targets: [gini, early] })),
  };
  expect(planOf(turned, { "a.csv": `${HEADER}active,12,4,1\nactive,5,3,1\n` })).toBe(expected);
});

test("an ensemble has the same settings", () => {
  const raw = ensembleOf(LAW) as object;
  const expected = JSON.stringify(checkedEnsemble(raw));
  inAnyOrder(raw, (copy) => expect(JSON.stringify(checkedEnsemble(copy))).toBe(expected), 5);
});
