import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, posix, win32 } from "node:path";
import { expect, test } from "vitest";
import { BESIDE, isBelow } from "../../../sim/host/files/inside.ts";
import { readJson } from "../../../sim/host/files/json-file.ts";
import { bytesOf, readFrom } from "../../../sim/host/files/open-file.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

test.each([
  ["/", "/a.json", true],
  ["/", "/a/b.json", true],
  ["/a", "/a/b.json", true],
  ["/a", "/a/..b.json", true],
  ["/a", "/a/b/c.json", true],
  ["/a", "/ab.json", false],
  ["/a", "/b/a.json", false],
  ["/a", "/", false],
  ["/a/b", "/a/c.json", false],
  ["/a", "/a", true],
  ["/", "/", true],
])("%s holds %s: %s", (folder, path, holds) => expect(isBelow(folder, path, posix)).toBe(holds));

test.each([
  ["C:\\", "C:\\a.json", true],
  ["c:\\", "C:\\a.json", true],
  ["C:\\", "D:\\a.json", false],
  ["C:\\a", "C:\\ab.json", false],
  ["C:\\a", "C:\\a\\b.json", true],
  ["\\\\server\\share\\", "\\\\server\\share\\a.json", true],
  ["\\\\server\\share\\", "\\\\server\\other\\a.json", false],
])("on Windows %s holds %s: %s", (folder, path, holds) => expect(isBelow(folder, path, win32)).toBe(holds));

test("a file is read where it lies, not where its name led when it was checked", () => {
  const top = temporaryFolder();
  const [folder, secret, name] = ["a", "secret.csv", "a/table.csv"].map((path) => join(top, path));
  mkdirSync(folder);
  writeFileSync(secret, "secret");
  symlinkSync(secret, name);
  const read = (within?: string) => readFrom(name, (file) => bytesOf(file).toString(), within);
  expect(read()).toBe("secret");
  expect(() => read(folder)).toThrow(BESIDE.en);
  expect(read(top)).toBe("secret");
  expect(() => readJson(name, folder)).toThrow(BESIDE.en);
});
