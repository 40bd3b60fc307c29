import fc from "fast-check";
import { expect, test } from "vitest";
import { channels } from "../../sim/mechanisms/coordination.ts";
import { metric, oneSegment } from "../support.ts";
import {
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
  steadyForum,
  sum,
  together,
  weeks,
} from "./arms.ts";

const whole = (max: number) => fc.integer({ min: 1, max });

test("on a complete network one team has n(n − 1)/2 channels, led or not (Brooks)", () => {
  fc.assert(
    fc.property(whole(5000), whole(5000), fc.constantFrom(0, 1), (n, more, coreLed) => {
      expect(channels(n, n + more, coreLed, n - 1)).toBe((n * (n - 1)) / 2);
    }),
  );
  expect(channels(0, 10, 0, 8)).toBe(0);
});

test("a core never adds channels, and takes away more of them the more people there are (C1)", () => {
  fc.assert(
    fc.property(whole(5000), whole(100), fc.double({ min: 0, max: 300, noNaN: true }), (n, team, degree) => {
      const flat = channels(n, team, 0, degree);
      expect(channels(n, team, 1, degree)).toBeLessThanOrEqual(flat + 1e-9 * flat);
      expect(flat).toBeLessThanOrEqual((n * Math.min(n - 1, degree + Math.max(0, team - 1))) / 2 + n);
    }),
  );
  const spared = [10, 40, 200, 1000].map((n) => channels(n, 5, 0, 100) - channels(n, 5, 1, 100));
  expect(spared).toEqual([...spared].sort((a, b) => a - b));
  expect(spared[3]).toBeGreaterThan(1000);
});

test("with every other team each team has a channel, so that teams of one are n(n − 1)/2 whatever their ties", () => {
  fc.assert(
    fc.property(whole(5000), whole(100), fc.double({ min: 0, max: 300, noNaN: true }), (n, team, degree) => {
      const all = channels(n, 1, 0, degree, 1);
      expect(Math.abs(all / ((n * (n - 1)) / 2) - 1) < 1e-12 || n === 1).toBe(true);
      const led = channels(n, team, 1, degree, 1);
      expect(led).toBeLessThanOrEqual(channels(n, team, 0, degree, 1) * (1 + 1e-12));
      // A core has two channels with each team, however many teams there are.
      expect(led).toBeLessThanOrEqual(
        (n * Math.min(team - 1, degree)) / 2 + n / Math.min(n, team) + 1e-9 * n,
      );
      // With few teams everybody knows somebody in each.
      if (n / team - 1 <= degree) expect(channels(n, team, 0, degree, 1)).toBe(channels(n, team, 0, degree));
    }),
  );
});

const talkAlone = {
  coordination: { hoursPerContributor: 0, hoursPerError: 0, hoursPerHandoff: 0, hoursPerChannel: 0.01 },
};

test("a run requires d·n(n − 1)/2 hours a week in one team, or d·n^exponent instead (C2)", () => {
  const n = 60;
  const base = together(fiftyAWeek(n, 0.01, "coordination"), weeks(3), talkAlone, forum({ collective: 1 }), {
    network: { kind: "complete" },
  });
  const required = (part: Part) =>
    metric(ran(together(base, levers("organisation", { teamSize: 100 }), part)), "requiredHours") / 3;
  expect(required({})).toBeCloseTo((0.01 * n * (n - 1)) / 2, 9);
  expect(required(forum({ collective: 0 }))).toBe(0);
  for (const exponent of [0.7, 1, 1.33])
    expect(required({ coordination: { exponent } })).toBeCloseTo(0.01 * n ** exponent, 9);
});

test("led by a core, many people need fewer hours and get more of them met; in one team, or off: no difference", () => {
  const base = together(
    everybodyTakesPart(400, "contributing", "coordination"),
    weeks(4),
    forum({ collective: 1 }),
    levers("organisation", { coordinationStaffHours: 10 }),
  );
  const arms = (...parts: Part[]) =>
    inMatchedWorlds(
      [0, 1].map((coreLed) => together(base, levers("organisation", { coreLed, teamSize: 5 }), ...parts)),
      (run) => ({ required: metric(run, "requiredHours"), met: run.operation.numbers.metShare }),
      3,
    );
  const [flat, led] = arms();
  flat.forEach((world, w) => {
    expect(led[w].required).toBeLessThan(world.required);
    expect(led[w].met).toBeGreaterThan(world.met);
  });
  const [oneFlat, oneLed] = arms(levers("organisation", { teamSize: 1000 }));
  expect(oneLed).toEqual(oneFlat);
  for (const worlds of arms(off("coordination")))
    expect(worlds).toEqual(Array(3).fill({ required: 0, met: 1 }));
});

test("what is met is planned, hidden, or not met at all: overtime and members' own hours never exceed what lacks", () => {
  const base = together(steadyForum(), people(300), forum({ startingMembers: 200 }), weeks(20));
  for (const staff of [0, 3, 1000])
    ran(
      together(base, levers("organisation", { coordinationStaffHours: staff })),
      ({ operations: [{ week, numbers }] }) => {
        const { requiredHours, plannedStaffHours, overtimeHours, memberHours } = week;
        expect(overtimeHours).toBeLessThanOrEqual(plannedStaffHours / 2 + 1e-9);
        expect(overtimeHours + memberHours).toBeLessThanOrEqual(
          Math.max(0, requiredHours - plannedStaffHours) + 1e-9,
        );
        const met = Math.min(1, (plannedStaffHours + overtimeHours + memberHours) / requiredHours);
        expect(numbers.metShare).toBeCloseTo(requiredHours === 0 ? 1 : met, 12);
        if (staff === 0) expect(overtimeHours).toBe(0);
        if (staff === 1000) expect(overtimeHours + memberHours).toBe(0);
      },
    );
});

test("what joint work lacks in coordination it lacks in quality from the next week on; alone, or off: nothing", () => {
  const n = 20;
  const base = together(
    everybodyTakesPart(n, "contributing", "coordination"),
    weeks(2),
    forum({ collective: 0.8 }),
    {
      coordination: {
        hoursPerContributor: 1,
        hoursPerError: 0,
        hoursPerHandoff: 0,
        hoursPerChannel: 0,
        absorb: 0,
      },
    },
  );
  const quality = (...parts: Part[]) => {
    const weekly: number[] = [];
    const met: number[] = [];
    ran(together(base, ...parts), ({ operations: [{ week, numbers }] }) => {
      weekly.push(week.quality / week.contributions);
      met.push(numbers.metShare);
    });
    return { weekly, met };
  };
  const staffed = (hours: number) => levers("organisation", { coordinationStaffHours: hours });
  const full = quality(staffed(n));
  expect(full.met[0]).toBe(1);
  for (const share of [0, 0.25]) {
    const { weekly, met } = quality(staffed(n * share));
    expect(met[0]).toBeLessThan(0.5);
    expect(weekly[0]).toBeCloseTo(full.weekly[0], 12);
    expect(weekly[1]).toBeCloseTo(full.weekly[1] * (1 - 0.5 * 0.8 * (1 - met[0])), 12);
  }
  for (const without of [off("coordination"), forum({ collective: 0 })])
    expect(quality(without).weekly[1]).toBeCloseTo(quality(staffed(n), without).weekly[1], 12);
});

test("what joint work lacks in coordination it lacks in output from the next week on; alone, at no loss, or off: nothing", () => {
  const base = together(everybodyTakesPart(40, "contributing", "coordination"), weeks(2), {
    population: { segments: oneSegment({ vigour: { spread: 0 } }) },
    coordination: { hoursPerContributor: 1, absorb: 0, outputLoss: 0.6 },
  });
  const rates = (...parts: Part[]) => {
    const { operation } = ran(together(base, forum({ collective: 0.5 }), ...parts));
    return { rate: sum(operation.rate), pace: mean(operation.pace), met: operation.numbers.metShare };
  };
  const staffed = rates(levers("organisation", { coordinationStaffHours: 1000 }));
  const alone = rates();
  expect([staffed.met, alone.met]).toEqual([1, 0]);
  expect(alone.rate / staffed.rate).toBeCloseTo(1 - 0.6 * 0.5, 2);
  expect(alone.pace / staffed.pace).toBeCloseTo(1 - 0.6 * 0.5, 12);
  for (const without of [{ coordination: { outputLoss: 0 } }, off("coordination"), forum({ collective: 0 })])
    expect(rates(without).rate).toBe(
      rates(without, levers("organisation", { coordinationStaffHours: 1000 })).rate,
    );
});

test("at scale, joint work led by a core gets more done, and better, than in teams that all talk to each other (C1)", () => {
  const scaled = together(everybodyTakesPart(600, "contributing", "coordination"), weeks(6), {
    operations: { forum: { collective: 1, workMode: { collaborative: 1, selfOrganised: 0 } } },
    levers: { organisation: { teamSize: 5, coordinationStaffHours: 20 } },
    coordination: { hoursPerChannel: 0.05, everyTeam: 1, outputLoss: 0.5 },
  });
  const arms = (part: Part) =>
    inMatchedWorlds(
      [0, 1].map((coreLed) => together(scaled, levers("organisation", { coreLed }), part)),
      (run) => [metric(run, "quality"), metric(run, "contributions")],
      6,
    );
  const [flat, led] = arms({});
  flat.forEach(([quality, contributions], world) => {
    expect(led[world][0] - quality).toBeGreaterThan(0.02);
    expect(led[world][1] / contributions).toBeGreaterThan(1.02);
  });
  const [flatAsBefore, ledAsBefore] = arms({ coordination: { everyTeam: 0, outputLoss: 0 } });
  flatAsBefore.forEach(([, contributions], world) => {
    expect(ledAsBefore[world][1]).toBe(contributions);
  });
});

const organised = together(
  everybodyTakesPart(30, "contributing", "coordination", "fatigue"),
  weeks(1),
  forum({ collective: 0, contributionsPerWeek: 8, workMode: { collaborative: 0.5, selfOrganised: 0.5 } }),
  levers("organisation", { coordinationStaffHours: 0 }),
  { coordination: { hoursPerContributor: 0.4, hoursPerError: 0, hoursPerHandoff: 0 } },
);

test.each([1, 10])(
  "members organise equally, or in proportion to what they contribute: each for %d",
  (represents) => {
    for (const organisersShare of [0, 0.25, 1]) {
      const { world, operation } = ran(
        together(organised, people(30 * represents), forum({ startingMembers: 30 * represents }), {
          population: { represents },
          coordination: { organisersShare },
        }),
      );
      const { contributors, weekCount, week } = operation;
      const ids = [...contributors.items.slice(0, contributors.count)];
      const effort = operation.parameters.effortHoursPerContribution;
      const own = ids.map((person) => world.people.hours[person] - effort * weekCount[person]);
      // Half of .4 h for each who contributes is theirs, since half of the work is self-organised.
      expect(week.memberHours).toBeCloseTo(0.2 * week.contributorWeeks, 9);
      expect(sum(own) * represents).toBeCloseTo(week.memberHours, 9);
      const made = sum(ids.map((person) => weekCount[person]));
      ids.forEach((person, at) => {
        const share = (1 - organisersShare) / ids.length + (organisersShare * weekCount[person]) / made;
        expect(own[at]).toBeCloseTo(0.2 * ids.length * share, 9);
      });
      const most = ids.reduce((best, person) => (weekCount[person] > weekCount[best] ? person : best));
      if (organisersShare === 0) expect(new Set(own.map((h) => h.toFixed(9))).size).toBe(1);
      else expect(own[ids.indexOf(most)]).toBeCloseTo(Math.max(...own), 9);
    }
  },
);

test("where organising falls on those who do most they tire, and people are more unequally tired; off: no difference", () => {
  const base = together(organised, weeks(12), { population: { segments: oneSegment() } });
  const tired = (organisersShare: number, ...parts: Part[]) =>
    together(base, { coordination: { organisersShare, hoursPerContributor: 2 } }, ...parts);
  const spread = ({ world }: ReturnType<typeof ran>) => {
    const hours = [...world.people.fatigueHours];
    return { most: Math.max(...hours), hours };
  };
  const [equal, unequal] = inMatchedWorlds([tired(0), tired(1)], spread, 6);
  equal.forEach(({ most }, world) => {
    expect(unequal[world].most).toBeGreaterThan(most);
  });
  const [a, b] = inMatchedWorlds([tired(0, off("coordination")), tired(1, off("coordination"))], spread, 2);
  expect(b).toEqual(a);
});
