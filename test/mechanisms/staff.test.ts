import { expect, test } from "vitest";
import { engagedBy } from "../../sim/choice/staff-help.ts";
import { metric, oneSegment, weekly } from "../support.ts";
import {
  builtInPart,
  everybodyTakesPart,
  fiftyAWeek,
  forum,
  inMatchedWorlds,
  levers,
  mean,
  off,
  type Part,
  people,
  ran,
  signs,
  steadyForum,
  sum,
  together,
  weeks,
} from "./arms.ts";

const community = together(steadyForum(), people(250), weeks(30));
const mediation = (mediationHours: number) => levers("support", { mediationHours });

test("strain closes in on the level at which recovery equals what strains", () => {
  // Nothing but having to play the consumer strains: .3 of the usual rate of .1, halved by 5 hours of mediation.
  for (const [hours, load] of [
    [0, 0.3],
    [5, 0.15],
  ]) {
    const strain = weekly(
      ran(
        together(
          everybodyTakesPart(5, "staff"),
          weeks(150),
          mediation(hours),
          levers("organisation", { staffAsConsumers: 1 }),
        ),
      ),
      "strain",
    );
    const growth = 1 - Math.exp(-0.1 * load);
    const level = growth / (growth + 0.05);
    for (const week of [0, 10, 149])
      expect(strain[week]).toBeCloseTo(level * (1 - (0.95 - growth) ** (week + 1)), 9);
  }
});

test("nothing strains where nobody takes part", () => {
  const quiet = ran(
    together(community, levers("organisation", { campaignReach: 0 }), { awareness: { wordOfMouth: 0 } }),
  );
  expect(new Set(weekly(quiet, "strain"))).toEqual(new Set([0]));
});

const strained = (arms: Part[], worlds: number) =>
  inMatchedWorlds(arms, (run) => mean(weekly(run, "strain")), worlds);

test("the more people the same staff coordinate, the more it strains them, unless somebody mediates; off: it does not", () => {
  const arms = [20, 100, 250].map((startingMembers) =>
    together(
      community,
      forum({ startingMembers }),
      off("quitting"),
      levers("organisation", { campaignReach: 0 }),
    ),
  );
  const [few, more, all] = strained(arms, 3);
  expect(signs([few, more]).more).toBe(3);
  expect(signs([more, all]).more).toBe(3);
  const [eased] = strained([together(arms[2], mediation(20))], 3);
  expect(signs([all, eased]).less).toBe(3);
  expect(strained([together(arms[2], off("staff"))], 2)).toEqual([[0, 0]]);
});

test("in the forum as built in, participation raises both people's bonds and staff's strain (F1)", () => {
  const good = together(community, levers("rewards", { experience: 0.6 }), off("conflict"));
  const arms = [20, 200].map((startingMembers) => together(good, forum({ startingMembers })));
  const bonds = inMatchedWorlds(arms, (run) => metric(run, "attachment"), 4);
  expect(signs(bonds).more).toBe(4);
  expect(signs(strained(arms, 4)).more).toBe(4);
});

test("strained staff get less of their planned coordination done; off: all of it, and no strain", () => {
  const arms = [0, 1].map((staffAsConsumers) =>
    together(community, forum({ startingMembers: 100 }), levers("organisation", { staffAsConsumers })),
  );
  const planned = (part: Part) =>
    inMatchedWorlds(
      arms.map((arm) => together(arm, part)),
      (run) => metric(run, "plannedHours"),
      3,
    );
  expect(signs(planned({})).less).toBe(3);
  expect(planned(off("staff"))).toEqual([Array(3).fill(5 * 30), Array(3).fill(5 * 30)]);
  const { world } = ran(together(arms[1], off("staff")));
  expect([world.numbers.strain, sum(world.operations.map(({ total }) => total.displacedHours))]).toEqual([
    0, 0,
  ]);
});

test("contributions displace the staff time they are worth; welcome, help and coordination add some", () => {
  const levelled = together(
    community,
    forum({ startingMembers: 80, employeeMinutesDisplaced: 12 }),
    mediation(3),
  );
  const run = ran(levelled);
  const { quality, displacedHours, staffHours, overtimeHours, joiners } = run.operation.total;
  const { replacingShare } = run.operation.parameters;
  expect(replacingShare).toBeGreaterThan(0);
  expect(displacedHours).toBeCloseTo((replacingShare * quality) / 5, 9);
  // Five hours of guidance, five of coordination and three of mediation a week, .1 h a newcomer, and overtime.
  expect(staffHours).toBeCloseTo(13 * 30 + 0.1 * joiners + overtimeHours, 9);
  expect(metric(run, "jobsRelations")).toBeCloseTo(3 / 35, 12);
  expect(metric(run, "jobsDisplaced")).toBeCloseTo(displacedHours / 30 / 35, 12);
});

test("what people would not have asked of staff replaces nobody, however much it is used", () => {
  const counter = together(builtInPart("online-counter"), people(300), weeks(20));
  const replaced = (replacingShare: number) => {
    const { operation, ...run } = ran(together(counter, { operations: { counter: { replacingShare } } }));
    const { quality, contributions, fallbackHours } = operation.total;
    return { jobs: metric(run, "jobsDisplaced"), quality, contributions, fallbackHours };
  };
  const all = replaced(1);
  expect(all.jobs).toBeGreaterThan(0);
  for (const share of [0.25, 0]) {
    const { jobs, ...used } = replaced(share);
    expect(jobs).toBeCloseTo(share * all.jobs, 12);
    expect({ ...used, jobs: all.jobs }).toEqual(all);
  }
});

test("staff are most engaged by so many hours of people per hour of theirs, and by none at all where there are no staff", () => {
  expect([0, 1].map(engagedBy)).toEqual([0, 1]);
  for (const x of [0.01, 0.5, 0.99, 1.01, 2, 10]) expect(engagedBy(x)).toBeLessThan(1);
  for (const x of [1e9, Number.POSITIVE_INFINITY]) expect(engagedBy(x)).toBe(0);
  // Each of n people gives half an hour a week to two hours of staff.
  for (const n of [4, 16, 64]) {
    const base = together(fiftyAWeek(n, 0.01, "staff"), weeks(150));
    const relative = (0.5 * n) / (2 * 4);
    const { world } = ran(together(base, mediation(2)));
    expect(world.numbers.engagement).toBeCloseTo(relative * Math.exp(1 - relative), 5);
    for (const hours of [0, 5e-324])
      expect(ran(together(base, mediation(hours))).world.numbers.engagement).toBe(0);
  }
});

test("staff's engagement rises, then falls with how much people take part; what they get done follows where it counts", () => {
  const arms = [3, 40, 250].map((startingMembers) =>
    together(community, forum({ startingMembers }), off("quitting", "conflict"), {
      levers: { organisation: { campaignReach: 0 } },
      awareness: { wordOfMouth: 0 },
      population: { segments: oneSegment({ vigour: { spread: 0 } }) },
      staff: { engagementGain: 0.3, strainRate: 0 },
    }),
  );
  const of = (run: ReturnType<typeof ran>) => [run.world.numbers.engagement, metric(run, "plannedHours")];
  const [few, some, many] = inMatchedWorlds(arms, of, 4);
  some.forEach(([engagement, planned], world) => {
    for (const other of [few, many]) {
      expect(other[world][0]).toBeLessThan(engagement - 0.1);
      expect(other[world][1]).toBeLessThan(planned);
    }
  });
  const worthless = inMatchedWorlds(
    arms.map((arm) => together(arm, { staff: { engagementGain: 0 } })),
    of,
    1,
  );
  for (const [[, planned]] of worthless) expect(planned).toBe(5 * 30);
});

test("a say takes so many hours a week of staff, once, and strains them by its load; at neither, or off: nothing", () => {
  const say = (decisionRights: number, changed: Part = {}) =>
    together(
      everybodyTakesPart(5, "staff"),
      weeks(40),
      levers("organisation", { decisionRights }),
      { prices: { decisionRights: 0 } },
      changed,
    );
  const taking = { staff: { sayHours: 3, sayLoad: 0.4 } };
  const plain = ran(say(0, taking));
  for (const rights of [0.5, 1]) {
    const shared = ran(say(rights, taking));
    const hours = 3 * rights * 40;
    expect(shared.operation.total.staffHours - plain.operation.total.staffHours).toBeCloseTo(hours, 9);
    const { wageEurosPerHour } = shared.world.parameters.population;
    expect(metric(shared, "costEuros") - metric(plain, "costEuros")).toBeCloseTo(hours * wageEurosPerHour, 6);
    const growth = 1 - Math.exp(-0.1 * 0.4 * rights);
    const level = growth / (growth + 0.05);
    expect(weekly(shared, "strain")[39]).toBeCloseTo(level * (1 - (0.95 - growth) ** 40), 9);
  }
  for (const without of [{}, together(taking, off("staff"))]) {
    const [shared, alone] = [1, 0].map((rights) => ran(say(rights, without)));
    expect(shared.metrics).toEqual(alone.metrics);
    expect(shared.series).toEqual(alone.series);
  }
});

test("the hours that a say takes do not depend on how many people one stands for, and end with the operation", () => {
  const hours = [1, 10].map((represents) => {
    const run = ran(
      together(everybodyTakesPart(50, "staff"), weeks(9), levers("organisation", { decisionRights: 1 }), {
        operations: { forum: { weeks: 4, form: "one-off" } },
        population: { represents },
        staff: { sayHours: 2 },
      }),
    );
    return run.operation.total.staffHours;
  });
  expect(hours).toEqual([4 * 2, 4 * 2]);
});

test("in the forum as built in, a say that takes time and latitude of staff costs and strains more, and less gets planned", () => {
  const arms = [{}, { staff: { sayHours: 4, sayLoad: 0.3 } }].map((part) =>
    together(community, forum({ startingMembers: 100 }), levers("organisation", { decisionRights: 1 }), part),
  );
  const of = (run: ReturnType<typeof ran>) => [
    mean(weekly(run, "strain")),
    metric(run, "costEuros"),
    -metric(run, "plannedHours"),
  ];
  const [free, taking] = inMatchedWorlds(arms, of, 4);
  free.forEach((costs, world) => {
    for (const [place, cost] of costs.entries()) expect(taking[world][place]).toBeGreaterThan(cost);
  });
});

test("staff who act as consumers learn more from the same contributions, beside the strain; off, or at no gain: not more", () => {
  const played = (staffAsConsumers: number, changed: Part = {}) => {
    const run = ran(
      together(fiftyAWeek(20, 0.01, "staff"), weeks(10), forum({ fitGain: 0.001 }), changed, {
        levers: { organisation: { staffAsConsumers } },
      }),
    );
    return { left: 1 - metric(run, "advantageFit"), strain: run.world.numbers.strain, run };
  };
  const usual = played(0);
  for (const share of [0.5, 1]) {
    const { left, strain } = played(share, { staff: { playingInsight: 0.8 } });
    // The same contributions count 1 + .8·share times.
    expect(Math.log(left) / Math.log(usual.left)).toBeCloseTo(1 + 0.8 * share, 9);
    expect(strain).toBeGreaterThan(usual.strain);
  }
  for (const without of [{ staff: { playingInsight: 0 } }, off("staff")])
    expect(played(1, without).left).toBe(usual.left);
  // Each of twice as many simulated people stands for half as many: the fit is per person of the public.
  const many = played(1, { population: { consumers: 200, represents: 10 } });
  expect(many.left).toBeCloseTo(played(1, { population: { consumers: 200 } }).left, 2);
});

test("when a call is over its staff recover", () => {
  const call = together(
    builtInPart("packaging-contest"),
    people(300),
    { operations: { contest: { startingMembers: 100 } } },
    weeks(200),
  );
  const run = ran(call);
  const strain = weekly(run, "strain");
  expect(Math.max(...strain)).toBeGreaterThan(0.02);
  expect(strain[199]).toBeLessThan(0.01);
});
