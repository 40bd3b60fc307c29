import { expect, test } from "vitest";
import {
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  levers,
  mean,
  off,
  ran,
  signs,
  together,
  weeks,
} from "./arms.ts";

const base = together(
  everybodyTakesPart(80, "contributing", "socialisation"),
  forum({ contributionsPerWeek: 1 }),
  weeks(20),
);
const guidance = (hours: number) => levers("support", { guidance: hours });

test("each contribution under guidance closes its part of the gap, from where framing has started", () => {
  for (const [hours, framing] of [
    [0, 0.5],
    [12, 0],
    [12, 0.5],
  ]) {
    const part = together(base, guidance(hours), levers("support", { framing }));
    const doses = new Float64Array(80);
    const { operation } = ran(part, ({ parameters, operations: [{ contributors, weekCount, numbers }] }) => {
      // .15 h each gives half; hours are for those who contribute in a usual week.
      const each = hours / Math.max(1, numbers.usualContributors);
      for (let at = 0; at < contributors.count; at++) {
        const person = contributors.items[at];
        doses[person] += (parameters.socialisation.rate * weekCount[person] * each) / (each + 0.15);
      }
    });
    // Framing of .5 h gives half of .3.
    const start = framing === 0 ? 0 : 0.15;
    for (let person = 0; person < 80; person++) {
      expect(operation.socialisation[person]).toBeCloseTo(1 - (1 - start) * Math.exp(-doses[person]), 12);
    }
  }
});

test("it rises with participation and with guidance (F3); off: nobody is socialised", () => {
  const arms = [guidance(0), guidance(20)].map((part) =>
    together(base, { mechanisms: { belonging: true } }, part),
  );
  const level = inMatchedWorlds(arms, ({ operation }) => mean(operation.socialisation), 4);
  expect(signs(level).more).toBe(4);
  const { operation } = ran(arms[1]);
  const by = Array.from(operation.contributions.keys()).sort(
    (a, b) => operation.contributions[a] - operation.contributions[b],
  );
  const quarters = [0, 1, 2, 3].map((quarter) =>
    mean(by.slice(20 * quarter, 20 * (quarter + 1)).map((person) => operation.socialisation[person])),
  );
  expect(quarters).toEqual([...quarters].sort((a, b) => a - b));
  expect(quarters[3] - quarters[0]).toBeGreaterThan(0.2);
  const none = inMatchedWorlds(
    arms.map((part) => together(part, off("socialisation"))),
    (run) => run.operation.socialisation,
    1,
  );
  expect(none).toEqual([[new Float64Array(80)], [new Float64Array(80)]]);
});

test("guidance that coordination cannot carry socialises less; companions who belong socialise without staff", () => {
  const swamped = { mechanisms: { coordination: true }, coordination: { hoursPerContributor: 1 } };
  const staff = (coordinationStaffHours: number) => levers("organisation", { coordinationStaffHours });
  const arms = [0, 80].map((hours) => together(base, guidance(20), swamped, staff(hours)));
  expect(signs(inMatchedWorlds(arms, ({ operation }) => mean(operation.socialisation), 3)).more).toBe(3);
  expect(mean(ran(arms[0]).operation.socialisation)).toBe(0);
  const peers = ran(together(base, forum({ rituals: 1 }), { mechanisms: { belonging: true } }));
  expect(mean(peers.operation.socialisation)).toBeGreaterThan(0.05);
});
