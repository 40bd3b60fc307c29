import { expect, test } from "vitest";
import { CASES, GOLDEN } from "../engines/cases.ts";

test("results are the same as before", async () => {
  const digests = Object.fromEntries(Object.entries(GOLDEN).map(([id, run]) => [id, run().report.digest]));
  await expect(
    `${JSON.stringify(digests, null, 2)}\n`,
    'Results changed. If that is wanted, say in CHANGELOG.md under "Results change" which and why, ' +
      "then run: npx vitest run test/host/golden.test.ts -u",
  ).toMatchFileSnapshot("../golden/digests.json");
});

test.each(Object.keys(CASES))("something happens in %s", (id) => {
  const { worlds } = CASES[id]();
  for (const { series } of worlds) expect(new Set(series).size).toBeGreaterThan(20);
});
