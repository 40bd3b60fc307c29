import { off, organisation, support, together, watched, whenItEnds } from "../patterns/pattern.ts";
import { type Experiment, metricOf } from "./experiment.ts";

/** Thousands who contribute in teams of ten, after a year together, to work whose parts need each other. */
const teams = (coreLed: number) =>
  together(
    { extends: "launch-forum", horizonWeeks: 13, population: { consumers: 8000 } },
    { operations: { forum: { collective: 1, startingMembers: 4000, startingMembersWeeks: 52 } } },
    organisation({ coreLed, teamSize: 10, coordinationStaffHours: 400 }),
  );
const ALONE = {
  what: "work that needs nobody else",
  change: { operations: { forum: { collective: 0 } } },
};

const NEAR = 0.9;
/** Weeks in which the tenth who contribute most gave nearly all the hours that they can, of those in which they gave any. */
const atCeiling = watched(() => {
  const made = new Map<number, { total: number; weeks: number; near: number }>();
  return {
    step({ traits, parameters, operations: [{ contributors, weekCount, levers, parameters: own }] }) {
      const share = parameters.contributing.leisureShare || 1;
      for (const person of contributors.items.subarray(0, contributors.count)) {
        const most = Math.min(share * traits.freeHours[person], levers.hoursCap);
        const hours = weekCount[person] * own.effortHoursPerContribution;
        const one = made.get(person) ?? { total: 0, weeks: 0, near: 0 };
        one.total += weekCount[person];
        one.weeks++;
        if (hours >= NEAR * most) one.near++;
        made.set(person, one);
      }
    },
    seen() {
      const people = [...made.values()].sort((a, b) => b.total - a.total);
      const core = people.slice(0, Math.max(1, Math.round(people.length / 10)));
      const sum = (of: "weeks" | "near") => core.reduce((total, one) => total + one[of], 0);
      return [sum("near"), sum("weeks")];
    },
  };
});
const busy = together({ extends: "launch-forum", horizonWeeks: 52, population: { consumers: 4000 } });

/** Staff hours displaced, and those that all contributions would take. */
const displaced = whenItEnds(({ operations: [{ total, parameters }] }) => [
  total.displacedHours,
  (total.contributions * parameters.employeeMinutesDisplaced) / 60,
]);
const usual = together({ extends: "community-forum", horizonWeeks: 104, population: { consumers: 2000 } });

/** Twenty hours of staff a week, for a public of this size. */
const staffed = (consumers: number) =>
  together(
    { extends: "launch-forum", horizonWeeks: 52, population: { consumers } },
    support({ guidance: 10 }),
    organisation({ coordinationStaffHours: 10 }),
  );
const UNSTAFFED = { what: "staff off", change: off("staff") };

/** What work asks of teams, of leisure and of staff. */
export const organised: readonly Experiment[] = [
  {
    id: "core-does-more",
    question: "organisation",
    use: "looked at",
    claim: "At a large scale, teams led by a core do more than teams among themselves.",
    source: "Kittur & Kraut 2008 (C1)",
    measured: "contributions",
    between: ["teams among themselves", "led by a core"],
    arms: [teams(0), teams(1)],
    measure: metricOf("contributions"),
    expected: { direction: "more", smallest: 0.05, of: "first arm" },
    without: ALONE,
  },
  {
    id: "core-does-better",
    question: "organisation",
    use: "looked at",
    claim: "At a large scale, teams led by a core do better than teams among themselves.",
    source: "Kittur & Kraut 2008 (C1)",
    measured: "quality",
    between: ["teams among themselves", "led by a core"],
    arms: [teams(0), teams(1)],
    measure: metricOf("quality"),
    expected: { direction: "more", smallest: 0.02, of: "absolute" },
    without: ALONE,
  },
  {
    id: "leisure-leaves-room",
    question: "inequality",
    use: "looked at",
    claim: "Even those who contribute most seldom give all the time that one activity can take.",
    source: "D4",
    measured:
      "of the weeks in which the tenth who contribute most do so, those with nine tenths of the hours that they can give or more",
    between: ["–", "the forum as it is"],
    arms: [busy, busy],
    recorderOf: atCeiling.recorderOf,
    measure: (_, replicate) => atCeiling.seen(1, replicate),
    expected: { band: [0, 0.1], kind: "level" },
    note: "a level alone: with a hard limit of as many hours it is .08, since under the fitted law few wish to give more than they can",
  },
  {
    id: "use-replaces-little",
    question: "organisation",
    use: "tuned to",
    claim: "What people contribute replaces far less work than it would take staff to do.",
    source: "Campbell & Frei 2010",
    measured: "staff hours displaced, to those that all contributions would take",
    between: ["–", "the forum as it is"],
    arms: [usual, usual],
    recorderOf: displaced.recorderOf,
    measure: (_, replicate) => displaced.seen(1, replicate),
    expected: { band: [0, 0.5], kind: "level" },
    without: {
      what: "every contribution replaces one of staff",
      change: { operations: { forum: { replacingShare: 1 } } },
    },
    note: "an assumption rather than a result: the study has no share, so that half is our bound. Where use is forced or habitual (online-counter, self-checkout), the scenario says that all of it replaces staff",
  },
  {
    id: "participation-engages-staff",
    question: "organisation",
    use: "looked at",
    claim: "Staff are more engaged where the public takes part than where hardly anybody does.",
    source: "Bakker & Demerouti 2007",
    measured: "staffEngagement",
    between: ["a public of 200", "of 4,000, for the same staff"],
    arms: [staffed(200), staffed(4000)],
    measure: metricOf("staffEngagement"),
    expected: { direction: "more", smallest: 0.1, of: "absolute" },
    without: UNSTAFFED,
  },
  {
    id: "crowds-overtax-staff",
    question: "organisation",
    use: "looked at",
    claim: "Beyond that, the more people take part, the less are staff engaged.",
    source: "Bakker & Demerouti 2007",
    measured: "staffEngagement",
    between: ["a public of 4,000", "of 40,000, for the same staff"],
    arms: [staffed(4000), staffed(40_000)],
    measure: metricOf("staffEngagement"),
    expected: { direction: "less", smallest: 0.1, of: "absolute" },
    without: UNSTAFFED,
  },
];
