import fc from "fast-check";
import { expect, test } from "vitest";
import { CALIBRATION, calibrationSchema } from "../../sim/calibration/calibration-keys.ts";
import type { Problem } from "../../sim/input/problems.ts";
import { problemsIn, type Shape } from "../../sim/input/shape.ts";
import { FORMAT, scenarioSchema } from "../../sim/model/model.ts";
import { scenarioShape } from "../../sim/scenario/scenario-file.ts";
import { STUDY, studySchema } from "../../sim/study/study-keys.ts";
import { followerOf } from "../json-schema.ts";
import { fromSchema } from "./from-schema.ts";

/** What no schema can say: that a formula is one, that periods follow each other, that ids differ. */
const isBeyond = ({ expected }: Problem) =>
  /^(from before to|periods in order|a different id|a formula|a known|only numbers|\w+ with )/.test(
    expected.en,
  );

test.each<[string, Shape, object, number]>([
  ["a scenario", scenarioShape(FORMAT), scenarioSchema(), 800],
  ["a study", STUDY, studySchema(), 800],
  ["a calibration", CALIBRATION, calibrationSchema(), 800],
])("the JSON Schema of %s takes what the program takes, and nothing else", (_, shape, schema, numRuns) => {
  const follows = followerOf(schema);
  const counts = { taken: 0, refused: 0 };
  fc.assert(
    fc.property(
      fc.boolean().chain((strange) => fromSchema(schema, strange)),
      (value) => {
        const problems = problemsIn(shape, value).filter((problem) => !isBeyond(problem));
        const taken = problems.length === 0;
        counts[taken ? "taken" : "refused"]++;
        expect(taken, JSON.stringify(problems)).toBe(follows(value));
      },
    ),
    { numRuns },
  );
  // Neither side is left to chance.
  expect(Math.min(counts.taken, counts.refused)).toBeGreaterThan(numRuns / 5);
});

test("both refuse a phase of a contest that selects without a judge", () => {
  const [shape, follows] = [scenarioShape(FORMAT), followerOf(scenarioSchema())];
  const phases = [false, true].flatMap((vote) =>
    [false, true].flatMap((jury) => [undefined, 0, 3].map((selects) => ({ vote, jury, selects }))),
  );
  for (const { selects, ...judged } of phases) {
    const phase = { ...judged, ...(selects === undefined ? {} : { selects }) };
    const raw = { version: 1, operations: { call: { phases: [phase] } } };
    const right = judged.vote || judged.jury || (selects ?? 0) === 0;
    const problems = problemsIn(shape, raw);
    expect([phase, problems.length === 0, follows(raw)]).toEqual([phase, right, right]);
    if (!right) expect(problems[0]).toMatchObject({ path: "operations.call.phases.0", value: phase });
  }
});
