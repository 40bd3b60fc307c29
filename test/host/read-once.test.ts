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
