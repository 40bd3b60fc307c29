import { expect, test } from "vitest";
import { metric, oneSegment } from "../support.ts";
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

const contest = together(builtInPart("packaging-contest"), people(900), weeks(13));
const openVote = {
  operations: {
    contest: {
      phases: [
        { weeks: 9, submit: true, vote: true, selects: 24 },
        { weeks: 2, vote: true, selects: 1 },
      ],
    },
  },
};
const phases = (...list: object[]) => forum({ form: "one-off", contributionsPerWeek: 1, phases: list });
const inContest = (column: Float64Array) =>
  Array.from(column.keys()).filter((person) => column[person] === 1);

test("entries come in weeks of submission alone, and 24, then 12, then 1 of them are kept", () => {
  const kept: number[] = [];
  const votes: boolean[] = [];
  ran(contest, ({ week, operations: [{ week: tally, inContest: still, contributors, numbers }] }) => {
    kept.push(sum(still));
    votes.push(tally.votes > 0);
    if (still[numbers.prank] !== 1 && week > 9) expect(tally.hijackedVotes, "a prank that is out").toBe(0);
    if (week < 1 || week >= 10) expect(tally.entries + contributors.count, `week ${week}`).toBe(0);
  });
  // It opens in week 1: nine weeks of entries and votes, a week of jury, a week of votes.
  expect(kept[8]).toBeGreaterThan(24);
  expect(kept.slice(9, 13)).toEqual([24, 12, 1, 1]);
  expect(votes.map((any, week) => (any ? week : -1)).filter((week) => week >= 0)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 11,
  ]);
});

test("prizes paid are winners times the prize, to those who have won; never to more than are left", () => {
  const rewards = levers("rewards", { prizeEuros: 700, winners: 3 });
  const base = together(everybodyTakesPart(60, "contributing", "contest"), rewards, weeks(8));
  for (const [selects, winners] of [
    [5, 3],
    [2, 2],
    [0, 0],
  ]) {
    const run = ran(together(base, phases({ weeks: 4, submit: true, vote: true, selects })));
    expect(run.operation.total.prizeEuros).toBe(700 * winners);
    expect(sum(run.operation.wins)).toBe(winners);
    expect(run.operation.euros).toEqual(run.operation.wins.map((wins) => 700 * wins));
    expect(metric(run, "selectedShare")).toBe(winners / run.operation.total.entries);
  }
});

test("of equal entries those of the lowest numbers stay", () => {
  const equal = together(
    everybodyTakesPart(40, "contributing", "contest"),
    {
      population: { segments: oneSegment({ skill: { creative: { median: 1 } } }) },
      contest: { qualityNoise: 0, popularityNoise: 0 },
    },
    forum({ openness: 0, demand: { skill: { digital: 0, writing: 0 } } }),
    weeks(4),
  );
  const end = ran(together(equal, phases({ weeks: 1, submit: true, vote: true, selects: 4 })));
  const entrants = Array.from(end.operation.bestEntry.keys()).filter(
    (person) => end.operation.bestEntry[person] > 0,
  );
  expect(new Set(entrants.map((person) => end.operation.bestEntry[person]))).toEqual(new Set([1]));
  expect(inContest(end.operation.inContest)).toEqual(entrants.slice(0, 4));
});

test("an open vote is hijacked more often than one that a jury has sifted (I6)", () => {
  const [open, jury] = inMatchedWorlds(
    [together(contest, openVote), contest],
    (run) => metric(run, "hijackedWins"),
    10,
  );
  expect(sum(open)).toBeGreaterThanOrEqual(3);
  expect(sum(jury)).toBeLessThan(sum(open) / 3);
  // Hijackers push as hard as opportunism, stake, openness and moderation let them.
  const hijacked = (part: Part) =>
    sum(
      inMatchedWorlds([together(contest, openVote, part)], (run) => run.operation.total.hijackedVotes, 2)[0],
    );
  const usual = hijacked({});
  expect(usual).toBeGreaterThan(0);
  expect(hijacked(levers("support", { moderation: 1 }))).toBe(0);
  expect(hijacked({ operations: { contest: { openness: 0 } } })).toBe(0);
  expect(hijacked(levers("rewards", { prizeEuros: 0 }))).toBe(0);
  expect(hijacked(levers("rewards", { prizeEuros: 100 }))).toBeLessThan(usual / 2);
});

test("without fashion and noise, vote, jury and plain selection all pick the best entry", () => {
  const sure = { contest: { popularityNoise: 0, juryNoise: 0 } };
  const base = together(
    everybodyTakesPart(60, "contributing", "contest"),
    sure,
    forum({ openness: 0 }),
    weeks(5),
  );
  const best = (voted: object) => {
    const run = ran(
      together(base, phases({ weeks: 3, submit: true, selects: 60 }, { weeks: 1, selects: 1, ...voted })),
    );
    const [winner] = inContest(run.operation.wins);
    return { winner, best: run.operation.bestEntry.indexOf(Math.max(...run.operation.bestEntry)) };
  };
  for (const voted of [{ vote: true }, { jury: true }, {}]) {
    const { winner, best: entry } = best(voted);
    expect(winner).toBe(entry);
  }
});

test("a larger prize brings more entries; off: nobody votes or wins, and nothing is paid", () => {
  const prizes = [0, 10_000].map((prizeEuros) => together(contest, levers("rewards", { prizeEuros })));
  const entries = inMatchedWorlds(prizes, (run) => metric(run, "contributions"), 4);
  expect(signs(entries).more).toBe(4);
  const run = ran(together(prizes[1], off("contest")));
  const { winners, prizeEuros, votes, entries: counted, hijackedWins } = run.operation.total;
  expect([winners, prizeEuros, votes, counted, hijackedWins]).toEqual([0, 0, 0, 0, 0]);
  expect(sum(run.operation.wins)).toBe(0);
  expect(metric(run, "contributions")).toBeGreaterThan(0);
});
