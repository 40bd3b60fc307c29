import { isRecent } from "../../sim/world/state/recent.ts";
import { around, bySoMuch, sign } from "./bands.ts";
import { forum, off, type Pattern, watched, whenItEnds } from "./pattern.ts";

const plain = [forum()];
/** Everybody alike, so that inequality could only come from luck. */
export const identical = {
  what: "identical people",
  change: { population: { segments: alike() } },
};

/** Everybody has the median's traits. */
export function alike() {
  const still = { spread: 0 };
  const traits = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, still]));
  return {
    "lead-user": null,
    distant: null,
    ordinary: {
      share: 1,
      motivation: traits(["money", "gift", "experience", "values", "recognition", "belonging", "autonomy"]),
      skill: traits(["digital", "technical", "relational", "creative", "writing"]),
      ...traits(["vigour", "freeHours", "attachment", "threshold"]),
    },
  };
}

const socialisation = whenItEnds((world) => {
  const [{ contributions, socialisation, lastContributionWeek }] = world.operations;
  const people = Array.from(contributions.keys()).filter((person) =>
    isRecent(lastContributionWeek[person], world.weeks - 1),
  );
  people.sort((a, b) => contributions[a] - contributions[b] || a - b);
  const half = people.length >> 1;
  const mean = (some: readonly number[]) =>
    some.reduce((sum, person) => sum + socialisation[person], 0) / some.length;
  return [mean(people.slice(half)) - mean(people.slice(0, half)), 1];
});

/** What those who took part are more attached than at the beginning, and how many they are. */
const gained = watched(() => {
  let before = new Float64Array(0);
  let gain: [number, number] = [Number.NaN, Number.NaN];
  return {
    begin({ people }) {
      before = people.attachment.slice();
    },
    end({ people: { attachment }, operations: [{ contributions }] }) {
      const took = Array.from(contributions.keys()).filter((person) => contributions[person] > 0);
      gain = [took.reduce((sum, person) => sum + attachment[person] - before[person], 0), took.length];
    },
    seen: () => gain,
  };
});

/** Who takes part in a community, and what that does to them and to staff. */
export const community: readonly Pattern[] = [
  {
    fact: "P2",
    what: "share of people who ever take part in the forum",
    band: [0.05, 0.25],
    bandMeans: "at most the fact’s 25 %; the lower end is the project’s own choice",
    parameter: "joining.entryLongTerm",
    arms: plain,
    measure: (of) => [of(0, "everActive"), 1000],
  },
  {
    fact: "P2",
    what: "contributions of the top 1 % of those aware",
    band: [0.6, 0.85],
    bandMeans: around("74.7 %"),
    parameter: "population.segments.*.vigour.spread",
    arms: plain,
    measure: (of) => [of(0, "top1OfAwareShare"), 1],
    control: identical,
  },
  {
    fact: "E3",
    what: "points of second contributions more when first ones get replies",
    band: [0.08, 0.16],
    bandMeans: around("12 points"),
    parameter: "quitting.replyWeight",
    arms: [
      forum({ coordination: { staffReplies: 0, companionReplies: 0 } }),
      forum({ coordination: { staffReplies: 1 } }),
    ],
    measure: (of) => [of(0, "oneContributionShare") - of(1, "oneContributionShare"), 1],
    control: { what: "replies that keep nobody", change: { quitting: { replyWeight: 0 } } },
  },
  {
    fact: "F1",
    what: "attachment gained by those who took part",
    ...bySoMuch("attachment"),
    parameter: "attachment.growth",
    arms: plain,
    recorderOf: gained.recorderOf,
    measure: (_, replicate) => gained.seen(0, replicate),
    note: "in the fitted forum, just so: most take part once or twice, too little for a bond",
    control: { what: "attachment off", change: off("attachment") },
  },
  {
    fact: "F1",
    what: "strain of staff in the same forum, less where nobody contributes",
    ...bySoMuch("staffStrain"),
    parameter: "staff.strainRate",
    arms: [forum(off("contributing")), forum()],
    measure: (of) => [of(1, "staffStrain") - of(0, "staffStrain"), 1],
    control: { what: "strain off", change: off("staff") },
  },
  {
    fact: "C1",
    what: "coordination required of many in teams led by a core, to that of teams among themselves",
    band: [0, 0.95],
    bandMeans: sign("less", "5 %"),
    parameter: "levers.organisation.teamSize",
    arms: [0, 1].map((coreLed) =>
      forum(
        {
          operations: { forum: { startingMembers: 500, startingMembersWeeks: 0, collective: 1 } },
          network: { meanDegree: 30 },
        },
        {
          levers: { organisation: { coreLed, teamSize: 10 } },
        },
      ),
    ),
    measure: (of) => [of(1, "requiredHours"), of(0, "requiredHours")],
    note: "most channels are within teams of ten, which no core spares",
    control: { what: "work that needs nobody else", change: { operations: { forum: { collective: 0 } } } },
  },
  {
    fact: "C3",
    what: "output of large teams when it is evaluated, to output when it is not",
    band: [1.02, 1.3],
    bandMeans: `${sign("more", "2 %")}, as is the upper end: the fact’s d = .44 is no ratio of outputs`,
    parameter: "contributing.loafing",
    stands: "cannot tell",
    lastShown: "1.042 (1.034 – 1.050) in 0.3",
    note: "parameter: contributing.loafing, an assumption. The figure lies at the lower end of the band; with half as much loafing again it is 1.04",
    arms: [0, 1].map((evaluation) =>
      forum(
        {
          operations: { forum: { collective: 1, startingMembers: 200, startingMembersWeeks: 0 } },
          horizonWeeks: 13,
        },
        {
          levers: { organisation: { evaluation, teamSize: 50 } },
        },
      ),
    ),
    measure: (of) => [of(1, "contributions"), of(0, "contributions")],
    control: { what: "nobody loafs", change: { contributing: { loafing: 0 } } },
  },
  {
    fact: "F3",
    what: "socialisation of those active who contributed more than half of the others, less that of the rest",
    band: [0.02, 1],
    bandMeans: sign("more", ".02 of the scale from 0 to 1"),
    parameter: "socialisation.rate",
    arms: plain,
    recorderOf: socialisation.recorderOf,
    measure: (_, replicate) => socialisation.seen(0, replicate),
    control: { what: "socialisation off", change: off("socialisation") },
  },
];
