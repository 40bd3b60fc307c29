import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { textHash } from "../../sim/core/digest.ts";
import { VERSION } from "../../sim/core/version.ts";
import { changedSince, RESULTS_CHANGED, sameDigits } from "../../sim/input/versions.ts";

/** Minor versions with the hash of their golden digests, oldest first. */
const versions: Record<string, string> = JSON.parse(readFileSync("test/golden/versions.json", "utf8"));
const minor = VERSION.split(".").slice(0, 2).join(".");

test("a version has its own digits: whoever changes a golden digest raises the minor version", () => {
  const digests = textHash(readFileSync("test/golden/digests.json", "utf8"));
  expect(
    versions[minor],
    "Golden digests have changed. If that is wanted: raise the minor version in package.json (npm version minor " +
      "--no-git-tag-version), say what changed in sim/input/versions.ts and CHANGELOG.md, and add the new version " +
      `with "${digests}" to test/golden/versions.json`,
  ).toBe(digests);
});

test("no two versions have the same digits, and the newest is this one", () => {
  const hashes = Object.values(versions);
  expect(new Set(hashes).size).toBe(hashes.length);
  expect(Object.keys(versions).at(-1)).toBe(minor);
});

test("every version that changed results says how, as the changelog does", () => {
  const changed = RESULTS_CHANGED.map(({ version }) => version).reverse();
  expect(changed).toEqual(Object.keys(versions).slice(1));
  const changelog = readFileSync("CHANGELOG.md", "utf8");
  for (const { version, what } of RESULTS_CHANGED)
    expect(changelog).toContain(`- Results change in ${version}: ${what.en}.`);
});

test("only the minor version decides about digits", () => {
  expect(sameDigits("0.2.0", "0.2.7")).toBe(true);
  expect(sameDigits("0.2.0", "0.3.0")).toBe(false);
  expect(sameDigits("1.2.0", "0.2.0")).toBe(false);
  expect(changedSince("0.2.3", "0.2.0")).toBeNull();
});

test("what changed since a version is what later versions changed, and nothing older", () => {
  const [newest] = RESULTS_CHANGED;
  const said = changedSince("0.1.0", VERSION);
  for (const { what } of RESULTS_CHANGED) expect(said?.en).toContain(what.en);
  expect(said?.fr).toContain(newest.what.fr);
  expect(changedSince("9.0.0", VERSION)?.en).toBe(`this is version ${VERSION}, which may give other results`);
  expect(changedSince("<script>", VERSION)?.en).toContain(newest.what.en);
});
