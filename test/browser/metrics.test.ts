import { expect } from "vitest";
import { linkTo, smallIn } from "./small.ts";
import { settled, test } from "./visit.ts";

test("a seventh metric says which one it displaces, and is marked as chosen after the results", async ({
  visit,
}) => {
  const headlines = ["contributions", "active", "retention13", "gini", "costEuros", "everActive"];
  const experiment = { ...smallIn("en"), headlines };
  const page = await visit({ hash: await linkTo(experiment, { language: "en", version: "0.0.0" }) });
  await settled(page);
  await page.getByLabel("Add a metric").selectOption("top1Share");
  await page.getByText(/6 at most: “.+” no longer has a verdict/).waitFor();
  await settled(page);
  await page.getByText("This metric was chosen after the results were seen").first().waitFor();
  await expect.poll(() => page.locator(".metric[aria-pressed]").count()).toBe(6);
});
