import { posix, win32 } from "node:path";
import { expect, test } from "vitest";
import { isBelow } from "../../../sim/host/files/inside.ts";

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
