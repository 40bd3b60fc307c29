import { describe, expect, test } from "vitest";
import { valueAtPath } from "../../sim/input/paths.ts";
import { resolveScenario, SCENARIOS } from "../../sim/model/built-in.ts";
import { checkedEnsemble } from "../../sim/verdict/ensemble/file.ts";
import { calibrationOf, diagnosticsOf, ensembleOf, FITS } from "../calibration/fits.ts";
import { fits } from "../evidence/fits.ts";
import { resultOf } from "../evidence/store.ts";

test("the library's forum has the values that were fitted to the first wiki", () => {
  const [first] = FITS;
  const { scenario } = resolveScenario("community-forum");
  const { free } = calibrationOf(first);
  const nuisances = Object.keys(free).filter((path) => free[path].role === "nuisance");
  const fitted = Object.entries(diagnosticsOf(first).fitted.values).filter(
    ([path]) => !nuisances.includes(path),
  );
  expect(fitted.length).toBeGreaterThan(5);
  for (const [path, value] of fitted) expect([path, valueAtPath(scenario, path)]).toEqual([path, value]);
});

test("no other scenario takes the fit along, as docs/limits.md says: what it fitted is the default there", () => {
  const [first] = FITS;
  const fitted = Object.keys(diagnosticsOf(first).fitted.values).filter(
    (path) => !path.startsWith("operations."),
  );
  const valuesOf = (id: string) => {
    const { scenario } = resolveScenario(id);
    return fitted.map((path) => [path, valueAtPath(scenario, path)]);
  };
  const others = [...SCENARIOS.keys()].filter((id) => !["community-forum", "launch-forum"].includes(id));
  expect(others.length).toBeGreaterThan(4);
  for (const id of others) expect([id, valuesOf(id)]).toEqual([id, valuesOf("baseline")]);
  expect(valuesOf("community-forum")).not.toEqual(valuesOf("baseline"));
});

describe.each(FITS)("the calibration %s", (id) => {
  test("was accepted, and still meets every figure of its own wiki as the model is today", () => {
    expect(diagnosticsOf(id).fitted.accepted).toBe(true);
    expect(resultOf(fits, id).distance).toBeLessThanOrEqual(1);
  });

  test("has an ensemble of accepted settings without its nuisances", () => {
    const { settings } = checkedEnsemble(ensembleOf(id));
    expect(settings.length).toBe(diagnosticsOf(id).held);
    const { free } = calibrationOf(id);
    for (const path of Object.keys(settings[0].values)) expect(free[path]?.role).not.toBe("nuisance");
  });
});
