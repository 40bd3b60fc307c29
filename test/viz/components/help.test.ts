import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { FIELDS } from "../../../sim/model/model.ts";
import type { Leaf } from "../../../sim/scenario/field.ts";
import { fieldAt } from "../../../sim/scenario/walk.ts";
import { Help } from "../../../viz/components/Help.tsx";
import { WordsContext } from "../../../viz/components/use-words.ts";
import { wordsIn } from "../../../viz/text/words.ts";

const PATH = "operations.vote.rituals";

const shown = (source: object, language: "en" | "fr") =>
  renderToString(
    h(
      WordsContext.Provider,
      { value: wordsIn(language) },
      h(Help, {
        name: "rites",
        path: PATH,
        field: fieldAt(FIELDS, PATH) as Leaf,
        usually: "0",
        source: { of: [PATH], ...source },
      }),
    ),
  ).replace(/<[^>]*>/g, " ");

test("a value whose kind is from a text and whose size is assumed says both", () => {
  const because = { en: "How much is ours.", fr: "La grandeur est la nôtre." };
  const both = { text: "marketing §4.2", assumption: because };
  expect(shown(both, "en")).toMatch(
    /source text\s+marketing §4\.2 for the kind\s+assumption\s+for the size\s+How much is ours\./,
  );
  expect(shown(both, "fr")).toMatch(/marketing §4\.2 pour la nature\s+hypothèse\s+pour la grandeur/);
  const textAlone = shown({ text: "marketing §4.2" }, "en");
  expect(textAlone).toContain("marketing §4.2");
  expect(textAlone).not.toContain("for the kind");
});
