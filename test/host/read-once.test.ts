import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { levain, temporaryFolder, writeScenario } from "./command.ts";

const opened: string[] = [];
vi.mock("../../sim/host/files/disk.ts", async (original) => {
  const disk = await original<typeof import("../../sim/host/files/disk.ts")>();
  return {
    ...disk,
    openSync: (...how: Parameters<typeof disk.openSync>) => {
      opened.push(String(how[0]));
      return disk.openSync(...how);
    },
  };
});

test.each([
  ["cut off", "{"],
  ["of another encoding", '{"id": "\xff"}'],
])("validate reads a file once that is %s", async (_, content) => {
  const path = join(temporaryFolder(), "broken.json");
  writeScenario(path, Buffer.from(content, "latin1"));
  opened.length = 0;
  expect((await levain(["validate", path])).err).toContain("broken.json: ");
  expect(opened.filter((one) => one.endsWith("broken.json"))).toHaveLength(1);
});

const THREE = [1, 2, 3].map((guidance) => ({
  id: `s${guidance}`,
  extends: "below",
  levers: { support: { guidance } },
}));

test.each([
  ["all scenarios of a study", ["validate", "study.json"]],
  ["all arms", ["diff", "below.json@levers.support.guidance=2", "below.json"]],
  ["all that a value may rest on", ["explain", "above.json:levers"]],
  ["all values that are shown", ["show", "above.json"]],
])("a file that many extend is read once for %s", async (_, args) => {
  const cwd = temporaryFolder();
  writeScenario(join(cwd, "below.json"), { population: { people: { freeHours: [1, 2] } } });
  writeScenario(join(cwd, "above.json"), { extends: "below" });
  writeScenario(join(cwd, "study.json"), { scenarios: THREE, replicates: 1 });
  opened.length = 0;
  const { code, err } = await levain(args, { cwd });
  expect([code, err]).toEqual([0, ""]);
  expect(opened.filter((one) => one.endsWith("below.json"))).toHaveLength(1);
});

test("a file that changes between two commands is read again", async () => {
  const cwd = temporaryFolder();
  for (const horizonWeeks of [4, 5]) {
    writeScenario(join(cwd, "some.json"), { horizonWeeks });
    expect(JSON.parse((await levain(["show", "some.json"], { cwd })).out).horizonWeeks).toBe(horizonWeeks);
  }
});
