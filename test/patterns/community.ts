import { isRecent } from "../../sim/world/state/recent.ts";
import { forum, off, type Pattern, whenItEnds } from "./pattern.ts";

const plain = [forum()];
/** As long as the edit histories that the figures come from, and growing as slowly: returns after years count there. */
const longRun = [
  forum({ horizonWeeks: 600, ledgerEveryWeeks: 600, population: { consumers: 100, arrivalsPerWeek: 1.5 } }),
];
const identical = {
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
const constantHazard = (stopHazardScale: number) => ({
  what: `a constant chance of stopping of ${stopHazardScale}`,
  change: { quitting: { stopHazardExponent: 0, stopHazardScale } },
});

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

/** Who takes part in a community, how unequally and for how long. */
export const community: readonly Pattern[] = [
  {
    fact: "P2",
    what: "share of people who ever take part in the forum",
    band: [0.05, 0.25],
    arms: plain,
    measure: (of) => [of(0, "everActive"), 1000],
  },
  {
    fact: "P2",
    what: "contributions of the top 1 % of those aware",
    band: [0.6, 0.85],
    arms: plain,
    measure: (of) => [of(0, "top1OfAwareShare"), 1],
    control: identical,
  },
  {
    fact: "P5",
    what: "Gini index of contributions",
    band: [0.85, 0.95],
    arms: longRun,
    measure: (of) => [of(0, "gini"), 1],
    control: identical,
  },
  {
    fact: "P5",
    what: "contributors with one contribution",
    band: [0.25, 0.42],
    arms: longRun,
    measure: (of) => [of(0, "oneContributionShare"), 1],
    note: "it hangs on how high the chance is after the first contribution, not on its fall: a constant one from .25 to .42 shows it too",
    control: constantHazard(0.1),
  },
  {
    fact: "P5",
    what: "contributions of the top 10 % of contributors",
    band: [0.87, 0.93],
    arms: longRun,
    measure: (of) => [of(0, "top10Share"), 1],
    control: identical,
  },
  {
    fact: "E5",
    what: "careers of four weeks or more",
    band: [0.15, 0.3],
    arms: longRun,
    measure: (of) => [of(0, "retention4"), 1],
    control: constantHazard(0.42),
  },
  {
    fact: "E5",
    what: "careers of a year or more",
    band: [0.05, 0.15],
    arms: longRun,
    measure: (of) => [of(0, "retention52"), 1],
    control: { what: "nobody comes back", change: { consideration: { comebackPerWeek: 0 } } },
  },
  {
    fact: "E7",
    what: "chance of stopping after the first contribution, c",
    band: [0.34, 0.42],
    arms: longRun,
    measure: (of) => [of(0, "observedStopScale"), 1],
    control: constantHazard(0.2),
  },
  {
    fact: "E7",
    what: "how fast it falls with contributions, b",
    band: [0.75, 0.95],
    arms: longRun,
    measure: (of) => [of(0, "observedStopExponent"), 1],
    control: constantHazard(0.2),
  },
  {
    fact: "E3",
    what: "points of second contributions more when first ones get replies",
    band: [0.08, 0.16],
    arms: [
      forum({ coordination: { staffReplies: 0, companionReplies: 0 } }),
      forum({ coordination: { staffReplies: 1 } }),
    ],
    measure: (of) => [of(0, "oneContributionShare") - of(1, "oneContributionShare"), 1],
    control: { what: "replies that keep nobody", change: { quitting: { replyWeight: 0 } } },
  },
  {
    fact: "F1",
    what: "attachment gained by those who take part when a good experience brings in more of them",
    band: [0.001, 1],
    stands: "cannot tell",
    arms: [20, 200].map((startingMembers) =>
      forum(
        { operations: { forum: { startingMembers, startingMembersWeeks: 0 } }, ...off("conflict") },
        { levers: { rewards: { experience: 0.6 } } },
      ),
    ),
    measure: (of) => [of(1, "attachment") - of(0, "attachment"), 1],
    note: "parameter: how long people stay. In the fitted forum few take part long enough for bonds to grow by that much; their sign, which is all that the fact says, is right",
    control: { what: "attachment off", change: off("attachment") },
  },
  {
    fact: "F1",
    what: "strain of staff in the same forum",
    band: [0.005, 1],
    arms: [20, 200].map((startingMembers) =>
      forum({ operations: { forum: { startingMembers, startingMembersWeeks: 0 } }, horizonWeeks: 30 }),
    ),
    measure: (of) => [of(1, "staffStrain") - of(0, "staffStrain"), 1],
    control: { what: "strain off", change: off("staff") },
  },
  {
    fact: "C1",
    what: "coordination required of many in teams led by a core, to that of teams among themselves",
    band: [0, 0.95],
    stands: "not shown",
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
    note: "parameter: channels are a small part of what is required here, most is hoursPerContributor; no study says how large",
    control: { what: "work that needs nobody else", change: { operations: { forum: { collective: 0 } } } },
  },
  {
    fact: "C3",
    what: "output of large teams when it is evaluated, to output when it is not",
    band: [1.02, 1.3],
    stands: "cannot tell",
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
    arms: plain,
    recorderOf: socialisation.recorderOf,
    measure: (_, replicate) => socialisation.seen(0, replicate),
    control: { what: "socialisation off", change: off("socialisation") },
  },
];
