import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../command.ts";
import { started } from "./start.ts";

test("threads of the built command run own parts, with the same digits however many they are", async () => {
  const cwd = temporaryFolder();
  const parts = "export default { metrics: [{ id: 'people', measure: ({ size }) => size }] };\n";
  writeFileSync(join(cwd, "parts.mjs"), parts);
  const size = ["--replicates", "4", "--weeks", "4", "--consumers", "40", "--headline", "people", "--json"];
  const reports = await Promise.all(
    ["1", "3"].map((workers) =>
      started(["run", "baseline", ...size, "--own", "parts.mjs", "--workers", workers], { cwd }),
    ),
  );
  const [one, three] = reports.map(({ out }) => JSON.parse(out));
  expect(three).toEqual(one);
  expect(one.scenarios[0].metrics.people.mean).toBe(40);
});
