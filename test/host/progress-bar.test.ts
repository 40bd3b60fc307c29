import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { progressBar } from "../../sim/host/cli/progress-bar.ts";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("a bar keeps the program alive from when work is long until it stops, whoever still speaks", () => {
  const bar = progressBar("{value}/{total}");
  bar.tell(1, 9);
  expect(vi.getTimerCount(), "too early to show").toBe(0);
  vi.advanceTimersByTime(3000);
  bar.tell(2, 9);
  expect(vi.getTimerCount()).toBeGreaterThan(0);
  bar.stop();
  bar.tell(3, 9);
  expect(vi.getTimerCount()).toBe(0);
});
