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

test.each([
  ["ends its worker", "step() { process.exit(0); }", /--own: "a worker died.*lets its worker go on/],
  [
    "fails later",
    "step({ week }) { if (week === 0) setTimeout(() => { throw new Error('too late'); }); }",
    /--own: .*too late.*lets its worker go on/,
  ],
  [
    "fails after the last piece",
    "step({ week }) { if (week === 39) setTimeout(() => { throw new Error('at last'); }, 300); }",
    /--own: .*at last.*lets its worker go on/,
  ],
  [
    "imports something",
    "step({ week }) { if (week === 0) import('node:fs'); }",
    /--own: .*it imports node:fs.*lets its worker go on/,
  ],
])("a step that %s is the fault of its file", async (_what, step, said) => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "parts.mjs"), `export const mechanisms = [{ id: "odd", ${step} }];\n`);
  const few = ["--replicates", "8", "--weeks", "40", "--consumers", "400", "--workers", "1"];
  const { code, err } = await started(["run", "baseline", ...few, "--own", "parts.mjs"], { cwd });
  expect(err).toMatch(said);
  expect(err).not.toContain("    at ");
  expect(code).toBe(2);
});

test("so is what a module sets off and nobody waits for", async () => {
  const cwd = temporaryFolder();
  const parts = "setTimeout(() => { throw new Error('much later'); }, 60);\nexport const metrics = [];\n";
  writeFileSync(join(cwd, "parts.mjs"), parts);
  const many = ["--replicates", "200", "--workers", "1"];
  const { code, err } = await started(["run", "baseline", ...many, "--own", "parts.mjs"], { cwd });
  expect(err).toContain('--own: "much later": expected code that runs without an error');
  expect(code).toBe(2);
});

test("what own parts print does not come between what the command prints", async () => {
  const cwd = temporaryFolder();
  const parts = `console.log("loaded");
export const metrics = [{ id: "odd", measure() { console.info("measured"); process.stdout.write("raw"); return 1; } }];
`;
  writeFileSync(join(cwd, "parts.mjs"), parts);
  const few = ["--replicates", "2", "--weeks", "3", "--consumers", "20", "--json"];
  const { code, out, err } = await started(["run", "baseline", ...few, "--own", "parts.mjs"], { cwd });
  expect(JSON.parse(out).scenarios[0].metrics.odd.mean).toBe(1);
  for (const printed of ["loaded", "measured", "raw"]) expect(err).toContain(printed);
  expect(code).toBe(0);
});
