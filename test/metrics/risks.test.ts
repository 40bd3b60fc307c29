import { expect, test } from "vitest";
import { LAPSED } from "../../sim/world/state/world.ts";
import {
  builtInPart,
  everybodyTakesPart,
  fiftyAWeek,
  forum,
  inMatchedWorlds,
  levers,
  mean,
  off,
  people,
  ran,
  signs,
  sum,
  together,
  weeks,
} from "../mechanisms/arms.ts";
import { metric } from "../support.ts";

test("competitors: all skill gained leaves with people who are not attached, none with those who are, none from a public service", () => {
  const gone = (attachment: number, more = {}) =>
    metric(
      ran(
        together(
          everybodyTakesPart(40, "contributing", "learning"),
          forum({ weeks: 5 }),
          weeks(8),
          {
            population: {
              segments: {
                ordinary: { attachment: { median: attachment } },
                "lead-user": null,
                distant: null,
              },
            },
          },
          { population: { segments: { ordinary: { share: 1 } } } },
          more,
        ),
      ),
      "riskCompetitors",
    );
  // A median at the very end is a value for all.
  expect(gone(0)).toBe(1);
  expect(gone(1)).toBe(0);
  expect(gone(0, { mission: "public-service" })).toBe(0);
  const run = ran(
    together(everybodyTakesPart(40, "contributing", "learning"), forum({ weeks: 5 }), weeks(8)),
  );
  const { practice, status } = run.operation;
  const unattached = practice.map((skill, person) => (run.world.people.attachment[person] < 0.3 ? skill : 0));
  expect(new Set(status)).toEqual(new Set([LAPSED]));
  expect(metric(run, "riskCompetitors")).toBeCloseTo(sum(unattached) / sum(practice), 12);
});

test("latitude: an operation that is not critical takes none, full decision rights in a critical one take all", () => {
  const latitude = (criticality: number, decisionRights: number) =>
    metric(
      ran(
        together(
          everybodyTakesPart(30, "contributing", "ownership"),
          weeks(10),
          forum({ criticality }),
          levers("organisation", { decisionRights }),
        ),
      ),
      "riskLatitude",
    );
  expect(latitude(0, 1)).toBe(0);
  expect(latitude(1, 0)).toBe(0);
  expect(latitude(1, 1)).toBe(1);
  expect(latitude(0.5, 0.4)).toBeGreaterThan(0.2);
});

test("innovation: one kind of people is the narrowest there is, more kinds are less narrow", () => {
  const narrow = (segments: object) =>
    metric(
      ran(together(everybodyTakesPart(100, "contributing"), weeks(2), { population: { segments } })),
      "riskInnovation",
    );
  const alike = { share: 1, skill: { creative: { median: 0.5, spread: 0 } } };
  expect(narrow({ ordinary: alike, "lead-user": null, distant: null })).toBe(1);
  const halves = narrow({
    ordinary: { ...alike, share: 0.5 },
    other: { ...alike, share: 0.5 },
    "lead-user": null,
    distant: null,
  });
  expect(Math.abs(halves - 0.5)).toBeLessThan(0.02);
  expect(narrow({})).toBeLessThan(0.45);
});

test("hidden coordination: half of what is required is taken on by members who organise half of it themselves", () => {
  const base = together(
    everybodyTakesPart(30, "coordination"),
    weeks(3),
    forum({ workMode: { collaborative: 0.5, selfOrganised: 0.5 } }),
  );
  expect(metric(ran(base), "riskHidden")).toBeCloseTo(0.5, 12);
  expect(
    metric(ran(together(base, levers("organisation", { coordinationStaffHours: 1000 }))), "riskHidden"),
  ).toBe(0);
});

test("productivity: staff time added, of that and what is displaced; the law: how unclear rights are where something is made", () => {
  const base = together(builtInPart("launch-forum"), people(150), forum({ startingMembers: 80 }), weeks(20));
  const run = ran(base);
  const { staffHours: addedHours, displacedHours } = run.operation.total;
  expect(metric(run, "riskProductivity")).toBeCloseTo(addedHours / (addedHours + displacedHours), 12);
  const clear = [0, 0.8].map((rightsClarity) =>
    metric(ran(together(base, levers("organisation", { rightsClarity }))), "riskLegal"),
  );
  expect(clear[0]).toBeCloseTo(1, 12);
  expect(clear[1]).toBeCloseTo(0.2, 12);
});

test("advantages: displaced time at its wage, fit and faults that saturate, and no bond where attachment does not move", () => {
  const base = together(fiftyAWeek(20, 0.01, "value", "staff"), weeks(6));
  const run = ran(base);
  expect(metric(run, "advantageCost")).toBeCloseTo(25 * run.operation.total.displacedHours, 9);
  const perHead = run.operation.total.quality / 20;
  expect(metric(run, "advantageFit")).toBeCloseTo(1 - Math.exp(-0.1 * perHead), 12);
  expect(metric(run, "advantageRisk")).toBeCloseTo(1 - Math.exp(-0.05 * perHead), 12);
  const loyal = ran(together(everybodyTakesPart(20, "contributing"), weeks(6)));
  expect(metric(loyal, "advantageBond")).toBe(0);
});

test("value left in the hands of the organisation is what it captures less what it spends", () => {
  const base = together(builtInPart("launch-forum"), people(150), forum({ startingMembers: 80 }), weeks(20));
  const paid = levers("rewards", { payEurosPerContribution: 0.4, giftEuros: 0.1, valueShare: 0.2 });
  const run = ran(together(base, paid));
  const { total } = run.operation;
  // Pay, gifts and shares are already out of what is captured.
  const spent = total.staffHours * 25 + total.leverEuros;
  expect(metric(run, "netEuros")).toBeCloseTo(metric(run, "capturedEuros") - spent, 6);
  expect(metric(run, "costEuros")).toBeCloseTo(
    spent + total.payEuros + total.giftEuros + total.sharedEuros,
    6,
  );
  const cost = inMatchedWorlds(
    [base, together(base, levers("support", { tools: 1, training: 0.5 }))],
    (r) => metric(r, "costEuros") - 25 * r.operation.total.staffHours,
    2,
  );
  expect(mean(cost[1]) - mean(cost[0])).toBeCloseTo(20 * (200 + 75), 6);
  expect(signs(cost).more).toBe(2);
  expect(
    metric(ran(together(base, off("joining"), forum({ startingMembers: 0 }))), "costPerContributionEuros"),
  ).toBeNaN();
});
