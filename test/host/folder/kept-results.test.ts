import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Spill } from "../../../sim/host/folder/spill.ts";
import { everythingIn, levain, temporaryFolder } from "../command.ts";
import { csvRows, writeSmall } from "../small.ts";

test("what is put on disk comes back by group and in order, and leaves no file", () => {
  const folder = temporaryFolder();
  const spill = new Spill<{ numbers: Float64Array; names: string[] }>(join(folder, "results"));
  const value = (n: number) => ({ numbers: Float64Array.of(n, Number.NaN, -0), names: [`n${n}`] });
  for (const [group, order] of [
    [1, 7],
    [0, 3],
    [1, 2],
    [0, 1],
  ])
    spill.put(group, order, value(10 * group + order));
  expect([...spill.of(0)]).toEqual([value(1), value(3)]);
  expect([...spill.of(1)]).toEqual([value(12), value(17)]);
  expect([...spill.of(2)]).toEqual([]);
  spill.close();
  expect(everythingIn(folder)).toEqual([]);
});

test("results that are written as they come are those that memory holds, in the order of tables", async () => {
  const cwd = temporaryFolder();
  const files = writeSmall(cwd);
  const arms = [
    "compare",
    files[0],
    `${files[1]}@horizonWeeks=9`,
    "--replicates",
    "30",
    "--workers",
    "3",
    "--json",
  ];
  const held = JSON.parse((await levain(arms, { cwd })).out);
  const written = await levain([...arms, "--out", "out", "--people", "--reasons"], { cwd });
  expect(JSON.parse(written.out)).toEqual(held);
  const manifest = JSON.parse(readFileSync(join(cwd, "out", "manifest.json"), "utf8"));
  expect(manifest.digest).toBe(held.digest);
  for (const file of ["series", "people", "reasons"]) {
    const rows = csvRows(join(cwd, "out", `${file}.csv`));
    const order = rows.map(({ scenario, replicate }) => [
      held.scenarios.findIndex((s: { id: string }) => s.id === scenario),
      Number(replicate),
    ]);
    expect(order.length).toBeGreaterThan(60);
    expect(order).toEqual([...order].sort(([a, r], [b, s]) => a - b || r - s));
    expect(new Set(order.map(String)).size).toBe(60);
  }
  expect(csvRows(join(cwd, "out", "series.csv"))).toHaveLength(30 * (14 + 9));
});
