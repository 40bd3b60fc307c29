import { expect, test } from "vitest";
import { metric } from "../support.ts";
import {
  builtInPart,
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  levers,
  off,
  type Part,
  people,
  ran,
  signs,
  sum,
  together,
  weeks,
} from "./arms.ts";

const round = [{ weeks: 3, submit: true, jury: true, selects: 2 }];
const contest = (changed: Part) =>
  forum({
    form: "one-off",
    contributionsPerWeek: 1,
    valueEurosPerContribution: 20,
    phases: round,
    ...changed,
  });
const marketplace = together(
  everybodyTakesPart(60, "contributing", "contest", "value"),
  levers("rewards", { prizeEuros: 100, winners: 2 }),
  weeks(20),
);

test("every three weeks the best two are chosen, each time among new entries", () => {
  const seen: { winners: number; entered: number; entries: number; open: boolean }[] = [];
  const run = ran(
    together(marketplace, contest({ rounds: 4 })),
    ({ operations: [{ week, inContest, open }] }) => {
      seen.push({ winners: week.winners, entered: sum(inContest), entries: week.entries, open });
    },
  );
  seen.forEach(({ winners, open }, week) => {
    expect(winners, `week ${week}`).toBe(week < 12 && week % 3 === 2 ? 2 : 0);
    expect(open, `week ${week}`).toBe(week < 12);
  });
  // A new round begins without the entries of the last one; who is chosen in the last round stays.
  for (const week of [2, 5, 8]) expect(seen[week].entered).toBe(0);
  for (const week of [3, 6, 9]) expect(seen[week].entered).toBeLessThanOrEqual(seen[week].entries);
  expect(seen[19].entered).toBe(2);
  expect(run.operation.total.prizeEuros).toBe(4 * 2 * 100);
});

test("one round is a contest as before; without end, rounds go on as long as it is open", () => {
  const digits = (changed: Part) => {
    const { metrics, series } = ran(together(marketplace, contest(changed)));
    return [...metrics, ...series];
  };
  expect(digits({ rounds: 1 })).toEqual(digits({}));
  expect(digits({ rounds: 4 })).not.toEqual(digits({}));
  expect(digits({ rounds: 0, weeks: 12 })).toEqual(digits({ rounds: 4 }));
  expect(ran(together(marketplace, contest({ rounds: 0 }))).operation.total.winners).toBe(6 * 2);
  // What comes in the first round does not depend on how many follow.
  const weekly = (rounds: number) => {
    const found: number[] = [];
    ran(together(marketplace, contest({ rounds })), ({ operations: [{ week }] }) => {
      found.push(week.entries, week.winnersQuality);
    });
    return found.slice(0, 6);
  };
  expect(weekly(4)).toEqual(weekly(1));
});

test.each([1, 10])(
  "winners split a share of what was made in their round, one standing for %d",
  (represents) => {
    const paid: number[] = [];
    const made: number[] = [];
    const run = ran(
      together(
        marketplace,
        people(60 * represents),
        contest({ rounds: 2, startingMembers: 60 * represents }),
        levers("rewards", { prizeEuros: 100, winnersShare: 0.25 }),
        { population: { represents } },
      ),
      ({ operations: [{ week }] }) => {
        paid.push(week.prizeEuros);
        made.push(week.quality * 20);
      },
    );
    for (const end of [2, 5]) {
      const worth = sum(made.slice(end - 2, end + 1));
      expect(worth).toBeGreaterThan(0);
      expect(paid[end]).toBeCloseTo(200 + 0.25 * worth, 6);
      expect(paid[end - 1]).toBe(0);
    }
    const { euros, wonEuros, total } = run.operation;
    expect(sum(wonEuros)).toBeCloseTo(total.prizeEuros, 6);
    expect(sum(euros) * represents).toBeCloseTo(total.prizeEuros, 6);
    const { returnedEuros, capturedEuros, createdEuros, commonsEuros, lostEuros } = total;
    expect(returnedEuros).toBeCloseTo(total.prizeEuros, 6);
    expect(returnedEuros + capturedEuros + commonsEuros + lostEuros).toBeCloseTo(createdEuros, 6);
  },
);

const call = together(builtInPart("packaging-contest"), people(900), weeks(40), {
  operations: { contest: { valueEurosPerContribution: 200, joining: { entryOneOff: 2.6 } } },
});

test("with the prospect of a share more people enter, and benefits are less equal than if all shared it; off: nothing", () => {
  const share = (changed: Part) => levers("rewards", { prizeEuros: 0, ...changed });
  const arms = [share({}), share({ winnersShare: 0.3 }), share({ valueShare: 0.3 })];
  const joiners = (run: ReturnType<typeof ran>) => metric(run, "joiners");
  const found = inMatchedWorlds(
    arms.map((arm) => together(call, arm)),
    (run) => [joiners(run), metric(run, "benefitGini")],
    10,
  );
  const [none, winners, all] = found.map((worlds) => worlds.map(([joined]) => joined));
  // The seed is fixed; if only half of all worlds showed it, 9 of 10 would come once in 93.
  expect(signs([none, winners]).more).toBeGreaterThanOrEqual(9);
  expect(signs([none, all]).more).toBeGreaterThanOrEqual(9);
  const [, ofWinners, ofAll] = found.map((worlds) => worlds.map(([, unequal]) => unequal));
  expect(signs([ofAll, ofWinners]).more).toBe(10);
  const [without, still] = inMatchedWorlds(
    arms.slice(0, 2).map((arm) => together(call, arm, off("contest"))),
    (run) => [...run.metrics],
    2,
  );
  expect(still).toEqual(without);
});

test("a contest that comes again keeps people at it for longer than a single one", () => {
  const again = together(call, { operations: { contest: { rounds: 3 } } });
  const [once, thrice] = inMatchedWorlds(
    [call, again],
    (run) => [metric(run, "contributions"), run.operation.total.winners],
    10,
  );
  once.forEach(([contributions, winners], world) => {
    expect(thrice[world][0]).toBeGreaterThan(contributions);
    expect(thrice[world][1]).toBe(3 * winners);
  });
});
