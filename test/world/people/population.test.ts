import { beforeAll, expect, test } from "vitest";
import { logit } from "../../../sim/core/math.ts";
import { Draws } from "../../../sim/core/random.ts";
import { valueAtPath } from "../../../sim/input/paths.ts";
import { resolveScenario } from "../../../sim/model/built-in.ts";
import type { Scenario } from "../../../sim/model/model.ts";
import { drawTraits, type Traits } from "../../../sim/world/people/population.ts";
import { TRAITS } from "../../../sim/world/people/traits.ts";
import { binomialTolerance, SIGMAS } from "../../support.ts";

const PEOPLE = 20_000;
const LOADING = 0.6;

let population: Scenario["population"];
let traits: Traits;
beforeAll(() => {
  const { scenario } = resolveScenario({
    population: { consumers: PEOPLE, capitalLoading: LOADING, involvementLoading: LOADING },
  });
  population = scenario.population;
  traits = drawTraits(population, population.consumers, new Draws("people", 0));
});

const TRAIT_IDS = Object.keys(TRAITS);

/** Deviates behind a column, in people's own segment: what is left once medians and spreads are taken out. */
function deviates(id: string): Float64Array {
  const groups = Object.values(population.segments).map(
    (segment) => valueAtPath(segment, id) as { median: number; spread: number },
  );
  return Float64Array.from(valueAtPath(traits, id) as Float64Array, (value, person) => {
    const { median, spread } = groups[traits.segment[person]];
    if (TRAITS[id].scale === "lognormal") return Math.log(value / median) / spread;
    return (logit(value) - logit(median)) / spread;
  });
}

const NORMAL = TRAIT_IDS.filter((id) => ["logit-normal", "lognormal"].includes(TRAITS[id].scale));

test("people fall into segments by their shares", () => {
  Object.values(population.segments).forEach(({ share }, segment) => {
    const found = traits.segment.filter((own) => own === segment).length / PEOPLE;
    expect(Math.abs(found - share), `segment ${segment}`).toBeLessThan(binomialTolerance(share, PEOPLE));
  });
});

test("a larger share takes people from other segments, and moves nobody between these", () => {
  const { segments } = population;
  const ids = Object.keys(segments);
  const larger = { ...segments, [ids[0]]: { ...segments[ids[0]], share: segments[ids[0]].share * 2 } };
  const after = drawTraits({ ...population, segments: larger }, PEOPLE, new Draws("people", 0)).segment;
  const moved = [...after.keys()].filter((person) => after[person] !== traits.segment[person]);
  expect(moved.length).toBeGreaterThan(100);
  expect(moved.filter((person) => after[person] !== 0)).toEqual([]);
});

test("parts of a segment share its people by their shares, and everybody else stays; a part has no parts", () => {
  const { segments } = population;
  const { ordinary, ...others } = segments;
  const part = (share: number) => ({ ...ordinary, share: ordinary.share * share, partOf: "ordinary" });
  const cut = { ...others, young: part(0.25), old: part(0.75) };
  const after = drawTraits({ ...population, segments: cut }, PEOPLE, new Draws("people", 0));
  const [before, now] = [Object.keys(segments), Object.keys(cut)];
  const wholeOf = (person: number) => {
    const id = now[after.segment[person]];
    return id === "young" || id === "old" ? "ordinary" : id;
  };
  const moved = [...after.segment.keys()].filter(
    (person) => wholeOf(person) !== before[traits.segment[person]],
  );
  expect(moved).toEqual([]);
  expect(after.attachment).toEqual(traits.attachment);
  const found = after.segment.filter((code) => now[code] === "young").length / PEOPLE;
  const young = ordinary.share * 0.25;
  expect(Math.abs(found - young)).toBeLessThan(binomialTolerance(young, PEOPLE));

  const refused = (distant: string, pioneers: string) => () =>
    resolveScenario({
      population: { segments: { distant: { partOf: distant }, "lead-user": { partOf: pioneers } } },
    });
  expect(refused("ordinary", "ordinary")).not.toThrow();
  expect(refused("distant", "")).toThrow(/distant.partOf/);
  expect(refused("lead-user", "ordinary")).toThrow(/distant.partOf/);
});

test.each(TRAIT_IDS)("%s has one finite value per person, within its bounds", (id) => {
  const column = valueAtPath(traits, id) as Float64Array;
  const bounded = ["logit-normal", "share"].includes(TRAITS[id].scale);
  expect(column.length).toBe(PEOPLE);
  for (const value of column)
    if (!(value >= 0 && value <= (bounded ? 1 : Number.MAX_VALUE))) expect.unreachable(`${id} = ${value}`);
});

test("deviates of bounded and lognormal traits are standard normal: medians and spreads are as declared", () => {
  for (const id of NORMAL) {
    const z = deviates(id);
    const mean = z.reduce((sum, value) => sum + value, 0) / PEOPLE;
    const variance = z.reduce((sum, value) => sum + value * value, 0) / PEOPLE;
    expect(Math.abs(mean), `mean of ${id}`).toBeLessThan(SIGMAS / Math.sqrt(PEOPLE));
    expect(Math.abs(variance - 1), `variance of ${id}`).toBeLessThan(SIGMAS * Math.sqrt(2 / PEOPLE));
  }
});

test("traits correlate by their common factor alone: the product of their loadings within a factor, 0 otherwise", () => {
  // Vigour is moved by what moves motivations, and has a loading of its own.
  const drive = { factor: "involvement", loading: population.vigourLoading };
  const columns = NORMAL.map((id) => ({
    ...{ id, z: deviates(id) },
    ...(id === "vigour" ? drive : { factor: TRAITS[id].factor, loading: LOADING }),
  }));
  let alike = 0;
  columns.forEach((one, i) => {
    for (const other of columns.slice(0, i)) {
      const together = one.factor === other.factor && one.factor !== "none";
      const expected = together ? one.loading * other.loading : 0;
      const correlation = one.z.reduce((sum, value, person) => sum + value * other.z[person], 0) / PEOPLE;
      const off = Math.abs(correlation - expected);
      expect(off, `${one.id} and ${other.id}`).toBeLessThan(SIGMAS * Math.sqrt((1 + expected ** 2) / PEOPLE));
      if (together) alike++;
    }
  });
  expect(alike).toBeGreaterThan(50);
});

test("a person's traits depend on nobody else and not on the size of the population", () => {
  const few = drawTraits({ ...population, consumers: 50 }, 50, new Draws("people", 0));
  for (const id of TRAIT_IDS)
    expect([...(valueAtPath(few, id) as Float64Array)], id).toEqual([
      ...(valueAtPath(traits, id) as Float64Array).subarray(0, 50),
    ]);
  expect([...few.segment]).toEqual([...traits.segment.subarray(0, 50)]);
});

test("a lever on one trait of one segment moves nobody else and nothing else", () => {
  const { distant } = population.segments;
  const place = Object.keys(population.segments).indexOf("distant");
  const segments = {
    ...population.segments,
    distant: { ...distant, freeHours: { median: 10, spread: 0.35 } },
  };
  const changed = drawTraits({ ...population, segments }, population.consumers, new Draws("people", 0));
  for (const id of TRAIT_IDS) {
    const [before, after] = [
      valueAtPath(traits, id) as Float64Array,
      valueAtPath(changed, id) as Float64Array,
    ];
    const moved = Array.from(before.keys()).filter((person) => before[person] !== after[person]);
    if (id === "freeHours") expect(moved.every((person) => traits.segment[person] === place)).toBe(true);
    expect(moved.length > 0, `${id} changed`).toBe(id === "freeHours");
  }
});

test("vigour goes with motives and attachment by its own loading; at 0 it is drawn alone, and nothing else moves", () => {
  const own = drawTraits({ ...population, vigourLoading: 0.7 }, PEOPLE, new Draws("people", 0));
  const moved = TRAIT_IDS.filter((id) => {
    const [before, after] = [traits, own].map((from) => valueAtPath(from, id) as Float64Array);
    return after.some((value, person) => value !== before[person]);
  });
  expect(moved).toEqual(["vigour"]);
  const { spread, median } = Object.values(population.segments)[0].vigour;
  const z = own.vigour.map((value) => Math.log(value / median) / spread);
  const correlation = (id: string) =>
    deviates(id).reduce((sum, value, person) => sum + value * z[person], 0) / PEOPLE;
  for (const id of ["motivation.experience", "motivation.money", "attachment"])
    expect(Math.abs(correlation(id) - 0.7 * LOADING), id).toBeLessThan(SIGMAS * Math.sqrt(1.2 / PEOPLE));
  expect(Math.abs(correlation("skill.writing"))).toBeLessThan(SIGMAS / Math.sqrt(PEOPLE));
  const square = z.reduce((sum, value) => sum + value * value, 0) / PEOPLE;
  expect(Math.abs(square - 1)).toBeLessThan(SIGMAS * Math.sqrt(2 / PEOPLE));
});

test("people who are given keep their own vigour, whatever the loading", () => {
  const vigour = [0.5, 3];
  const given = { ...population, vigourLoading: 0.7, people: { ...population.people, vigour } };
  const own = drawTraits(given, 5, new Draws("people", 0));
  expect([...own.vigour.subarray(0, 2)]).toEqual(vigour);
  expect([...own.logVigour.subarray(0, 2)]).toEqual(
    vigour.map((value) => expect.closeTo(Math.log(value), 12)),
  );
  expect(own.motivation).toEqual(
    drawTraits({ ...population, people: given.people }, 5, new Draws("people", 0)).motivation,
  );
});
