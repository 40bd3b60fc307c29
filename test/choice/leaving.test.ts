import { expect, test } from "vitest";
import { DRIVERS, mostModifiers, mostOfRest, setDrivers } from "../../sim/choice/leaving.ts";
import { builtInPart, levers, people, ran, together, weeks } from "../mechanisms/arms.ts";

const WEIGHTS = [
  ...["fatigue", "workFeel", "unfairness", "socialisation", "belonging", "satisfaction"],
  ...["trust", "recognised", "attachment", "gain", "help", "commitment"],
].map((name) => `${name}Weight`);

/** People who differ in all that drives away or keeps; nobody stops after a contribution. */
const forum = together(
  builtInPart("launch-forum"),
  people(100),
  weeks(10),
  {
    operations: {
      forum: {
        startingMembers: 60,
        ratings: 1,
        valueEurosPerContribution: 50,
        commitment: { entryHours: 3 },
        helping: { usualHelp: 0.4 },
      },
    },
    satisfaction: { fitWeight: 1, luckSpread: 1, firstImpression: 1, helpWeight: 1 },
  },
  levers("rewards", { recognition: 1, recognitionTarget: "newcomers" }),
  // Less help later on, so that people get more and less than is usual; those who come later are selected.
  levers("support", {
    guidance: [{ from: 0, to: 5, value: 40 }],
    framing: 0,
    selection: [{ from: 1, to: 10, value: 0.5 }],
  }),
  levers("organisation", { campaignReach: 0.5 }),
  { joining: { entryLongTerm: 0 }, consideration: { perWeek: 0.5 } },
);

// One weight at a time: with several, what one bounds too loosely hides what another leaves out.
test.each(
  WEIGHTS.flatMap((name) => [
    [name, 8],
    [name, -8],
  ]),
)("the bound on what drives people away holds with %s at %d", (name, value) => {
  const none = Object.fromEntries(WEIGHTS.map((weight) => [weight, 0]));
  const part = together(forum, { quitting: { ...none, [name]: value, stopHazardScale: 0 } });
  const drivers = new Float64Array(DRIVERS);
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  ran(part, (world) => {
    const [operation] = world.operations;
    const rest = mostOfRest(world, operation);
    for (let at = 0; at < operation.active.count; at++) {
      const person = operation.active.items[at];
      const modifiers = setDrivers(world, operation, person, drivers);
      const bound = mostModifiers(world, operation, person, rest);
      expect(bound + 1e-9).toBeGreaterThanOrEqual(modifiers);
      const own = modifiers + operation.parameters.quitting.vigourExponent * world.traits.logVigour[person];
      least = Math.min(least, own);
      most = Math.max(most, own);
    }
  });
  // It is tried on people whom the weight moves.
  expect(most - least).toBeGreaterThan(0.01);
});
