import { expect, test } from "vitest";
import { ACTIVE, EXCLUDED } from "../../sim/world/state/world.ts";
import { metric, type Ran, SIGMAS, weekly } from "../support.ts";
import {
  builtInPart,
  inMatchedWorlds,
  levers,
  mean,
  off,
  type Part,
  people,
  peopleOf,
  ran,
  signs,
  sum,
  together,
  weeks,
} from "./arms.ts";

/** A counter that people need every month from its first week on, and that others may hear of where they may choose. */
const counter = together(
  builtInPart("online-counter"),
  people(250),
  weeks(52),
  { warmUpWeeks: 0, operations: { counter: { needsPerWeek: 0.25, contributionsPerWeek: 0.25 } } },
  levers("organisation", { campaignReach: 0.06 }),
);
const fallback = (humanFallback: number) => levers("support", { humanFallback });
const settings = (changed: Part) => ({ operations: { counter: changed } });

test.each([0, 0.1, 1])("with fallback %d every need is done alone, served, or unmet", (share) => {
  let needs = 0;
  const run = ran(together(counter, fallback(share)), ({ operations: [{ week, counts }], size }) => {
    expect(week.contributions + week.needsServed + week.needsUnmet).toBe(week.needs);
    expect(sum(counts)).toBe(size);
    needs += week.needs;
  });
  const expected = 0.25 * 250 * 52;
  expect(Math.abs(needs - expected)).toBeLessThan(SIGMAS * Math.sqrt(expected));
  expect(metric(run, "needsServedShare") > 0).toBe(share > 0);
  expect(metric(run, "needsUnmetShare")).toBe(run.operation.total.needsUnmet / needs);
});

test("where the service cannot exist without it, nobody gives up who can do it alone", () => {
  const inherent = together(counter, settings({ consent: "inherent", digitalFloor: 0 }));
  expect(metric(ran(inherent), "needsUnmetShare")).toBe(0);
  // Those below the floor have nobody to turn to.
  const floored = ran(together(inherent, settings({ digitalFloor: 0.4, needsPerWeek: 2 })));
  const { digital } = floored.world.traits.skill;
  for (let person = 0; person < 250; person++)
    expect(floored.operation.status[person] === EXCLUDED, `person ${person}`).toBe(digital[person] < 0.4);
});

test("people far from digital services are excluded first (D1), and a human fallback takes most of them back", () => {
  const excluded = (run: Ran) => {
    const share = (segment: string) => {
      const own = peopleOf(run, segment);
      return own.filter((person) => run.operation.status[person] === EXCLUDED).length / own.length;
    };
    return { ordinary: share("ordinary"), distant: share("distant"), all: metric(run, "excludedShare") };
  };
  const [none, full] = inMatchedWorlds([counter, together(counter, fallback(1))], excluded, 4);
  none.forEach(({ ordinary, distant, all }, world) => {
    expect(distant).toBeGreaterThan(3 * ordinary);
    expect(full[world].all).toBeLessThan(all / 3);
  });
  const guaranteed = ran(together(counter, levers("rules", { fallbackGuaranteed: 1 })));
  expect(guaranteed.metrics).toEqual(ran(together(counter, fallback(1))).metrics);
});

test("forced use costs attachment, a human fallback recovers part, chosen use keeps more still (F5)", () => {
  const arms = [counter, together(counter, fallback(1)), together(counter, settings({ consent: "chosen" }))];
  const [forced, eased, chosen] = inMatchedWorlds(arms, (run) => metric(run, "attachment"), 5);
  expect(signs([forced, eased]).more).toBe(5);
  expect(signs([eased, chosen]).more).toBe(5);
  expect((mean(eased) - mean(forced)) / (mean(chosen) - mean(forced))).toBeLessThan(1);
  const withoutNeeds = inMatchedWorlds(
    [counter, together(counter, fallback(1))].map((part) => together(part, off("needs"))),
    (run) => metric(run, "attachment"),
    2,
  );
  expect(withoutNeeds[1]).toEqual(withoutNeeds[0]);
});

test("a busy counter serves about what it can, by a lottery that knows no order of people", () => {
  const crowded = together(counter, people(600), settings({ digitalFloor: 1 }), fallback(0.2), {
    needs: { waitingWeight: 0.1 },
  });
  const { operation, series } = ran(crowded);
  // Nobody can do it alone; .2 · 600 · .25 = 30 needs a week can be served, once the crowd is known.
  expect(new Set(weekly({ series }, "contributions"))).toEqual(new Set([0]));
  expect(operation.numbers.load).toBeGreaterThan(1.5);
  const perWeek = operation.total.needsServed / 52;
  expect(perWeek).toBeGreaterThan(26);
  expect(perWeek).toBeLessThan(38);
  const served = [0, 1].map((half) => sum(operation.served.slice(300 * half, 300 * (half + 1))));
  expect(Math.abs(served[0] - served[1])).toBeLessThan(SIGMAS * Math.sqrt(served[0] + served[1]));
});

test("off: nobody needs anything and nothing happens", () => {
  const run = ran(together(counter, off("needs")));
  expect(run.operation.counts[ACTIVE]).toBe(0);
  expect([metric(run, "contributions"), metric(run, "everActive"), run.operation.total.needs]).toEqual([
    0, 0, 0,
  ]);
  expect(metric(run, "needsUnmetShare")).toBeNaN();
});
