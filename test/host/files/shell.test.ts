import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { shellWord } from "../../../sim/host/files/shell.ts";

test.each([
  ["plain/file-1.json", "plain/file-1.json"],
  ["форум.json", "форум.json"],
  ["my file.json", "'my file.json'"],
  ["it's", "'it'\\''s'"],
  ["-x.json", "./-x.json"],
  ["~/x", "'~/x'"],
  ["", "''"],
  ["100 %\u001b[31m\n.", "\"$(printf '100 %%\\033[31m\\012.')\""],
  ["a\\b\u202e'", "\"$(printf 'a\\134b\\342\\200\\256\\047')\""],
])("%j is a word that a shell reads back", (word, quoted) => {
  expect(shellWord(word)).toBe(quoted);
  const read = execFileSync("sh", ["-c", `printf %s ${quoted}`], { encoding: "utf8" });
  expect(read.replace(/^\.\/-/, "-")).toBe(word);
});
