import { expect, test } from "vitest";
import { noticesAlone } from "../../../viz/text/footer.ts";

test("notices begin with the first package, since the page has introduced them in its language", () => {
  const rule = "-".repeat(80);
  const packages = `${rule}\nd3 7.9.0 (ISC)\n\nCopyright\n\n${rule}\nother 1.0.0 (MIT)\n`;
  expect(noticesAlone(`Levain contains code of the packages below.\n\n${packages}`)).toBe(packages);
  expect(noticesAlone("no rule at all")).toBe("no rule at all");
});
