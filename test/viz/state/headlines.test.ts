import { expect, test } from "vitest";
import { VERSION } from "../../../viz/declarations.ts";
import { experimentOfPair, setHeadlines, setSeed } from "../../../viz/state/edits.ts";
import { displacedBy, isLater, withFirstHeadline } from "../../../viz/state/headlines.ts";
import { readWritten, writtenAs } from "../../../viz/state/written.ts";

const six = ["contributions", "active", "costEuros", "retention4", "winnersQuality", "contributors"];
const e = setHeadlines(experimentOfPair("small-pay", "en"), six);

test("a seventh metric displaces the last, which is named", () => {
  expect(displacedBy(six, "everActive")).toBe("contributors");
  expect(withFirstHeadline(e, "everActive", false).headlines).toEqual(["everActive", ...six.slice(0, 5)]);
  expect(displacedBy(six, "active")).toBeUndefined();
  expect(displacedBy(six.slice(1), "everActive")).toBeUndefined();
});

test("a metric is marked if results of its seed were seen before it was chosen", () => {
  const after = withFirstHeadline(e, "everActive", true);
  expect(after.later).toEqual(["everActive"]);
  expect(isLater(after, "active")).toBe(false);
  // One that was there already only changes its place.
  expect(withFirstHeadline(e, "active", true).later).toBeUndefined();
  expect(withFirstHeadline(after, "active", true).later).toEqual(["everActive"]);
  expect(withFirstHeadline(e, "everActive", false).later).toBeUndefined();
  expect(setSeed(after, "another")).not.toHaveProperty("later");
});

test("a link keeps the mark", async () => {
  const four = setHeadlines(e, six.slice(0, 4));
  const experiment = withFirstHeadline(four, "everActive", true);
  const json = writtenAs({ experiment, language: "en", version: VERSION, digest: null });
  expect((await readWritten(json)).experiment).toEqual(experiment);
});
