import { expect, test } from "vitest";
import { Draws } from "../../../sim/core/random.ts";
import { peopleRoom } from "../../../sim/host/scenario/people-room.ts";
import { peopleCsv } from "../../../sim/host/scenario/people-template.ts";
import { resolveScenario } from "../../../sim/model/built-in.ts";
import type { Scenario } from "../../../sim/model/model.ts";
import { PLAIN_CSV } from "../../../sim/tables/csv.ts";
import { drawTraits } from "../../../sim/world/people/population.ts";

const MB = 1_048_576;
const COLUMNS = Array.from({ length: 27 }, (_, place) => `column${place}`);
const ENDLESS = Number.POSITIVE_INFINITY;
const problemsOf = (rows: number, megabytes: number, addressBytes = ENDLESS, held = 0) =>
  peopleRoom(COLUMNS, rows, { memoryBytes: megabytes * MB, addressBytes }, held);

test("a table of people that memory does not hold is refused before room is made for it", () => {
  expect(problemsOf(1_000_000, 1000)).toEqual([]);
  expect(problemsOf(1_000_000, 300)).toHaveLength(1);
  expect(problemsOf(1_000_000, 1000, 200 * MB), "addresses count").toHaveLength(1);
  expect(problemsOf(1_000_000, 1000, ENDLESS, 600 * MB), "so do tables that were read before").toHaveLength(
    1,
  );
});

test("the number of people that it names does fit", () => {
  const [{ expected }] = problemsOf(1_000_000, 300);
  const most = Number(/at most ([\d,]+) people/.exec(expected.en)?.[1].replaceAll(",", ""));
  expect(most).toBeGreaterThan(100_000);
  expect(problemsOf(most, 300)).toEqual([]);
  expect(problemsOf(most + 1, 300)).toHaveLength(1);
});

test("people are drawn as their rows are written, never all of them at once", () => {
  const { scenario } = resolveScenario({});
  const parts = peopleCsv(scenario, 1e12, "people", false, PLAIN_CSV);
  parts.next();
  const [first] = (parts.next().value as string).split("\n");
  const [, same] = [...peopleCsv(scenario, 1, "people", false, PLAIN_CSV)].join("").split("\n");
  expect(first).toBe(same);
});

test("people of a later block are those that are drawn at once", () => {
  const { population } = resolveScenario({}).scenario;
  const csv = [...peopleCsv({ population } as Scenario, 10_003, "people", false, PLAIN_CSV)].join("");
  const traits = drawTraits(population, 10_003, new Draws("people", 0));
  const cells = csv.split("\n")[10_003].split(",");
  expect(cells[csv.split("\n")[0].split(",").indexOf("vigour")]).toBe(String(traits.vigour[10_002]));
});
