import { expect, test } from "vitest";
import { EXIT_REASONS } from "../../sim/choice/leaving.ts";
import { metric, paramsOf, sameDigits, weekly } from "../support.ts";
import {
  builtInPart,
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  off,
  type Part,
  people,
  ran,
  signs,
  steadyForum,
  sum,
  together,
  weeks,
} from "./arms.ts";

const company = (changed: Part): Part => ({ company: changed });
const weighty = company({ paceWeight: 0.8, stayWeight: 1 });
const untied: Part = { network: { kind: "none" } };
/** Four in five leave the public in one week. */
const mostGo = (week: number): Part => ({
  population: { departurePerWeek: [{ from: week, to: week + 1, value: 0.8 }] },
});

/** Everybody contributes in every week, and all at the same rate. */
const busy = (consumers: number): Part =>
  together(
    everybodyTakesPart(consumers, "joining", "contributing", "company"),
    untied,
    { consideration: { perWeek: 0 } },
    forum({ contributionsPerWeek: 40, effortHoursPerContribution: 0.01 }),
    {
      population: {
        segments: Object.fromEntries(
          ["ordinary", "lead-user", "distant"].map((segment) => [
            segment,
            { vigour: { spread: 0 }, badgeResponsive: { median: 0 } },
          ]),
        ),
      },
    },
  );

test("who is left of a company does less by the share lost, and gets used to it by half in 26 weeks", () => {
  const sizes: number[] = [];
  const paces: number[][] = [];
  const { operation } = ran(together(busy(80), weighty, mostGo(10), weeks(70)), ({ operations: [one] }) => {
    sizes.push(one.active.count);
    paces.push(Array.from(one.active.items.subarray(0, one.active.count), (person) => one.pace[person]));
  });
  const left = operation.active.count;
  expect(left).toBeGreaterThan(5);
  expect(left).toBeLessThan(32);
  expect(sizes.slice(0, 10)).toEqual(new Array(10).fill(80));
  expect(sizes.slice(10)).toEqual(new Array(60).fill(left));
  for (let week = 0; week < 10; week++) expect(new Set(paces[week])).toEqual(new Set([1]));
  for (const since of [1, 26, 52, 60]) {
    const usual = left + (80 - left) * 0.5 ** (since / 26);
    const pace = 1 + (0.8 * (left - usual)) / (left + usual);
    for (const one of paces[9 + since]) expect(one).toBeCloseTo(pace, 12);
  }
});

test("a company that keeps its size moves nobody: the digits are those without the mechanism", () => {
  const steady = together(busy(50), weighty, weeks(40));
  const [on, without] = [steady, together(steady, off("company"))].map((part) => ran(part));
  expect(sameDigits(on.metrics, without.metrics)).toBe(true);
  expect(sum(weekly(on, "contributions"))).toBeGreaterThan(50_000);
});

test("the simulated count as the real people for whom they stand", () => {
  const { operation } = ran(
    together(busy(20), weighty, weeks(2), {
      population: { represents: 3 },
      operations: { forum: { startingMembers: 60 } },
    }),
  );
  expect(operation.active.count).toBe(20);
  for (let person = 0; person < 20; person++) expect(operation.usualCompany[person]).toBe(60);
});

test("a tie counts as several others; nobody is company for themselves, on a complete network either", () => {
  const companies = (part: Part) => {
    const { operation, world } = ran(together(busy(12), weighty, weeks(3), part));
    return Array.from(operation.usualCompany.keys(), (person) => [
      operation.usualCompany[person],
      world.network.complete ? 11 : world.degree[person],
    ]);
  };
  for (const part of [{ network: { kind: "small-world" } }, { network: { kind: "complete" } }])
    for (const [usual, ties] of companies(together(part, company({ tieAsOthers: 3 }))))
      expect(usual).toBe(12 + 3 * ties);
  const alone = ran(
    together(busy(30), weighty, weeks(30), forum({ startingMembers: 1 }), { network: { kind: "complete" } }),
  );
  const [person] = alone.operation.active.items;
  expect(alone.operation.usualCompany[person]).toBe(1);
  expect(alone.operation.companyPull[person]).toBe(0);
});

test("no company moves people in contests, in needed services, or while the mechanism is off", () => {
  const tried = (part: Part) => {
    const [plain, weighed] = [part, together(part, weighty)].map((one) => ran(one));
    return sameDigits(plain.metrics, weighed.metrics) && sameDigits(plain.series, weighed.series);
  };
  const small = together(people(200), weeks(40));
  expect(tried(together(builtInPart("packaging-contest"), small))).toBe(true);
  expect(tried(together(builtInPart("online-counter"), small))).toBe(true);
  const shaken = together(steadyForum(), small, mostGo(20), forum({ startingMembers: 100 }));
  expect(tried(together(shaken, off("company")))).toBe(true);
  expect(tried(shaken)).toBe(false);
});

/** A forum most of whose members leave with the public in its twentieth week. */
const deserted = together(steadyForum(), people(600), weeks(40), forum({ startingMembers: 300 }), mostGo(20));

test("where most of the others go, those who stay contribute less: without a difference 8 of 8 come by luck once in 256", () => {
  const after = (run: ReturnType<typeof ran>) => sum(weekly(run, "contributions").slice(20));
  const arms = [deserted, together(deserted, company({ paceWeight: 0.8 }))];
  const found = inMatchedWorlds(arms, after, 8);
  expect(signs(found)).toEqual({ more: 0, less: 8, same: 0 });
  // The loss of four fifths is worth a pull of −2/3 at once, and of −.41 twenty weeks later.
  expect(sum(found[1]) / sum(found[0])).toBeLessThan(0.85);
});

test("and leave, because the others have: nobody does in steady company, nor without the weight", () => {
  const ALONE = EXIT_REASONS.indexOf("alone");
  const alone = ({ operation }: ReturnType<typeof ran>) =>
    Array.from(operation.exitReason).filter((reason) => reason === ALONE).length;
  const arms = [deserted, together(deserted, company({ stayWeight: 3 }))];
  const [without, weighed] = inMatchedWorlds(arms, alone, 3);
  expect(without).toEqual([0, 0, 0]);
  expect(Math.min(...weighed)).toBeGreaterThan(0);
  const staying = inMatchedWorlds(arms, (run) => metric(run, "active"), 8);
  expect(sum(staying[1])).toBeLessThan(sum(staying[0]));
});

test("the pull is within −1 and 1, and the weights cannot stop a pace at 0", () => {
  let least = 0;
  ran(together(deserted, company({ paceWeight: 1, stayWeight: 1 })), ({ operations: [one] }) => {
    for (let at = 0; at < one.active.count; at++) {
      const person = one.active.items[at];
      least = Math.min(least, one.companyPull[person]);
      expect(Math.abs(one.companyPull[person])).toBeLessThan(1);
      expect(one.pace[person]).toBeGreaterThan(0);
    }
  });
  expect(least).toBeLessThan(-0.5);
  expect(() => paramsOf({ company: { paceWeight: 1.01 } })).toThrow("company.paceWeight");
});
