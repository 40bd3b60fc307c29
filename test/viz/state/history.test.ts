import fc from "fast-check";
import { expect, test } from "vitest";
import { experimentOfPair, setSeed, setValue } from "../../../viz/state/edits.ts";
import { changed, DRAG_MS, type History, historyOf, redone, undone } from "../../../viz/state/history.ts";

const PAY = "levers.rewards.payEurosPerContribution";
const GUIDANCE = "levers.support.guidance";
const WHAT = { en: "pay", fr: "paie" };
const first = experimentOfPair("small-pay", "en");

const moved = (history: History, path: string, value: number, atMs: number): History =>
  changed(history, WHAT, setValue(history.present, "B", path, value), atMs);

test("a drag is one edit, a second drag another, another slider as well", () => {
  let history = historyOf(first);
  for (let ms = 0; ms < 2000; ms += 100) history = moved(history, PAY, 0.31 + ms / 1e4, ms);
  expect(history.past).toHaveLength(1);
  const dragged = history.present;
  history = moved(history, PAY, 0.9, 1900 + DRAG_MS);
  expect(history.past).toHaveLength(2);
  history = moved(history, GUIDANCE, 3, 1950 + DRAG_MS);
  expect(history.past).toHaveLength(3);
  expect(undone(undone(history)).present).toEqual(dragged);
  expect(undone(undone(undone(history))).present).toEqual(first);
});

test("a drag back to where it began leaves no edit, and the same experiment is no change", () => {
  const there = moved(historyOf(first), PAY, 0.5, 0);
  expect(moved(there, PAY, 0.3, 100)).toEqual(historyOf(first));
  expect(moved(there, PAY, 0.5, 5000)).toBe(there);
});

test("what follows an undo is an edit of its own, and nothing is left to do again", () => {
  const back = undone(moved(historyOf(first), PAY, 0.5, 0));
  expect(back.future).toHaveLength(1);
  const other = moved(back, PAY, 0.6, 10);
  expect(other.past).toHaveLength(1);
  expect(other.future).toEqual([]);
  const again = moved(redone(back), PAY, 0.7, 20);
  expect(again.past).toHaveLength(2);
});

test("undo and redo are each other's inverse, and stop at the ends", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 5 }), { maxLength: 8 }), (seeds) => {
      const history = seeds.reduce(
        (before, seed, at) => changed(before, WHAT, setSeed(before.present, seed), at * 10_000),
        historyOf(first),
      );
      const edits = history.past.length;
      let back = history;
      for (let i = 0; i < edits; i++) back = undone(back);
      expect(back.present).toEqual(first);
      expect(undone(back)).toEqual(back);
      for (let i = 0; i < edits; i++) back = redone(back);
      expect(back.present).toEqual(history.present);
      expect(redone(back)).toEqual(back);
    }),
  );
});
