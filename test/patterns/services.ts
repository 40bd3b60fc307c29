import { around, bySoMuch } from "./bands.ts";
import { off, organisation, type Pattern, support, together, whenItEnds } from "./pattern.ts";

/** Who may do without it has to hear of it. */
const known = organisation({ campaignReach: 0.06 });
const counter = (...parts: readonly object[]) => together({ extends: "online-counter" }, known, ...parts);
const chosen = { operations: { counter: { consent: "chosen" } } };
const unwilling = { what: "attachment off", change: off("attachment") };
const kiosk = (needsPerWeek: number) =>
  together({ extends: "self-checkout", operations: { kiosk: { needsPerWeek } } });

/** Share of people whose digital skill is below what an online counter asks for. */
const belowFloor = whenItEnds(({ size, traits }) => {
  let below = 0;
  for (let person = 0; person < size; person++) if (traits.skill.digital[person] < 0.25) below++;
  return [below, size];
});
const leisure = whenItEnds(({ size, traits }) => {
  let hours = 0;
  for (let person = 0; person < size; person++) hours += traits.freeHours[person];
  return [hours, size];
});

const ONE_OF_MANY =
  "with much room: one forum is one of many activities that people might lastingly take part in";

/** Services that people have to use, and what people bring along. */
export const services: readonly Pattern[] = [
  {
    fact: "F5",
    what: "attachment where use of the counter is chosen, less where it is forced",
    ...bySoMuch("attachment"),
    parameter: "needs.obligationLoss",
    arms: [counter(support({ humanFallback: 0 })), counter(chosen)],
    measure: (of) => [of(1, "attachment") - of(0, "attachment"), 1],
    control: unwilling,
  },
  {
    fact: "F5",
    what: "attachment with a full human fallback, less without any",
    ...bySoMuch("attachment"),
    parameter: "needs.unmetLoss",
    arms: [0, 1].map((humanFallback) => counter(support({ humanFallback }))),
    measure: (of) => [of(1, "attachment") - of(0, "attachment"), 1],
    control: unwilling,
  },
  {
    fact: "F8",
    what: "errors when twice as much goes through the kiosks, to twice the errors (theft, which the fact is about, is not modelled)",
    band: [0.9, 1.1],
    bandMeans: "twice as many, within a tenth; that is the project’s own choice",
    parameter: "quality.errorBar",
    arms: [kiosk(1), kiosk(2)],
    measure: (of) => [
      of(1, "errorShare") * of(1, "contributions"),
      2 * of(0, "errorShare") * of(0, "contributions"),
    ],
  },
  {
    fact: "E11",
    what: "people who take part in the forum at its end, to all: the ceiling of lasting participation",
    band: [0, 0.25],
    bandMeans: "at most the fact’s 20 – 24 % of adults, rounded up",
    parameter: "quitting.stopHazardScale",
    arms: [{ extends: "launch-forum" }],
    measure: (of) => [of(0, "active"), 1000],
    note: ONE_OF_MANY,
  },
  {
    fact: "E11",
    what: "people who ever took part in a short call, to those active in the forum in the end",
    band: [1, 100],
    bandMeans: "a sign: more; the upper end is the project’s own choice",
    parameter: "quitting.stopHazardScale",
    arms: [{ extends: "launch-forum" }, { extends: "packaging-contest", population: { consumers: 1000 } }],
    measure: (of) => [of(1, "everActive"), of(0, "active")],
  },
  {
    fact: "E11",
    what: "people who take part in a living forum, whose public comes and goes, to all",
    band: [0, 0.25],
    bandMeans: "at most the fact’s 20 – 24 % of adults, rounded up",
    parameter: "quitting.stopHazardScale",
    arms: [{ extends: "community-forum" }],
    measure: (of) => [of(0, "active"), 1000],
    note: ONE_OF_MANY,
  },
  {
    fact: "E11",
    what: "people who ever took part in a short call, to those active in a living forum",
    band: [1, 100],
    bandMeans: "a sign: more; the upper end is the project’s own choice",
    parameter: "quitting.stopHazardScale",
    arms: [{ extends: "community-forum" }, { extends: "packaging-contest", population: { consumers: 1000 } }],
    measure: (of) => [of(1, "everActive"), of(0, "active")],
  },
  {
    fact: "D1",
    what: "people below the digital floor of the online counter",
    band: [0.13, 0.19],
    bandMeans: around("15.4 – 17 %"),
    parameter: "population.segments.*.skill.digital.median",
    reported: "an input: the population's segments",
    arms: [{ extends: "online-counter", horizonWeeks: 1 }],
    recorderOf: belowFloor.recorderOf,
    measure: (_, replicate) => belowFloor.seen(0, replicate),
  },
  {
    fact: "D3",
    what: "free hours a week, on average",
    band: [30, 40],
    bandMeans: around("34.8 hours"),
    parameter: "population.segments.*.freeHours.median",
    reported: "an input: the population's free hours",
    arms: [{ extends: "baseline", horizonWeeks: 1 }],
    recorderOf: leisure.recorderOf,
    measure: (_, replicate) => leisure.seen(0, replicate),
  },
];
