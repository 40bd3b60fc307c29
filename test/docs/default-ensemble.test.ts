import fc from "fast-check";
import { expect, test } from "vitest";
import { valueAtPath } from "../../sim/input/paths.ts";
import { resolveScenario } from "../../sim/model/built-in.ts";
import { defaultEnsemble } from "../../sim/verdict/ensemble/default.ts";
import { checkedEnsemble, type Setting } from "../../sim/verdict/ensemble/file.ts";
import { calibrationOf, ensembleOf, WEIGHTS } from "../calibration/fits.ts";
import { settingsOf } from "../verdict/ensemble/settings.ts";
import { representative } from "./default-ensemble.ts";

const whole = checkedEnsemble(ensembleOf(WEIGHTS));

test("what ships are the library's own values, and accepted settings with what no wiki can inform spread out", () => {
  const { settings, ...head } = defaultEnsemble();
  expect({ ...whole, settings: [] }).toEqual({ ...head, settings: [] });
  const own = settings.find(({ id }) => id === "library");
  const others = settings.filter(({ id }) => id !== "library");
  expect(own).toBeDefined();
  const { scenario } = resolveScenario("launch-forum");
  for (const [path, value] of Object.entries(own?.values ?? {}))
    expect(valueAtPath(scenario, path)).toBe(value);
  const unseen = ["contributing.payGain", "quitting.sayWeight", "quality.motivationWeight"];
  for (const { id, values } of others) {
    const accepted = whole.settings.find((setting) => setting.id === id)?.values ?? {};
    for (const [path, value] of Object.entries(values))
      if (!unseen.includes(path)) expect([path, value]).toEqual([path, accepted[path]]);
  }
  for (const path of unseen) {
    const found = others.map(({ values }) => values[path]);
    expect(new Set(found).size).toBe(others.length);
    const [least, most] = calibrationOf(WEIGHTS).free[path].range;
    expect(Math.max(...found) - Math.min(...found)).toBeGreaterThan(0.85 * (most - least));
  }
});

test("the chosen reach to both ends before they fill what is between", () => {
  const line = settingsOf([5, 4, 6, 1, 9, 5.5]);
  const chosen = (most: number) => representative(line, most).map(({ values }) => Object.values(values)[0]);
  expect(chosen(1)).toEqual([5]);
  expect(chosen(2)).toEqual([5, 9]);
  expect(chosen(3)).toEqual([5, 1, 9]);
  expect(chosen(9)).toEqual([5, 4, 6, 1, 9, 5.5]);
});

test("they are the same whatever the scale of a field, and however often it is given", () => {
  const two = (x: number[], y: number[], more: (y: number) => Record<string, number>): Setting[] =>
    x.map((value, place) => ({
      ...{ id: `s${place}`, distance: place },
      values: { "quitting.stopHazardScale": value, ...more(y[place]) },
    }));
  const list = fc.uniqueArray(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(list, list, (x, y) => {
      const ids = (more: (y: number) => Record<string, number>) =>
        representative(two(x, y, more), 4).map(({ id }) => id);
      const plain = ids((value) => ({ "trust.slow": value }));
      expect(ids((value) => ({ "trust.slow": 1000 * value * value }))).toEqual(plain);
      expect(ids((value) => ({ "trust.slow": value, "fatigue.load": value }))).toEqual(plain);
    }),
  );
});
