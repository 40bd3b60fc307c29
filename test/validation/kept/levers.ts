import { off, rewards, support, together } from "../../patterns/pattern.ts";
import { type Experiment, metricOf } from "../experiment.ts";
import { UNGUIDED } from "../support.ts";
import { AROUND, afterBadge, BADGE } from "./badge.ts";
import { bothNumbers, type Career, fromCareers, meanOf } from "./careers.ts";

const launch = (consumers: number, horizonWeeks: number, ...parts: readonly object[]) =>
  together({ extends: "launch-forum", horizonWeeks, population: { consumers } }, ...parts);

/** Share of careers that last a quarter, of newcomers of a kind. */
const retained = (kind: (career: Career) => boolean) =>
  fromCareers((careers, { weeks }) => {
    const some = careers.filter((career) => career.first < weeks - 13 && kind(career));
    return [some.filter(({ first, last }) => last >= first + 13).length, some.length];
  });
const quiet = retained(({ atFirst }) => atFirst <= 2);
const busy = retained(({ atFirst }) => atFirst >= 5);
const guided: [object, object] = [
  launch(20_000, 52, support({ guidance: 0 })),
  launch(20_000, 52, support({ guidance: 5 })),
];

/** Rules that newcomers read before they begin. */
const told: [object, object] = [
  launch(4000, 52, support({ framing: 0 })),
  launch(4000, 52, support({ framing: 0.5 })),
];
const CLEAR = {
  what: "the role is clear to everybody, and framing engages no staff",
  change: { readiness: { clarityWithoutFraming: 1 }, ...off("helping", "socialisation", "staff") },
};

/** What each contributor made, so that a few do not decide: the mean of ln(1 + contributions). */
const madeEach = fromCareers((careers) => [meanOf(careers.map(({ made }) => Math.log(1 + made))), 1]);
const tutorial = (training: number) =>
  launch(10_000, 26, { operations: { forum: { commitment: { trainingHours: 1 } } } }, support({ training }));

const prize = (prizeEuros: number) =>
  together({ extends: "packaging-contest", population: { consumers: 10_000 } }, rewards({ prizeEuros }));
const UNPAID = { what: "money moves nobody", change: { benefit: { moneyWeight: 0 } } };

const ranks = launch(
  4000,
  52,
  rewards({ badgeThreshold: BADGE, recognition: 1, recognitionTarget: "threshold" }),
  { operations: { forum: { contributionsPerWeek: 1, startingMembers: 800, startingMembersWeeks: 0 } } },
);
const UNRANKED = { contributing: { badgeGain: 0 }, ...off("recognition") };

/** A second forum like the first, for the same people. */
const second = {
  operations: {
    second: {
      form: "long-term",
      collaboration: "co-production",
      workMode: { directed: 0, collaborative: 0.5, selfOrganised: 0.5 },
      effortHoursPerContribution: 0.3,
      contributionsPerWeek: 4.67567,
      rituals: 0.3,
      demand: { skill: { digital: 0.4, writing: 0.3 } },
    },
  },
};
const members = fromCareers((careers) => [careers.length, 1]);

/** Published findings on levers, written down before they were run. */
export const keptOfLevers: readonly Experiment[] = [
  {
    id: "help-keeps-quiet",
    question: "support",
    use: "kept, then mended",
    claim: "Help that is offered to newcomers keeps those who begin with little.",
    source: "Morgan & Halfaker 2018",
    measured:
      "share who still contribute a quarter later, of those with one or two contributions in their first week",
    between: ["no guidance", "five hours a week of it"],
    arms: guided,
    recorderOf: quiet.recorderOf,
    measure: bothNumbers(quiet),
    expected: { direction: "more", smallest: 0.05, of: "first arm" },
    without: UNGUIDED,
    note: "protocol mended: the arms no longer differ in framing, and at first its cause was not all taken away: guidance also brings people back and engages staff",
  },
  {
    id: "help-keeps-busy",
    question: "support",
    use: "kept, then mended",
    claim: "Help that is offered to newcomers keeps those who begin with much.",
    source: "Morgan & Halfaker 2018",
    measured:
      "share who still contribute a quarter later, of those with five contributions or more in their first week",
    between: ["no guidance", "five hours a week of it"],
    arms: guided,
    recorderOf: busy.recorderOf,
    measure: bothNumbers(busy),
    expected: { direction: "more", smallest: 0.05, of: "first arm" },
    without: UNGUIDED,
    note: "protocol mended as above",
  },
  {
    id: "tutorial-changes-little",
    question: "support",
    use: "kept for the end",
    claim:
      "A tutorial for newcomers, however much they like it, does not change what they contribute in half a year.",
    source: "Narayan et al. 2017",
    measured: "ln(1 + contributions) of contributors, on average",
    between: ["no tutorial", "an hour of it"],
    arms: [tutorial(0), tutorial(1)],
    recorderOf: madeEach.recorderOf,
    measure: bothNumbers(madeEach),
    expected: { band: [0.95, 1.05], kind: "no difference" },
    stands: "not shown",
    note: "mechanism: an hour of training commits people, whoever asks it of them (quitting.commitmentWeight); without that the ratio is 1.00",
  },
  {
    id: "entry-does-more",
    question: "support",
    use: "kept for the end",
    claim: "Where more is asked of those who enter, those who do enter do more.",
    source: "Drenner et al. 2008",
    measured: "ln(1 + contributions) of contributors, on average",
    between: ["one click away", "after an hour of entering"],
    arms: [
      launch(4000, 104),
      launch(4000, 104, { operations: { forum: { commitment: { entryHours: 1 } } } }),
    ],
    recorderOf: madeEach.recorderOf,
    measure: bothNumbers(madeEach),
    expected: { direction: "more", smallest: 0.05, of: "first arm" },
    without: { what: "entering costs and commits nobody", change: off("commitment") },
  },
  {
    id: "rules-draw",
    question: "joining",
    use: "kept for the end",
    claim: "Rules that newcomers are shown bring in more of them.",
    source: "Matias 2019",
    measured: "people who ever take part",
    between: ["nothing is said", "half an hour's worth of framing"],
    arms: told,
    measure: metricOf("everActive"),
    expected: { direction: "more", smallest: 0.05, of: "first arm" },
    without: CLEAR,
  },
  {
    id: "rules-comply",
    question: "support",
    use: "kept, then mended",
    claim: "Rules that newcomers are shown make fewer of their contributions wrong.",
    source: "Matias 2019",
    measured: "errorShare",
    between: ["nothing is said", "half an hour's worth of framing"],
    arms: told,
    measure: metricOf("errorShare"),
    expected: { direction: "less", smallest: 0.1, of: "first arm" },
    without: CLEAR,
    stands: "not shown",
    note: "mechanism: framing makes the role clear and brings in more people; it makes nobody’s contributions right. Protocol mended: framing also engaged staff where its cause was taken away",
  },
  {
    id: "prize-draws",
    question: "contests",
    use: "kept for the end",
    claim: "A higher prize brings in more entrants.",
    source: "Liu et al. 2014",
    measured: "people who ever take part",
    between: ["a prize of €2,000", "a prize of €6,000"],
    arms: [prize(2000), prize(6000)],
    measure: metricOf("everActive"),
    expected: { direction: "more", smallest: 0.05, of: "first arm" },
    without: UNPAID,
  },
  {
    id: "prize-betters",
    question: "contests",
    use: "kept for the end",
    claim: "A higher prize brings in better entries.",
    source: "Liu et al. 2014",
    measured: "quality",
    between: ["a prize of €2,000", "a prize of €6,000"],
    arms: [prize(2000), prize(6000)],
    measure: metricOf("quality"),
    expected: { direction: "more", smallest: 0.02, of: "absolute" },
    without: UNPAID,
    stands: "not shown",
    note: "mechanism: those whom money draws are no better than others, and nobody puts more into an entry because the prize is larger; the same where rivals do not matter",
  },
  {
    id: "after-badge-less",
    question: "motives",
    use: "kept for the end",
    claim: "Once a rank is reached, people contribute less than on their way to it.",
    source: "Goes et al. 2016",
    measured: `contributions in the ${AROUND} weeks after the one in which ${BADGE} are reached, to those in the ${AROUND} before, of those who joined before these`,
    between: ["no rank", `a rank, and praise, at ${BADGE} contributions`],
    arms: [together(ranks, UNRANKED), ranks],
    recorderOf: afterBadge.recorderOf,
    measure: bothNumbers(afterBadge),
    expected: { direction: "less", smallest: 0.05, of: "first arm" },
    without: { what: "ranks spur and please nobody", change: UNRANKED },
    stands: "not shown",
    note: "mechanism: praise for the rank spurs people on for weeks (benefit.praiseWeight, R2), and nobody is sated; without praise they do 3 % less, since few respond to badges",
  },
  {
    id: "overlap-competes",
    question: "joining",
    use: "kept for the end",
    claim: "A community that shares its members with another grows less.",
    source: "Wang et al. 2013",
    measured: "people who ever contribute to the first forum",
    between: ["one forum", "two for the same people"],
    arms: [launch(4000, 104), launch(4000, 104, second)],
    recorderOf: members.recorderOf,
    measure: bothNumbers(members),
    expected: { direction: "less", smallest: 0.05, of: "first arm" },
    stands: "not shown",
    note: "mechanism: communities compete for hours and rest only; whoever is in one joins another as readily",
  },
];
