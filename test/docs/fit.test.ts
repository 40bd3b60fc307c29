import { describe, expect, test } from "vitest";
import { valueAtPath } from "../../sim/input/paths.ts";
import { resolveScenario, SCENARIOS } from "../../sim/model/built-in.ts";
import { checkedEnsemble } from "../../sim/verdict/ensemble/file.ts";
import { calibrationOf, diagnosticsOf, ensembleOf, FITS, LAW } from "../calibration/fits.ts";
import { fits } from "../evidence/fits.ts";
import { resultOf } from "../evidence/store.ts";

test("the library's forum has the law that was fitted to both wikis", () => {
  const { scenario } = resolveScenario("community-forum");
  const { free } = calibrationOf(LAW);
  const nuisances = Object.keys(free).filter((path) => free[path].role === "nuisance");
  const fitted = Object.entries(diagnosticsOf(LAW).fitted.values).filter(
    ([path]) => !nuisances.includes(path),
  );
  expect(fitted.length).toBeGreaterThan(5);
  for (const [path, value] of fitted) expect([path, valueAtPath(scenario, path)]).toEqual([path, value]);
});

test("no scenario but the forum's two and the fans' takes the fit along, as docs/limits.md says", () => {
  const fitted = Object.entries(diagnosticsOf(LAW).fitted.values).filter(
    ([path]) => !path.startsWith("operations.") && path !== "population.arrivalsPerWeek",
  );
  const forums = ["community-forum", "launch-forum", "fan-community"];
  const others = [...SCENARIOS.keys()].filter((id) => !forums.includes(id));
  expect(others.length).toBeGreaterThan(4);
  for (const [path, value] of fitted) {
    for (const id of others) expect(valueAtPath(resolveScenario(id).scenario, path), id).not.toBe(value);
    for (const id of forums) expect(valueAtPath(resolveScenario(id).scenario, path), id).toBe(value);
  }
});

describe.each(FITS)("the calibration %s", (id) => {
  test("was accepted, and still meets every figure of both wikis as the model is today", () => {
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
