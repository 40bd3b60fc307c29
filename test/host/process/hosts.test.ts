import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { compare, type Report } from "../../../sim/index.ts";
import { temporaryFolder } from "../command.ts";
import { FEW_WORLDS, REPLICATES, SEED, SMALL, writeSmall } from "../small.ts";
import { started } from "./start.ts";

/** The report after a round trip through JSON. */
const inLibrary = (): Report =>
  JSON.parse(JSON.stringify(compare(SMALL, { seed: SEED, replicates: REPLICATES }).report));

describe("the same report as from the sources", () => {
  test.each(["1", "2"])("from the built command with %s workers", async (workers) => {
    const cwd = temporaryFolder();
    const options = ["--seed", SEED, "--replicates", String(REPLICATES), "--workers", workers, "--json"];
    const ended = await started(["compare", ...writeSmall(cwd), ...options], { cwd });
    expect(ended).toMatchObject({ code: 0, err: FEW_WORLDS });
    expect(JSON.parse(ended.out)).toEqual(inLibrary());
  });

  test("from the built library", () => {
    const script = `
      import { compare } from ${JSON.stringify(pathToFileURL(resolve("dist/index.js")))};
      const { report } = compare(${JSON.stringify(SMALL)}, ${JSON.stringify({ seed: SEED, replicates: REPLICATES })});
      process.stdout.write(JSON.stringify(report));`;
    const out = execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
      encoding: "utf8",
    });
    expect(JSON.parse(out)).toEqual(inLibrary());
  });
});
