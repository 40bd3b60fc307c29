import { expect, test } from "vitest";
import { metric, oneSegment } from "../support.ts";
import {
  builtInPart,
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  levers,
  mean,
  off,
  type Part,
  people,
  ran,
  signs,
  sum,
  together,
  weeks,
} from "./arms.ts";

/** With so many entrants, of few people, that entries are chosen among. */
const contest = together(builtInPart("packaging-contest"), people(900), weeks(13), {
  operations: { contest: { joining: { entryOneOff: 2.6 } } },
});
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
    [0, 3],
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
  // Hijackers who nearly all push the same entry win often enough to be seen in ten worlds.
  const united = { contest: { hijackAppeal: 0.9 } };
  const [open, jury] = inMatchedWorlds(
    [together(contest, openVote, united), together(contest, united)],
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

/** The whole contest: entries, and a vote of as many weeks, by people of whom this share are opportunists. */
const voted = (median: number, openness = 1): Part =>
  together(
    everybodyTakesPart(60, "contributing", "contest"),
    { population: { segments: oneSegment({ opportunism: { median } }) } },
    { contest: { appealPerQuality: 0.5, hijackAppeal: 1 } },
    levers("rewards", { prizeEuros: 5000 }),
    weeks(9),
    forum({
      form: "one-off",
      contributionsPerWeek: 1,
      openness,
      phases: [
        { weeks: 3, submit: true },
        { weeks: 1, vote: true, selects: 10 },
        { weeks: 2, vote: true, selects: 3 },
        { weeks: 2, vote: true, selects: 1 },
      ],
    }),
  );

test("a win is hijacked where the same contest without hijacked votes has another winner, and only there", () => {
  for (const [median, fewest, most] of [
    [0.0001, 0, 0],
    [0.5, 3, 17],
    [0.9, 20, 20],
  ]) {
    const [hijacked, fair] = inMatchedWorlds(
      [voted(median), voted(median, 0)],
      (run) => ({
        winners: inContest(run.operation.wins),
        wins: metric(run, "hijackedWins"),
        votes: run.operation.total.hijackedVotes,
      }),
      20,
    );
    expect(Math.min(...hijacked.map(({ votes }) => votes))).toBeGreaterThan(0);
    hijacked.forEach(({ winners, wins }, world) => {
      expect([world, wins]).toEqual([world, winners[0] === fair[world].winners[0] ? 0 : 1]);
    });
    expect(sum(hijacked.map(({ wins }) => wins))).toBeGreaterThanOrEqual(fewest);
    expect(sum(hijacked.map(({ wins }) => wins))).toBeLessThanOrEqual(most);
    expect(sum(fair.map(({ wins }) => wins))).toBe(0);
  }
});

test("the weakest finalist of a jury that wins anyway has not been hijacked; one that a vote carried to the jury has", () => {
  const base = together(
    everybodyTakesPart(60, "contributing", "contest"),
    levers("rewards", { prizeEuros: 5000, winners: 3 }),
    forum({ openness: 1 }),
    weeks(8),
  );
  const hijacked = (opportunism: number, ...list: object[]) =>
    inMatchedWorlds(
      [
        together(base, phases(...list), {
          population: { segments: oneSegment({ opportunism: { median: opportunism } }) },
        }),
      ],
      (run) => metric(run, "hijackedWins"),
      30,
    )[0];
  const entries = { weeks: 3, submit: true };
  const jury = { weeks: 1, jury: true, selects: 3 };
  // All three finalists win, whatever the votes.
  expect(sum(hijacked(0.0001, entries, jury, { weeks: 2, vote: true, selects: 3 }))).toBe(0);
  expect(sum(hijacked(0.9, entries, jury, { weeks: 2, vote: true, selects: 3 }))).toBe(0);
  // The jury has to take the three that the vote has left, the prank among them.
  expect(hijacked(0.9, entries, { weeks: 2, vote: true, selects: 3 }, jury)).toEqual(new Array(30).fill(1));
});

test("an entry that is out and is handed in again starts without the votes that carried it before", () => {
  const again = together(
    everybodyTakesPart(20, "contributing", "contest"),
    { population: { segments: oneSegment({ opportunism: { median: 0.9 } }) }, contest: { hijackAppeal: 1 } },
    levers("rewards", { prizeEuros: 5000, winners: 20 }),
    forum({ openness: 1 }),
    weeks(8),
    phases(
      { weeks: 2, submit: true, vote: true, selects: 3 },
      { weeks: 1, jury: true, selects: 1 },
      { weeks: 2, submit: true, vote: true },
    ),
  );
  let carried = -1;
  const run = ran(again, ({ week, operations: [operation] }) => {
    if (week === 1) carried = inContest(operation.carried)[0];
  });
  expect(run.operation.bestEntry[carried]).toBeGreaterThan(0);
  // Everybody wins in the end, so nobody owes it to hijacked votes.
  expect(metric(run, "hijackedWins")).toBe(0);
});

test("without fashion and noise, vote and jury both pick the best entry of all that came in", () => {
  const sure = { contest: { popularityNoise: 0, juryNoise: 0 } };
  const base = together(
    everybodyTakesPart(60, "contributing", "contest"),
    sure,
    forum({ openness: 0 }),
    weeks(5),
  );
  const best = (voted: object) => {
    const run = ran(together(base, phases({ weeks: 3, submit: true }, { weeks: 1, selects: 1, ...voted })));
    const [winner] = inContest(run.operation.wins);
    return { winner, best: run.operation.bestEntry.indexOf(Math.max(...run.operation.bestEntry)) };
  };
  for (const voted of [{ vote: true }, { jury: true }]) {
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

/** Entries of so many people, all alike, in the first week and the second, of which a jury chooses one. */
const rivalry = (
  startingMembers: number,
  qualityNoise: number,
  rivalLoss: number,
  contributionsPerWeek: number,
): Part =>
  together(everybodyTakesPart(200, "contributing", "contest"), weeks(4), {
    population: {
      segments: oneSegment({ vigour: { spread: 0 }, skill: { creative: { median: 0.6, spread: 0 } } }),
    },
    operations: {
      forum: {
        ...((phases({ weeks: 2, submit: true }, { weeks: 1, jury: true, selects: 1 }).operations as Part)
          .forum as Part),
        startingMembers,
        contributionsPerWeek,
        collective: 0,
        demand: { skill: { digital: 0, writing: 0 } },
      },
    },
    contest: { qualityNoise, juryNoise: 0, rivalLoss },
  });

test("people put into an entry what their chance of the prize is worth: all of it alone, down to a known share among rivals", () => {
  const devoted = (members: number, rivalLoss: number, winners = 1, ...parts: Part[]) => {
    let devotion = Number.NaN;
    ran(
      together(rivalry(members, 0, rivalLoss, 3), levers("rewards", { winners }), ...parts),
      ({ week, operations: [{ week: made, numbers }] }) => {
        if (week !== 1) return;
        devotion = made.quality / made.contributions;
        const chance = Math.min(1, winners / numbers.activePeople);
        if (parts.length === 0) expect(devotion).toBeCloseTo(1 - rivalLoss * (1 - Math.sqrt(chance)), 9);
      },
    );
    return devotion;
  };
  expect(devoted(1, 1)).toBe(1);
  expect(devoted(50, 0.6)).toBeLessThan(0.5);
  expect(devoted(200, 0.6)).toBeLessThan(devoted(50, 0.6));
  expect(devoted(50, 0.6, 200)).toBe(1);
  const expecting = (expectedRivals: number) => devoted(1, 0.6, 1, { contest: { expectedRivals } });
  expect([0, 99].map(expecting)).toEqual([1, 1 - 0.6 * (1 - 0.1)]);
  expect(devoted(50, 0.6, 0)).toBeCloseTo(0.4, 9);
  for (const usual of [devoted(50, 0), devoted(50, 0.6, 1, off("contest"))]) expect(usual).toBe(1);
  expect(devoted(50, 0.6, 1, forum({ phases: [] }))).toBe(1);
});

test("more rivals raise the best entry only where it is uncertain how good one gets; on average all put in less", () => {
  const bests = (qualityNoise: number, rivalLoss: number) =>
    inMatchedWorlds(
      [4, 200].map((members) => rivalry(members, qualityNoise, rivalLoss, 0.7)),
      (run) => ({ quality: metric(run, "quality"), best: metric(run, "winnersQuality") }),
      12,
    );
  const pick = (arms: ReturnType<typeof bests>, key: "quality" | "best") =>
    signs(arms.map((worlds) => worlds.map((world) => world[key])));
  const certain = bests(0, 0.4);
  const uncertain = bests(0.2, 0.4);
  expect([pick(certain, "quality").less, pick(uncertain, "quality").less]).toEqual([12, 12]);
  expect(pick(certain, "best").less).toBe(12);
  // The seed is fixed; if only half of all worlds showed it, 11 of 12 would come once in 315.
  expect(pick(uncertain, "best").more).toBeGreaterThanOrEqual(11);
  expect(pick(bests(0, 0), "best").same).toBe(12);
});

test("a prize makes people go on entering where stopping is paced, and where it is not as many stop after one entry", () => {
  const goOn = (pacedStopping: number) =>
    inMatchedWorlds(
      [0, 20_000].map((prizeEuros) =>
        together(
          everybodyTakesPart(400, "contributing", "quitting", "contest"),
          phases({ weeks: 12, submit: true }, { weeks: 1, jury: true, selects: 1 }),
          forum({ contributionsPerWeek: 0.5 }),
          weeks(14),
          levers("rewards", { prizeEuros }),
          { quitting: { pacedStopping, stopHazardExponent: 0, vigourExponent: 0, lifeExitPerWeek: 0 } },
        ),
      ),
      ({ operation: { pace, total } }) => ({ pace: mean(pace), perEntry: total.exits / total.entries }),
      8,
    );
  for (const [paced, least, most] of [
    [1, 0.3, 0.9],
    [0, 0.9, 1.1],
  ]) {
    const [without, prized] = goOn(paced);
    expect(mean(prized.map(({ pace }) => pace)) / mean(without.map(({ pace }) => pace))).toBeGreaterThan(1.2);
    const ratio =
      mean(prized.map(({ perEntry }) => perEntry)) / mean(without.map(({ perEntry }) => perEntry));
    // The hazard is the same for all entries. The seed is fixed, and luck moves the ratio by some .03.
    expect(ratio).toBeGreaterThan(least);
    expect(ratio).toBeLessThan(most);
  }
});
