import { expect, test } from "vitest";
import { sourceIn } from "../../viz/state/bases.ts";

test("sources of somebody's file that are none do not stop the page", () => {
  const base = { horizonWeeks: 20, sources: [3, null, { of: "horizonWeeks" }, { of: [3] }, { of: [] }] };
  expect(sourceIn(base as never, "horizonWeeks")).toBeUndefined();
  expect(sourceIn({ horizonWeeks: 20, sources: {} } as never, "horizonWeeks")).toBeUndefined();
  const entry = { of: ["horizonWeeks"], data: "E7" };
  expect(sourceIn({ horizonWeeks: 20, sources: [null, entry] } as never, "horizonWeeks")).toEqual(entry);
});
