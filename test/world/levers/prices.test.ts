import { expect, test } from "vitest";
import { LEVER_FIELDS, type PricedLever } from "../../../sim/world/levers/levers.ts";
import { PRICE_FIELDS } from "../../../sim/world/state/prices.ts";

const levers = Object.values(LEVER_FIELDS).flatMap(({ fields }) => Object.entries(fields));
const priced = levers.filter(([, field]) => "price" in field);

test("every price that a lever declares is a field of the prices", () => {
  expect(Object.keys(PRICE_FIELDS).sort()).toEqual(priced.map(([name]) => name).sort());
  for (const [name, field] of priced)
    expect(field, name).toHaveProperty("price", PRICE_FIELDS[name as PricedLever]);
});

test("a lever that has a price goes from 0 to 1", () => {
  const others = priced.filter(([, field]) => "range" in field && `${field.range}` !== "0,1");
  expect(
    others.map(([name]) => name),
    "a price is for a week at 1: count hours or euros in sim/world/state/making.ts for these instead",
  ).toEqual([]);
});

test("names of levers without a price are no names of prices", () => {
  // @ts-expect-error a team's size costs nothing by itself
  const none: PricedLever = "teamSize";
  expect(PRICE_FIELDS[none]).toBeUndefined();
});
