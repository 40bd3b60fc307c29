import { OF_FACT, ofWikis } from "./bands.ts";
import { identical } from "./community.ts";
import { forum, type Pattern } from "./pattern.ts";

/** As long as the edit histories that the figures come from, and growing as slowly: returns after years count there. */
const longRun = [
  forum({ horizonWeeks: 600, ledgerEveryWeeks: 600, population: { consumers: 100, arrivalsPerWeek: 1.5 } }),
];
const constantHazard = (stopHazardScale: number) => ({
  what: `a constant chance of stopping of ${stopHazardScale}`,
  change: { quitting: { stopHazardExponent: 0, stopHazardScale } },
});

/** How unequally people take part and for how long, as long edit histories show it. */
export const histories: readonly Pattern[] = [
  {
    fact: "P5",
    what: "Gini index of contributions",
    band: [0.89, 0.93],
    bandMeans: OF_FACT,
    parameter: "population.segments.*.vigour.spread",
    arms: longRun,
    measure: (of) => [of(0, "gini"), 1],
    control: identical,
  },
  {
    fact: "P5",
    what: "contributors with one contribution",
    band: [0.29, 0.38],
    bandMeans: OF_FACT,
    parameter: "quitting.stopHazardScale",
    arms: longRun,
    measure: (of) => [of(0, "oneContributionShare"), 1],
    note: "it hangs on how high the chance is after the first contribution, not on its fall; a constant one from .29 to .38 would show it",
    control: constantHazard(0.1),
  },
  {
    fact: "P5",
    what: "contributions of the top 10 % of contributors",
    band: [0.87, 0.93],
    bandMeans: OF_FACT,
    parameter: "population.segments.*.vigour.spread",
    arms: longRun,
    measure: (of) => [of(0, "top10Share"), 1],
    control: identical,
  },
  {
    fact: "E5",
    what: "careers of four weeks or more",
    band: [0.17, 0.27],
    bandMeans: OF_FACT,
    parameter: "quitting.stopHazardExponent",
    arms: longRun,
    measure: (of) => [of(0, "retention4"), 1],
    control: constantHazard(0.42),
  },
  {
    fact: "E5",
    what: "careers of a year or more",
    band: [0.09, 0.14],
    bandMeans: OF_FACT,
    parameter: "consideration.comebackPerWeek",
    arms: longRun,
    measure: (of) => [of(0, "retention52"), 1],
    control: { what: "nobody comes back", change: { consideration: { comebackPerWeek: 0 } } },
  },
  {
    fact: "E7",
    what: "chance of stopping after the first contribution, c",
    ...ofWikis("observedStopScale"),
    parameter: "quitting.stopHazardScale",
    arms: longRun,
    measure: (of) => [of(0, "observedStopScale"), 1],
    control: constantHazard(0.1),
  },
  {
    fact: "E7",
    what: "how fast it falls with contributions, b",
    ...ofWikis("observedStopExponent"),
    parameter: "quitting.stopHazardExponent",
    arms: longRun,
    measure: (of) => [of(0, "observedStopExponent"), 1],
    control: constantHazard(0.2),
  },
];
