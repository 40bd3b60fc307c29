import { isRecent } from "../../sim/world/state/recent.ts";
import { forum, off, organisation, type Pattern, rewards, together, watched } from "./pattern.ts";

const pay = (payEurosPerContribution: unknown) => rewards({ payEurosPerContribution });

/** Contributions from a week on. */
const madeFrom = (first: number) =>
  watched(() => {
    let made = 0;
    return {
      step({ week, operations }) {
        if (week >= first) for (const operation of operations) made += operation.week.contributions;
      },
      seen: () => [made, 1],
    };
  });
const afterPay = madeFrom(52);

/** What the top 5 % of those enrolled and active in week 25 make, or all others, from then on. */
const output = (ofCore: boolean) =>
  watched(() => {
    const core = new Set<number>();
    let made = 0;
    return {
      step({ week, operations: [{ active, contributions, contributors, weekCount, lastContributionWeek }] }) {
        if (week === 25) {
          const enrolled = Array.from(active.items.subarray(0, active.count));
          const people = enrolled.filter((person) => isRecent(lastContributionWeek[person], week));
          people.sort((a, b) => contributions[b] - contributions[a] || a - b);
          for (const person of people.slice(0, Math.max(1, Math.round(0.05 * people.length))))
            core.add(person);
        }
        if (week < 26) return;
        for (const person of contributors.items.subarray(0, contributors.count))
          if (core.has(person) === ofCore) made += weekCount[person];
      },
      seen: () => [made, 1],
    };
  });
const outputOfCore = output(true);
const outputOfOthers = output(false);
const award = (recognitionTarget: string) =>
  forum(rewards({ recognition: [{ from: 26, to: 27, value: 1 }], recognitionTarget, badgeThreshold: 0 }), {
    horizonWeeks: 40,
    operations: { forum: { startingMembers: 60, startingMembersWeeks: 0 } },
  });

/** People who differ in vigour and staying power would be far from the badge and near it in other weeks. */
function steady() {
  const same = { vigour: { spread: 0 } };
  return { ordinary: same, "lead-user": same, distant: same };
}

const BADGE = 20;
/** Contributions a week of those just below a badge, and of those who have far to go; of people who respond to badges. */
const spurt = watched(() => {
  const near = { made: 0, weeks: 0 };
  const far = { made: 0, weeks: 0 };
  return {
    step({ traits, operations: [{ active, contributions, contributors, weekCount }] }) {
      for (const person of active.items.subarray(0, active.count)) {
        if (traits.badgeResponsive[person] === 0) continue;
        const made = contributors.has(person) ? weekCount[person] : 0;
        const missing = BADGE - (contributions[person] - made);
        const place = missing >= 1 && missing <= 2 ? near : missing > 8 ? far : undefined;
        if (place === undefined) continue;
        place.made += made;
        place.weeks++;
      }
    },
    seen: () => [near.made * far.weeks, far.made * near.weeks],
  };
});

const half = (euros: number) => [{ ...forum(pay(euros)), horizonWeeks: 26 }];
const none = [{ ...forum(), horizonWeeks: 26 }];
const noErosion = {
  what: "pay that erodes and offends nobody",
  change: { ...off("crowding"), benefit: { paidNormLoss: 0 } },
};

/** What pay, praise, prizes and measurement do, now and afterwards. */
export const rewarding: readonly Pattern[] = [
  {
    fact: "R7",
    what: "output with very small pay (€.1), to output without",
    band: [0.6, 0.85],
    arms: [...none, ...half(0.1)],
    measure: (of) => [of(1, "contributions"), of(0, "contributions")],
    control: noErosion,
  },
  ...[0.7, 1, 1.33].map(
    (exponent): Pattern => ({
      fact: "C2",
      what: `the same where talk grows with the power ${exponent} of people: the conclusion stands`,
      band: [0, 0.95],
      note: "trivially: the forum's talk takes less than the five hours that are planned",
      arms: [...none, ...half(0.1)].map((arm) => together(arm, { coordination: { exponent } })),
      measure: (of) => [of(1, "contributions"), of(0, "contributions")],
    }),
  ),
  {
    fact: "R7",
    what: "output with enough pay (€3), to output without",
    band: [1, 5],
    arms: [...none, ...half(3)],
    measure: (of) => [of(1, "contributions"), of(0, "contributions")],
  },
  {
    fact: "R6",
    what: "output in half a year after half a year of pay (€6), to output of a forum never paid",
    band: [0, 0.99],
    stands: "cannot tell",
    arms: [undefined, [{ from: 26, to: 52, value: 6 }]].map((euros) => ({
      ...(euros === undefined ? forum() : forum(pay(euros))),
      horizonWeeks: 78,
    })),
    recorderOf: afterPay.recorderOf,
    measure: (_, replicate) => [afterPay.seen(1, replicate)[0], afterPay.seen(0, replicate)[0]],
    control: {
      what: "crowding off, and nobody misses the reward",
      change: { ...off("crowding"), quitting: { gainWeight: 0 } },
    },
  },
  {
    fact: "R1",
    what: "retention of half a year when newcomers are honoured, to that without",
    band: [1.1, 1.3],
    arms: [0, 1].map((recognition) => forum(rewards({ recognition, recognitionTarget: "newcomers" }))),
    measure: (of) => [of(1, "retention26"), of(0, "retention26")],
    control: { what: "recognition off", change: off("recognition") },
  },
  {
    fact: "R2",
    what: "output of the core in the quarter after an unexpected award to it, to output without",
    band: [1.3, 1.9],
    stands: "cannot tell",
    arms: [award("threshold"), award("top")],
    recorderOf: outputOfCore.recorderOf,
    measure: (_, replicate) => [outputOfCore.seen(1, replicate)[0], outputOfCore.seen(0, replicate)[0]],
    control: { what: "recognition off", change: off("recognition") },
  },
  {
    fact: "R2",
    what: "output of all others, to output without the award",
    band: [0.9, 1.1],
    arms: [award("threshold"), award("top")],
    recorderOf: outputOfOthers.recorderOf,
    measure: (_, replicate) => [outputOfOthers.seen(1, replicate)[0], outputOfOthers.seen(0, replicate)[0]],
  },
  {
    fact: "R5",
    what: "contributions a week just below a badge, to those far from it, of those who respond to badges; to the same without a badge",
    band: [1.15, 2],
    arms: [{ contributing: { badgeGain: 0 } }, {}].map((gain) =>
      forum(rewards({ badgeThreshold: BADGE }), gain, {
        operations: { forum: { contributionsPerWeek: 1, startingMembers: 800, startingMembersWeeks: 0 } },
        population: { consumers: 4000, segments: steady() },
      }),
    ),
    recorderOf: spurt.recorderOf,
    measure: (_, replicate) => {
      const [without, withBadge] = [0, 1].map((arm) => {
        const [near, far] = spurt.seen(arm, replicate);
        return near / far;
      });
      return [withBadge, without];
    },
    control: { what: "badges that spur nobody on", change: { contributing: { badgeGain: 0 } } },
  },
  {
    fact: "C5",
    what: "output in the first quarter with full measurement, to output without (price watch)",
    band: [1.02, 2],
    arms: [0, 1].map((measurement) =>
      together({ extends: "price-watch", horizonWeeks: 13 }, organisation({ measurement })),
    ),
    measure: (of) => [of(1, "contributions"), of(0, "contributions")],
    control: { what: "measurement that gains nothing", change: { contributing: { measurementGain: 0 } } },
  },
  {
    fact: "C5",
    what: "retention of a year with full measurement, to that without (price watch)",
    band: [0, 0.98],
    arms: [0, 1].map((measurement) => together({ extends: "price-watch" }, organisation({ measurement }))),
    measure: (of) => [of(1, "retention52"), of(0, "retention52")],
    control: { what: "feeling of work off", change: off("workFeel") },
  },
  {
    fact: "I2",
    what: "contributors with a single entry (packaging contest)",
    band: [0.75, 0.9],
    stands: "not shown",
    arms: [{ extends: "packaging-contest" }],
    measure: (of) => [of(0, "oneContributionShare"), 1],
    note: "parameter: the contest's prize of €5,000 keeps people entering; without a prize it is in the band.",
  },
  {
    fact: "I4",
    what: "entries that win (packaging contest)",
    band: [0.001, 0.01],
    reported: "it follows from how many people there are, an input",
    stands: "not shown",
    arms: [{ extends: "packaging-contest" }],
    measure: (of) => [of(0, "selectedShare"), 1],
    note: "the fact itself: it comes from platforms with a hundred times as many entries for as many winners.",
  },
  {
    fact: "I6",
    what: "hijacked wins with an open vote less those with a jury (pair jury)",
    band: [0.05, 1],
    arms: [
      together(
        { extends: "packaging-contest" },
        { operations: { contest: { phases: [{ weeks: 9, submit: true, vote: true, selects: 1 }] } } },
      ),
      { extends: "packaging-contest" },
    ],
    measure: (of) => [of(0, "hijackedWins") - of(1, "hijackedWins"), 1],
    control: { what: "nobody is an opportunist", change: { operations: { contest: { openness: 0 } } } },
  },
];
