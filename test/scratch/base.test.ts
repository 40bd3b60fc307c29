import { readFileSync, writeFileSync } from "node:fs";
import { test } from "vitest";
import { FIELDS } from "../../sim/model.ts";
import { defaultsOf } from "../../sim/scenario/fields.ts";
test("base", () => {
  const d = defaultsOf(FIELDS) as object;
  const old = JSON.parse(readFileSync("scenarios/baseline.json", "utf8"));
  writeFileSync("scenarios/baseline.json", JSON.stringify({ $schema: "../docs/scenario.schema.json", version: 1, id: "baseline", ...d, title: old.title, story: old.story
   }, null, 2) + "\n");
});
