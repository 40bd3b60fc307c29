import { FORMAT } from "../../sim/model/model.ts";
import { defaultsOf } from "../../sim/scenario/defaults.ts";
import type { Fields } from "../../sim/scenario/field.ts";
import { scenarioHead } from "../../sim/scenario/scenario-file.ts";

const TITLE = { en: "Baseline", fr: "Scénario de référence" };
const STORY = {
  en: "Every value that a scenario can set, at its default: 1,000 adults and one lasting forum, without pay, gifts or help from staff. Other scenarios extend it and hold only what differs.",
  fr: "Toutes les valeurs qu’un scénario peut fixer, telles qu’elles sont par défaut : 1 000 adultes et un forum durable, sans paie, ni cadeaux, ni aide du personnel. Les autres scénarios le prolongent et ne contiennent que ce qui en diffère.",
};

/** `scenarios/baseline.json`: every field with its default, in the order of declaration. */
export function baselineFile(fields: Fields = FORMAT.fields): object {
  return {
    $schema: "../docs/scenario.schema.json",
    ...scenarioHead(FORMAT.root),
    ...defaultsOf(fields),
    title: TITLE,
    story: STORY,
  };
}
