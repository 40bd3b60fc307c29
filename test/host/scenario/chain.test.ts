import { join } from "node:path";
import { expect, test } from "vitest";
import { levain, temporaryFolder, writeScenario } from "../command.ts";

test("files that extend each other are together as large as one may be, and no larger one is read", async () => {
  const cwd = temporaryFolder();
  const room = " ".repeat(12 * 2 ** 20);
  const file = (id: string, base: string) =>
    writeScenario(join(cwd, `${id}.json`), `{"id": "${id}", "extends": "${base}"${room}}`);
  file("first", "baseline");
  file("second", "first");
  file("third", "second");
  expect(await levain(["validate", "second.json"], { cwd })).toMatchObject({ code: 0 });
  const { code, err } = await levain(["validate", "third.json"], { cwd });
  expect(code).toBe(2);
  expect(err).toContain(
    'second.json: extends: "first": expected a file that has at most 32 MB together with those that extend it',
  );
});
