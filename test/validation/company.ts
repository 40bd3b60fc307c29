import { isRecent } from "../../sim/world/state/recent.ts";
import { off, together, watched } from "../patterns/pattern.ts";
import { type Experiment, metricOf } from "./experiment.ts";

const GOING = 26;
/** ln(1 + contributions in the four months after), on average over members active in the two months before who stay. */
const stayers = watched(() => {
  const made = new Map<number, number>();
  return {
    step({ week, keys, present, operations: [{ active, contributors, lastContributionWeek, weekCount }] }) {
      if (week === GOING - 1)
        for (const place of active.items.subarray(0, active.count))
          if (isRecent(lastContributionWeek[place], week) || lastContributionWeek[place] > week - 8)
            made.set(keys[place], 0);
      if (week === GOING) {
        const here = new Set<number>();
        for (let place = 0; place < present.length; place++) if (present[place] === 1) here.add(keys[place]);
        for (const key of made.keys()) if (!here.has(key)) made.delete(key);
      }
      if (week < GOING || week >= GOING + 17) return;
      for (const place of contributors.items.subarray(0, contributors.count)) {
        const before = made.get(keys[place]);
        if (before !== undefined) made.set(keys[place], before + weekCount[place]);
      }
    },
    seen: () => [[...made.values()].reduce((sum, count) => sum + Math.log(1 + count), 0), made.size],
  };
});
const forsaken = together(
  { extends: "community-forum", horizonWeeks: 52, population: { consumers: 20_000 } },
  { population: { departurePerWeek: [{ from: GOING, to: GOING + 1, value: 0.8 }] } },
);

/** Behaviour that hardly anybody takes up alone: reinforced far more than a forum. */
const STRONG = { reinforcement: { weight: 9 } };
/** A role that anybody can play, and that is clear. */
const EASY = { readiness: { clarityWithoutFraming: 1, gate: 0, motiveHalf: 0 } };
const launch = (...parts: readonly object[]) =>
  together({ extends: "launch-forum", horizonWeeks: 104, population: { consumers: 4000 } }, ...parts);
const NETWORKS = [{ network: { kind: "random" } }, { network: { kind: "small-world", rewiring: 0 } }];
const spread = (...parts: readonly object[]) =>
  NETWORKS.map((network) => launch(...parts, network)) as [object, object];

/** What others who take part change. */
export const company: readonly Experiment[] = [
  {
    id: "desertion",
    question: "company",
    use: "looked at",
    claim: "Where most of the others go at once, those who stay contribute less.",
    source: "Zhang & Zhu 2011 (N3)",
    measured:
      "ln(1 + contributions) of those who stay, in the 17 weeks after four fifths of the public have gone, on average",
    between: ["company moves nobody", "company moves people"],
    arms: [together(forsaken, { company: { paceWeight: 0, stayWeight: 0 } }), forsaken],
    recorderOf: stayers.recorderOf,
    measure: (_, replicate) => {
      const [without, moved] = [0, 1].map((arm) => stayers.seen(arm, replicate));
      return [moved[0] / moved[1], without[0] / without[1]];
    },
    expected: { direction: "less", smallest: 0.1, of: "first arm" },
    note: "of 10,000 people too few stay: there it came out in 52 of 60 worlds",
    without: { what: "nobody goes", change: { population: { departurePerWeek: 0 } } },
  },
  {
    id: "reinforcement-clustered",
    question: "joining",
    use: "looked at",
    claim: "What asks for reinforcement spreads farther where ties are clustered than where they are random.",
    source: "Centola 2010 (N4)",
    measured: "people who ever take part",
    between: ["random ties", "ties between neighbours"],
    arms: spread(EASY, STRONG, { joining: { entryLongTerm: 5 } }),
    measure: metricOf("everActive"),
    expected: { direction: "more", smallest: 0.05, of: "first arm" },
    without: { what: "ties who join reinforce nothing", change: off("reinforcement") },
  },
  {
    id: "simple-contagion-random",
    question: "joining",
    use: "looked at",
    claim: "What needs only to be heard of spreads farther where ties are random.",
    source: "Centola & Macy 2007",
    measured: "people who ever take part",
    between: ["random ties", "ties between neighbours"],
    arms: spread({
      awareness: { relayAudience: 0, wordOfMouth: 1 },
      operations: { forum: { startingMembers: 50 } },
      levers: { organisation: { campaignReach: 0 } },
      ...off("reinforcement"),
    }),
    measure: metricOf("everActive"),
    expected: { direction: "less", smallest: 0.05, of: "first arm" },
    without: { what: "no word of mouth", change: { awareness: { wordOfMouth: 0 } } },
  },
];
