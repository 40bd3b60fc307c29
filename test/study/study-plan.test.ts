import { expect, test } from "vitest";
import { builtIn } from "../../sim/library.ts";
import { studyPlan } from "../../sim/study/study-plan.ts";

const PAY = "levers.rewards.payEurosPerContribution";
const GUIDANCE = "levers.support.guidance";
const planOfRaw = (raw: object) => studyPlan({ raw, name: "study", where: "", base: builtIn });

test("a factorial study crosses all values, the last field changing fastest", () => {
  const plan = planOfRaw({
    scenarios: ["community-forum"],
    vary: { [PAY]: { values: [0, 1, 3] }, [GUIDANCE]: { values: [0, 10] } },
  });
  expect(plan.points).toBe(6);
  expect(Array.from({ length: 6 }, (_, point) => plan.valuesAt(point))).toEqual([
    ...[
      [0, 0],
      [0, 10],
      [1, 0],
    ],
    ...[
      [1, 10],
      [3, 0],
      [3, 10],
    ],
  ]);
  const [{ id, scenario }] = plan.scenariosAt(3);
  expect(id).toBe("community-forum");
  expect([scenario.levers.rewards.payEurosPerContribution, scenario.levers.support.guidance]).toEqual([
    1, 10,
  ]);
});

test("a list runs its points in their order, beside the baseline as it stands", () => {
  const plan = planOfRaw({
    scenarios: ["community-forum"],
    baseline: true,
    design: {
      type: "list",
      points: [
        { [PAY]: 2, [GUIDANCE]: 1 },
        { [PAY]: 0.5, [GUIDANCE]: 3 },
      ],
    },
  });
  expect(plan.paths).toEqual([PAY, GUIDANCE]);
  expect(plan.scenarios).toEqual(["community-forum", "community-forum~varied"]);
  const pays = [0, 1].map((point) =>
    plan.scenariosAt(point).map(({ scenario }) => scenario.levers.rewards.payEurosPerContribution),
  );
  expect(pays).toEqual([
    [0, 2],
    [0, 0.5],
  ]);
});
