import { expect, test } from "vitest";
import { leavesIn } from "../../../sim/scenario/walk.ts";
import { resolvedArm } from "../../../viz/client/resolve.ts";
import { recordIds } from "../../../viz/controls/field-sections.ts";
import { FIELDS, OWN_FIELDS, PAIRS, SCENARIOS } from "../../../viz/declarations.ts";
import { baseOf } from "../../../viz/state/bases.ts";
import { experimentOfPair, valueAt } from "../../../viz/state/edits.ts";
import type { Arm } from "../../../viz/state/experiment.ts";
import { sourceIn } from "../../../viz/state/told.ts";

const arm = (base: Arm["base"]): Arm => ({ letter: "B", name: "b", base, changes: {} });
/** What a file says that extends nothing; without segments of its own it has the usual ones, which no page shows. */
const WHOLE = { operations: { other: { startWeek: 2 } }, population: { segments: { all: { share: 1 } } } };

/** Files that somebody might import. */
const IMPORTED: Record<string, object> = {
  "a part of the baseline": { horizonWeeks: 9, levers: { support: { guidance: 3 } } },
  "another operation": { extends: "launch-forum", operations: { forum: null, fair: { startWeek: 1 } } },
  "an operation's own lever": {
    extends: "launch-forum",
    operations: { forum: { levers: { support: { guidance: 2, tools: null } } } },
  },
  "segments of its own": {
    extends: "packaging-contest",
    population: { segments: { ordinary: null, distant: null, "lead-user": { share: 1 } } },
  },
  "one that stands alone": { extends: null, ...WHOLE },
  "one that is called like the root": { id: "baseline", ...WHOLE },
};

test.each([
  ...Object.keys(SCENARIOS).map((id): [string, Arm] => [id, arm(id)]),
  ...Object.keys(PAIRS).flatMap((id) =>
    experimentOfPair(id, "en").arms.map((one): [string, Arm] => [`${id}, ${one.letter}`, one]),
  ),
  ...Object.entries(IMPORTED).map(([what, raw]): [string, Arm] => [what, arm(raw)]),
])("the page shows of %s what the core makes of it", (_, shown) => {
  const { scenario } = resolvedArm(shown);
  expect(recordIds(shown, "operations")).toEqual(Object.keys(scenario.operations));
  const leaves = leavesIn(FIELDS, scenario).filter(
    ({ path, field }) => !OWN_FIELDS.includes(path) && !["column", "labels", "word"].includes(field.kind),
  );
  for (const { path, value } of leaves) expect(valueAt(shown, path), path).toEqual(value);
});

test("what an imported file comes to is made once", () => {
  const file = { extends: "launch-forum" };
  expect(baseOf(file)).toBe(baseOf(file));
  expect(baseOf("launch-forum")).toBe(baseOf("launch-forum"));
  expect(baseOf(file).values).toEqual(baseOf("launch-forum").values);
  expect(baseOf({ extends: "nowhere" }).values).toEqual({});
});

test("sources of somebody's file that are none do not stop the page", () => {
  const base = { horizonWeeks: 20, sources: [3, null, { of: "horizonWeeks" }, { of: [3] }, { of: [] }] };
  expect(sourceIn(base as never, "horizonWeeks", {})).toBeUndefined();
  expect(sourceIn({ horizonWeeks: 20, sources: {} } as never, "horizonWeeks", {})).toBeUndefined();
  const entry = { of: ["horizonWeeks"], data: "E7" };
  expect(sourceIn({ horizonWeeks: 20, sources: [null, entry] } as never, "horizonWeeks", {})).toEqual(entry);
});
