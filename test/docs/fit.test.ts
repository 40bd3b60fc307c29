import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { printDiagnostics } from "../../sim/host/cli/print-calibration.ts";
import { resolveScenario } from "../../sim/model/built-in.ts";
import { valueIn } from "../../sim/scenario/record.ts";
import { checkedEnsemble } from "../../sim/verdict/ensemble/file.ts";
import { calibrationOf, diagnosticsOf, distanceToday, ensembleOf, FITS } from "../calibration/fits.ts";
import { ioOf } from "../host/command.ts";
import { filled } from "./markdown.ts";

const PAGE = "docs/model.md";

/** What `levain calibrate` said when it had found this. */
function said(id: string): string {
  const lines = [`$ levain calibrate scenarios/calibrations/${id}.json --out ${id}`];
  printDiagnostics(diagnosticsOf(id), {
    language: "en",
    say: ({ en }) => en,
    print: (line) => lines.push(line),
    note: (line) => lines.push(line),
    signal: new AbortController().signal,
    endAtOnce: () => {},
    io: ioOf(
      () => {},
      () => {},
    ),
  });
  return ["```text", ...lines, "```"].join("\n");
}

test(`${PAGE} says how near the forum comes to both wikis`, async () => {
  const blocks = Object.fromEntries(FITS.map((id) => [id, said(id)]));
  await expect(filled(readFileSync(PAGE, "utf8"), blocks)).toMatchFileSnapshot(`../../${PAGE}`);
});

test("the library's forum has the values that were fitted to the first wiki", () => {
  const [first] = FITS;
  const { scenario } = resolveScenario("community-forum");
  const { free } = calibrationOf(first);
  const nuisances = Object.keys(free).filter((path) => free[path].role === "nuisance");
  const fitted = Object.entries(diagnosticsOf(first).fitted.values).filter(
    ([path]) => !nuisances.includes(path),
  );
  expect(fitted.length).toBeGreaterThan(5);
  for (const [path, value] of fitted)
    expect([path, valueIn(scenario, path.split("."))]).toEqual([path, value]);
});

describe.each(FITS)("the calibration %s", (id) => {
  test("was accepted, and still meets every figure of its own wiki as the model is today", () => {
    const { fitted } = diagnosticsOf(id);
    expect(fitted.accepted).toBe(true);
    expect(distanceToday(id, fitted.values)).toBeLessThanOrEqual(1);
  });

  test("has an ensemble of accepted settings without its nuisances", () => {
    const { settings } = checkedEnsemble(ensembleOf(id));
    expect(settings.length).toBe(diagnosticsOf(id).accepted);
    const { free } = calibrationOf(id);
    for (const path of Object.keys(settings[0].values)) expect(free[path]?.role).not.toBe("nuisance");
  });
});
