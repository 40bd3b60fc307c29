import { expect, test } from "vitest";
import type { Text } from "../../../sim/input/text.ts";
import { optionText } from "../../../sim/scenario/option-texts.ts";
import { leavesOf } from "../../../sim/scenario/walk.ts";
import { FIELDS } from "../../../viz/declarations.ts";

const modules = import.meta.glob<Record<string, unknown>>("../../../viz/text/*.ts", { eager: true });

/** Words that both languages share. */
const SHARED =
  /^(Contributions|Votes|Sources|A: 1|Version 1|A|co-innovation|co-distribution|co-promotion|production|promotion|distribution|relays?|panel)$/;

const isText = (value: unknown): value is Text =>
  typeof value === "object" &&
  value !== null &&
  "en" in value &&
  "fr" in value &&
  typeof value.en === "string";

/** Every text of a module, those that take values with values given. */
function textsOf(value: unknown): Text[] {
  if (isText(value)) return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value === "function") return isWording(value) ? textsOf(given(value)) : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** Functions that make texts are properties of tables, without names of their own as exports. */
const isWording = (value: unknown) => typeof value === "function" && !exported.has(value);
const exported = new Set(Object.values(modules).flatMap((module) => Object.values(module)));

function given(make: unknown): unknown {
  const values = Array.from({ length: (make as () => void).length }, () => "1");
  const word = { en: "one", fr: "un" };
  const made = (make as (...values: unknown[]) => unknown)(...values);
  return isText(made) && /undefined/.test(made.en) ? (make as (text: Text) => unknown)(word) : made;
}

const texts = Object.entries(modules).flatMap(([path, module]) =>
  Object.values(module)
    .flatMap(textsOf)
    .map((text): [string, Text] => [path.replace(/.*\//, ""), text]),
);

test("the page's words are found", () => {
  expect(texts.length).toBeGreaterThan(150);
});

test.each(texts)("%s says %j in both languages", (_, { en, fr }) => {
  expect(en.trim()).not.toBe("");
  expect(fr.trim()).not.toBe("");
  if (!SHARED.test(en)) expect(fr).not.toBe(en);
  expect(en + fr).not.toMatch(/undefined|\[object/);
});

test.each(texts)("%s has the typography of its languages: %j", (_, { en, fr }) => {
  expect(`${en}${fr}`).not.toMatch(/[a-zà-ÿ]'[a-zà-ÿ]/i);
  expect(fr).not.toMatch(/[^\s\u00a0\u202f\d][;?!%»]|[a-zà-ÿ]:(?!\d)|«[^\s\u00a0\u202f]/);
  expect(en).not.toMatch(/ [;:?!]/);
});

test("every option of a choice has a name in both languages", () => {
  const options = leavesOf(FIELDS).flatMap(([, field]) => (field.kind === "choice" ? field.options : []));
  const same = options.filter((option) => optionText(option).fr === option && !SHARED.test(option));
  expect(options.length).toBeGreaterThan(30);
  expect(same).toEqual([]);
});
