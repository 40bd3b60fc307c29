import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { progressBar } from "../../sim/host/cli/progress-bar.ts";
import { ioOf } from "./command.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a bar keeps the program alive from when work is long until it stops, whoever still speaks", () => {
  let told = "";
  const { stderr } = ioOf(
    () => {},
    (text) => {
      told += text;
    },
  );
  const bar = progressBar(stderr, "{value}/{total}");
  bar.tell(1, 9);
  expect(vi.getTimerCount(), "too early to show").toBe(0);
  vi.advanceTimersByTime(3000);
  bar.tell(2, 9);
  expect(vi.getTimerCount()).toBeGreaterThan(0);
  bar.stop();
  bar.tell(3, 9);
  expect(vi.getTimerCount()).toBe(0);
  expect(told).toContain("2/9");
});
