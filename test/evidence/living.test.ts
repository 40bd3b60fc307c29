import { expect, test } from "vitest";
import { living, STEADY } from "./living.ts";
import { resultOf } from "./store.ts";

test.each(STEADY)("%s of the living forum neither grow nor fall in four years", (metric) => {
  const { low, high } = resultOf(living).ratios[metric];
  expect(low).toBeGreaterThan(0.85);
  expect(high).toBeLessThan(1.15);
});
