import { isRecent } from "../../sim/world/state/recent.ts";
import { around, sign } from "./bands.ts";
import { forum, off, organisation, type Pattern, rewards, together, watched } from "./pattern.ts";

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

/** What praise, prizes and measurement do, now and afterwards. */
export const rewarding: readonly Pattern[] = [
  {
    fact: "R1",
    what: "retention of half a year when newcomers are honoured, to that without",
    band: [1.1, 1.3],
    bandMeans: around("20 %"),
    parameter: "benefit.praiseWeight",
    arms: [0, 1].map((recognition) => forum(rewards({ recognition, recognitionTarget: "newcomers" }))),
    measure: (of) => [of(1, "retention26"), of(0, "retention26")],
    control: { what: "recognition off", change: off("recognition") },
  },
  {
    fact: "R2",
    what: "output of the core in the quarter after an unexpected award to it, to output without",
    band: [1.3, 1.9],
    bandMeans: around("60 %"),
    parameter: "contributing.recognisedGain",
    stands: "cannot tell",
    note: "parameter: contributing.recognisedGain. What the core makes differs much from world to world, so that the interval is wide, and the figure lies at the lower end of the band; with half as much gain again it is 1.34",
    arms: [award("threshold"), award("top")],
    recorderOf: outputOfCore.recorderOf,
    measure: (_, replicate) => [outputOfCore.seen(1, replicate)[0], outputOfCore.seen(0, replicate)[0]],
    control: { what: "recognition off", change: off("recognition") },
    against: [
      {
        fact: "P5",
        what: "contributions of the top 10 % of contributors",
        parameter: "population.segments.*.vigour.spread",
        factors: [0.6, 0.8, 1, 1.5],
        why: "the more unequal people are, the nearer the core comes to the soft limit of the leisure that it gives, and the less is left for an award to call on.",
      },
    ],
  },
  {
    fact: "R2",
    what: "output of all others, to output without the award",
    band: [0.9, 1.1],
    bandMeans:
      "no change, within a tenth; that is the project’s own choice, since the fact is about the core alone",
    parameter: "contributing.recognisedGain",
    arms: [award("threshold"), award("top")],
    recorderOf: outputOfOthers.recorderOf,
    measure: (_, replicate) => [outputOfOthers.seen(1, replicate)[0], outputOfOthers.seen(0, replicate)[0]],
  },
  {
    fact: "R5",
    what: "contributions a week just below a badge, to those far from it, of those who respond to badges; to the same without a badge",
    band: [1.15, 2],
    bandMeans: `${sign("more", "15 %")}, as is the upper end`,
    parameter: "contributing.badgeGain",
    // A badge that nobody heeds is none, and leaves a control the place of the other arm's badge to move.
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
    control: { what: "the badge is far away", change: rewards({ badgeThreshold: 5 * BADGE }) },
  },
  {
    fact: "C5",
    what: "output in the first quarter with full measurement, to output without (price watch)",
    band: [1.02, 2],
    bandMeans: `${sign("more", "2 %")}, as is the upper end`,
    parameter: "contributing.measurementGain",
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
    bandMeans: sign("less", "2 %"),
    parameter: "workFeel.measurement",
    arms: [0, 1].map((measurement) => together({ extends: "price-watch" }, organisation({ measurement }))),
    measure: (of) => [of(1, "retention52"), of(0, "retention52")],
    control: { what: "feeling of work off", change: off("workFeel") },
  },
  {
    fact: "I2",
    what: "contributors with a single entry (packaging contest)",
    band: [0.75, 0.9],
    bandMeans: around("85 %"),
    parameter: "levers.rewards.prizeEuros",
    arms: [{ extends: "packaging-contest" }],
    measure: (of) => [of(0, "oneContributionShare"), 1],
  },
  {
    fact: "I4",
    what: "entries that win (packaging contest)",
    band: [0.001, 0.01],
    bandMeans: around(".15 – .7 %"),
    parameter: "population.consumers",
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
    bandMeans: sign("more", "5 points"),
    parameter: "operations.contest.openness",
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
