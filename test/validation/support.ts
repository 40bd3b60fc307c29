import { rankCorrelation } from "../../sim/core/ranks.ts";
import type { World } from "../../sim/world/state/world.ts";
import { off, rewards, support, together, whenItEnds } from "../patterns/pattern.ts";
import { type Experiment, metricOf } from "./experiment.ts";

const launch = (...parts: readonly object[]) =>
  together({ extends: "launch-forum", horizonWeeks: 52, population: { consumers: 2000 } }, ...parts);

/** Rank correlation of what taking part gives a person, without levers, with something else about who took part. */
const correlation = (of: (world: World, person: number) => number) =>
  whenItEnds((world) => {
    const [{ contributions, benefitWithoutLevers }] = world.operations;
    const people = Array.from(contributions.keys()).filter((person) => contributions[person] > 0);
    const benefit = people.map((person) => benefitWithoutLevers[person]);
    return [
      rankCorrelation(
        benefit,
        people.map((person) => of(world, person)),
      ),
      1,
    ];
  });
const output = correlation(({ operations: [{ contributions }] }, person) => contributions[person]);
const quality = correlation(({ operations: [{ quality }] }, person) => quality[person]);
const seenBy =
  ({ seen }: typeof output) =>
  (_: unknown, replicate: number): [number, number] => [seen(1, replicate)[0], seen(0, replicate)[0]];
const UNMOVED = {
  what: "output and quality do not depend on motives, and money draws nobody",
  change: together(untied(), { benefit: { moneyWeight: 0 } }),
};
function untied() {
  return { population: { vigourLoading: 0 }, quality: { motivationWeight: 0 } };
}

/** Support that nobody feels: it keeps nobody. */
const UNFELT = {
  what: "help, satisfaction, socialisation, belonging and attachment keep nobody",
  change: {
    ...off("satisfaction", "helping"),
    quitting: { helpWeight: 0, socialisationWeight: 0, belongingWeight: 0, attachmentWeight: 0 },
  },
};

/** Guidance that is given and changes nobody: neither those who took part nor how many do, nor those who give it. */
export const UNGUIDED = {
  what: "guidance makes no role clearer, keeps nobody, brings nobody back and engages no staff",
  change: together(
    UNFELT.change,
    { readiness: { guidanceClarity: 0 }, joining: { socialisationWeight: 0, attachmentWeight: 0 } },
    off("staff"),
  ),
};

/** The same work, one click away or after an interview and training. */
const kept = (...parts: readonly object[]) =>
  together(
    { extends: "launch-forum", horizonWeeks: 104, population: { consumers: 4000 } },
    { levers: { organisation: { campaignReach: 0.2 } } },
    ...parts,
  );

/** What motives do to output, and what support does to staying. */
export const supporting: readonly Experiment[] = [
  {
    id: "moved-do-more",
    question: "motives",
    use: "looked at",
    claim: "Whoever is moved more does more.",
    source: "Cerasoli, Nicklin & Ford 2014",
    measured: "rank correlation of the benefit of taking part with contributions",
    between: ["motives do not reach output", "they do"],
    arms: [together(launch(), untied()), launch()],
    recorderOf: output.recorderOf,
    measure: seenBy(output),
    expected: { direction: "more", smallest: 0.1, of: "absolute" },
  },
  {
    id: "moved-do-better",
    question: "motives",
    use: "looked at",
    claim: "Whoever is moved more does better.",
    source: "Cerasoli, Nicklin & Ford 2014",
    measured: "rank correlation of the benefit of taking part with quality",
    between: ["motives do not reach quality", "they do"],
    arms: [together(launch(), untied()), launch()],
    recorderOf: quality.recorderOf,
    measure: seenBy(quality),
    expected: { direction: "more", smallest: 0.1, of: "absolute" },
  },
  {
    id: "pay-loosens",
    question: "motives",
    use: "looked at",
    claim: "Pay that is noticed loosens the tie between motives and quality.",
    source: "Cerasoli, Nicklin & Ford 2014",
    measured: "rank correlation of the benefit of taking part with quality",
    between: ["no pay", "€2 a contribution"],
    arms: [launch(), launch(rewards({ payEurosPerContribution: 2 }))],
    recorderOf: quality.recorderOf,
    measure: seenBy(quality),
    expected: { direction: "less", smallest: 0.05, of: "absolute" },
    without: UNMOVED,
  },
  {
    id: "guidance-keeps",
    question: "support",
    use: "looked at",
    claim: "Welcome and guidance keep newcomers.",
    source: "Joyce & Kraut 2006 (E3); marketing §4.2",
    measured: "retention13",
    between: ["neither", "as usual in the forum"],
    arms: [launch(support({ guidance: 0, framing: 0 })), launch()],
    measure: metricOf("retention13"),
    expected: { direction: "more", smallest: 0.05, of: "first arm" },
    without: UNGUIDED,
    note: "its cause was not all taken away at first: guidance also makes roles clear, brings people back and engages staff",
  },
  {
    id: "rites-keep",
    question: "support",
    use: "looked at",
    claim: "Rites and a lively community keep people.",
    source: "marketing §4.2",
    measured: "retention13",
    between: ["neither rites nor animation", "rites, and full animation"],
    arms: [
      launch({ operations: { forum: { rituals: 0 } } }, support({ animation: 0 })),
      launch(support({ animation: 1 })),
    ],
    measure: metricOf("retention13"),
    expected: { direction: "more", smallest: 0.05, of: "first arm" },
    without: UNFELT,
  },
  {
    id: "commitment-keeps",
    question: "support",
    use: "looked at",
    claim:
      "People who were chosen and trained stay many times longer than people one click away, for the same work.",
    source: "Hager & Brudney 2004",
    measured: "retention52",
    between: ["one click away", "after six hours of entering, selection and full training"],
    arms: [
      kept(),
      kept(
        { operations: { forum: { commitment: { entryHours: 6 } } } },
        support({ training: 1, selection: 0.4 }),
      ),
    ],
    measure: metricOf("retention52"),
    expected: { direction: "more", smallest: 1, of: "first arm" },
    without: { what: "commitment off", change: off("commitment") },
  },
];
