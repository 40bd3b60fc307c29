import { alike } from "../patterns/community.ts";
import { off, organisation, rewards, together, whenItEnds } from "../patterns/pattern.ts";
import { type Experiment, metricOf } from "./experiment.ts";

const large = (...parts: readonly object[]) =>
  together({ extends: "launch-forum", horizonWeeks: 52, population: { consumers: 20_000 } }, ...parts);
/** As many hours as control takes. */
const controlled = (strictness: number, explanation = 0) =>
  large(organisation({ strictness, explanation, controlStaffHours: 1000 }));
const UNCONTROLLED = { what: "rejection off", change: off("rejection") };

const contest = (...parts: readonly object[]) => together({ extends: "packaging-contest" }, ...parts);
const unpaced = (pacedStopping: number) => ({ operations: { contest: { quitting: { pacedStopping } } } });
/** A contest of people who see each other, so that rivals are what they meet. */
const rivals = (campaignReach: number) =>
  contest({ population: { consumers: 4000 } }, organisation({ campaignReach }), {
    operations: {
      contest: { contest: { rivalLoss: 0.6, expectedRivals: 0 }, joining: { entryOneOff: 4 } },
    },
  });

const best = whenItEnds(({ operations: [{ bestEntry }] }) => [bestEntry.reduce((a, b) => Math.max(a, b)), 1]);
/** A contest of people who see each other, and who hold back as usual. */
const entered = (campaignReach: number) =>
  contest({ population: { consumers: 4000 } }, organisation({ campaignReach }), {
    operations: { contest: { contest: { expectedRivals: 0 }, joining: { entryOneOff: 4 } } },
  });

const say = (decisionRights: number) =>
  together({ extends: "launch-forum", population: { consumers: 4000 } }, rewards({ valueShare: 0.5 }), {
    levers: { organisation: { decisionRights } },
  });
const harder = (effortHoursPerContribution: number) =>
  together(
    { extends: "launch-forum", population: { consumers: 2000 } },
    { operations: { forum: { effortHoursPerContribution } } },
  );
const slots = (scheduling: number) =>
  together({ extends: "price-watch" }, { operations: { watch: { scheduling } } });

/** Refusing, competing, deciding, and what work asks. */
export const rules: readonly Experiment[] = [
  {
    id: "control-spares-errors",
    question: "control",
    use: "looked at",
    claim: "Stricter control spares errors.",
    source: "Halfaker et al. 2013 (J2)",
    measured: "errorShare",
    between: ["no control", "the strictest, silently"],
    arms: [controlled(0), controlled(1)],
    measure: metricOf("errorShare"),
    expected: { direction: "less", smallest: 0.1, of: "first arm" },
    without: UNCONTROLLED,
  },
  {
    id: "control-loses-newcomers",
    question: "control",
    use: "looked at",
    claim: "Stricter control loses newcomers.",
    source: "Halfaker et al. 2013 (J1, J2)",
    measured: "retention13",
    between: ["no control", "the strictest, silently"],
    arms: [controlled(0), controlled(1)],
    measure: metricOf("retention13"),
    expected: { direction: "less", smallest: 0.05, of: "first arm" },
    without: UNCONTROLLED,
  },
  {
    id: "explanation-keeps",
    question: "control",
    use: "looked at",
    claim: "Those whose contribution is rejected with a reason come again more often.",
    source: "J3",
    measured: "retention13",
    between: ["rejected silently", "rejected with a reason"],
    arms: [controlled(1, 0), controlled(1, 1)],
    measure: metricOf("retention13"),
    expected: { direction: "more", smallest: 0.05, of: "first arm" },
    without: UNCONTROLLED,
  },
  {
    id: "rivals-lower-effort",
    question: "contests",
    use: "looked at",
    claim: "More rivals lower what people put into an entry.",
    source: "Boudreau, Lacetera & Lakhani 2011",
    measured: "quality",
    between: ["few hear of the contest", "fifteen times as many"],
    arms: [rivals(0.02), rivals(0.3)],
    measure: metricOf("quality"),
    expected: { direction: "less", smallest: 0.02, of: "absolute" },
    without: {
      what: "effort does not depend on rivals, nor quality on why one takes part",
      change: { operations: { contest: { contest: { rivalLoss: 0 } } }, quality: { motivationWeight: 0 } },
    },
  },
  {
    id: "entries-raise-best",
    question: "contests",
    use: "looked at",
    claim: "More entries raise the best of them, but only where it is uncertain how good an entry will be.",
    source: "Boudreau, Lacetera & Lakhani 2011",
    measured: "quality of the best entry",
    between: ["few hear of the contest", "sixty times as many"],
    arms: [entered(0.005), entered(0.3)],
    recorderOf: best.recorderOf,
    measure: (_, replicate) => [best.seen(1, replicate)[0], best.seen(0, replicate)[0]],
    expected: { band: [1.05, 2], kind: "direction" },
    note: "by its band alone: the best entry is better in 53 worlds, one fewer than a direction would need, since the first arm’s best is one of a few, and luck",
    without: {
      what: "quality is certain: every entry is as good as any other",
      change: {
        operations: { contest: { contest: { qualityNoise: 0 } } },
        population: { segments: alike() },
      },
    },
  },
  {
    id: "single-entries",
    question: "contests",
    use: "tuned to",
    claim: "About 85 % of those who enter do so once.",
    source: "Bayus 2013 (I2)",
    measured: "oneContributionShare; its ratio to 1",
    between: ["–", "stopping goes by entry"],
    arms: [contest(unpaced(0)), contest(unpaced(0))],
    measure: (of) => [of(1, "oneContributionShare"), 1],
    expected: { band: [0.75, 0.9], kind: "level" },
    without: { what: "stopping goes by pace, which the prize quickens", change: unpaced(1) },
  },
  {
    id: "prize-does-not-hold",
    question: "contests",
    use: "looked at",
    claim: "A larger prize does not make those who enter go on entering.",
    source: "Bayus 2013 (I2)",
    measured: "oneContributionShare",
    between: ["a prize of €500", "a prize of €20,000"],
    arms: [
      contest(unpaced(0), rewards({ prizeEuros: 500 })),
      contest(unpaced(0), rewards({ prizeEuros: 20_000 })),
    ],
    measure: metricOf("oneContributionShare"),
    expected: { band: [0.95, 1.05], kind: "no difference" },
    without: { what: "stopping goes by pace, which the prize quickens", change: unpaced(1) },
  },
  {
    id: "say-draws",
    question: "joining",
    use: "looked at",
    claim: "A say in how things are decided draws people, at equal shares of the value.",
    source: "marketing §3.3; retrospective, comments",
    measured: "people who ever take part",
    between: ["no say", "full decision rights"],
    arms: [say(0), say(1)],
    measure: metricOf("everActive"),
    expected: { direction: "more", smallest: 0.05, of: "first arm" },
    without: {
      what: "a say offers nothing",
      change: { benefit: { sayAutonomy: 0 }, quitting: { sayWeight: 0 } },
    },
  },
  {
    id: "hard-more-concentrated",
    question: "inequality",
    use: "looked at",
    claim: "Hard tasks are more concentrated than easy ones.",
    source: "the project's own reading of its texts; Wilkinson 2008 finds the opposite",
    measured: "gini",
    between: ["six minutes a contribution", "an hour a contribution"],
    arms: [harder(0.1), harder(1)],
    measure: metricOf("gini"),
    expected: { direction: "more", smallest: 0.02, of: "absolute" },
    note: "where vigour counts the same in all work, easy tasks are the more concentrated by .28: without its cause it turns round rather than vanish",
  },
  {
    id: "rough-slots",
    question: "organisation",
    use: "looked at",
    claim: "Rough slots feel like free time; only set times feel like work.",
    source: "Tonietto & Malkoc 2016",
    measured: "workFeel",
    between: ["no slots", "rough slots"],
    arms: [slots(0), slots(0.5)],
    measure: metricOf("workFeel"),
    expected: { band: [0.9, 1.1], kind: "no difference" },
    without: { what: "every slot feels like work", change: { workFeel: { roughSlots: 0 } } },
  },
];
