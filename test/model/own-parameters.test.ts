import { describe, expect, test } from "vitest";
import { freeFields } from "../../sim/calibration/free-fields.ts";
import { scenarioAt } from "../../sim/design/placing.ts";
import { VariedFields } from "../../sim/design/varied-fields.ts";
import { withValue } from "../../sim/input/paths.ts";
import { resolveScenario } from "../../sim/model/built-in.ts";
import { FIELDS, FORMAT, OWN_GROUPS } from "../../sim/model/model.ts";
import { leavesOf } from "../../sim/scenario/walk.ts";
import { forum, type Part, people, ran, together, weeks } from "../mechanisms/arms.ts";
import { quickParams, sameDigits } from "../support.ts";

/** Parameters that each operation may have for itself, with another value than the default. */
const OTHERS: Readonly<Record<string, number>> = {
  "consideration.perWeek": 0.3,
  "consideration.comebackPerWeek": 0.1,
  "consideration.onHearing": 0.9,
  "awareness.wordOfMouth": 0.4,
  "awareness.relayAudience": 10,
  "awareness.mediaInterest": 3,
  "awareness.relayWorth": 0.1,
  "joining.entryLongTerm": 0,
  "joining.entryOneOff": 0,
  "joining.effortWeight": 2,
  "joining.costWeight": 3,
  "joining.trustWeight": 4,
  "benefit.networkWeight": 2,
  "benefit.networkHalfPeople": 5,
  "ambassadors.unasked": 3,
  "ambassadors.chosen": 9,
  "meeting.encounter": 0.9,
  "strangers.weight": 2,
  "strangers.halfRatings": 1,
  "reinforcement.weight": 3,
  "reinforcement.halfTies": 1,
  "reinforcement.onTieJoining": 0.5,
  "quitting.stopHazardScale": 0.1,
  "quitting.stopHazardExponent": 0.3,
  "quitting.referenceEffortHours": 0.05,
  "quitting.vigourExponent": 1,
  "quitting.usualReplies": 0.1,
  "quitting.trustWeight": 5,
  "satisfaction.usualBenefit": -1,
  "helping.usualHelp": 0,
  "commitment.entryHours": 8,
  "commitment.trainingHours": 30,
  "commitment.trainerHours": 0.5,
  "delivery.bonding": 0.9,
  "delivery.delivered": 0.1,
  "delivery.ownShare": 0.9,
  "complaints.failing": 0.3,
  "complaints.attachmentLoss": 0.9,
  "complaints.complaining": 0.9,
  "complaints.answerGain": 0.9,
  "complaints.hoursPerComplaint": 9,
  "launch.faults": 900,
  "launch.surfacing": 0.9,
  "launch.attachmentLoss": 0.9,
  "launch.eurosPerFault": 9,
  "launch.reputationPerFault": 1,
  "career.reach": 900,
  "career.halfLifeWeeks": 1,
  "career.threshold": 1,
  "career.incomePerWeek": 1,
  "career.incomeEuros": 7,
  "career.hopeWeight": 4,
  "frontline.load": 0.8,
  "queueing.weight": 4,
  "queueing.switching": 0.9,
  "queueing.againstWill": 1,
  "retraining.transferableShare": 0.1,
  "retraining.upkeepMinutes": 9,
  "certificate.weight": 5,
  "certificate.staffHours": 9,
  "erasure.keptShare": 0.9,
  "erasure.halfLifeWeeks": 2,
  "erasure.staffHours": 9,
  "quitting.pacedStopping": 0,
  "contest.appealPerQuality": 8,
  "contest.popularityNoise": 3,
  "contest.juryNoise": 0.6,
  "contest.qualityNoise": 0.6,
  "contest.rivalLoss": 0.9,
  "contest.voterShare": 0.8,
  "contest.expectedRivals": 1000,
  "contest.hijackStakeHalfEuros": 10_000,
  "contest.hijackAppeal": 1,
};

/** A forum, a contest and a busy counter, in which all of them count. */
const both: Part = together(people(300), weeks(30), {
  operations: {
    forum: {
      startingMembers: 100,
      ratings: 0.5,
      effortHoursPerContribution: 0.5,
      dataEurosPerPersonWeek: 1,
      costEurosPerContribution: 5,
    },
    call: {
      dataEurosPerPersonWeek: 1,
      ratings: 0.5,
      form: "one-off",
      openness: 1,
      startWeek: 3,
      phases: [
        { weeks: 8, submit: true },
        { weeks: 1, vote: true, selects: 12 },
        { weeks: 1, jury: true, selects: 4 },
        { weeks: 2, vote: true, selects: 2 },
      ],
    },
    counter: { consent: "obliged", levers: { support: { humanFallback: 0.2 } } },
  },
  reinforcement: { weight: 1 },
  benefit: { networkWeight: 1 },
  strangers: { weight: 1 },
  levers: {
    rewards: { prizeEuros: 1000, winners: 2, certificateHours: 5 },
    support: { training: 0.5, humanFallback: 0.1, complaintStaffHours: 2 },
    organisation: { campaignReach: 0.5, ambassadorStaffHours: 1 },
    rules: { erasure: 1 },
  },
  ambassadors: { threshold: 0.3 },
  meeting: { encounter: 0.1 },
  quitting: { helpWeight: 1, commitmentWeight: 1 },
  delivery: { bonding: 0.2, delivered: 0.8 },
  erasure: { keptShare: 0.5, wanting: 1 },
  launch: { faults: 100 },
  complaints: { failing: 0.05 },
  career: { reach: 100, threshold: 100, incomePerWeek: 0.5, hopeWeight: 1 },
  queueing: { weight: 1 },
  retraining: { transferableShare: 0.5, upkeepMinutes: 5 },
});
const NAMES = ["forum", "call"];

function digitsOf(part: Part): number[] {
  const mostVotes: number[] = [];
  const { metrics, series, world } = ran(part, ({ operations }) => {
    mostVotes.push(...operations.map(({ votes }) => Math.max(...votes)));
  });
  const counts = world.operations.flatMap(({ total }) => [...Object.values(total.values)]);
  return [...metrics, ...series, ...mostVotes, ...counts];
}

let usual: number[] | undefined;

test("all parameters that may differ between operations are tried here", () => {
  const own = leavesOf(FIELDS).flatMap(([path, leaf]) =>
    leaf.kind === "number" && leaf.perOperation === true ? [path] : [],
  );
  expect(Object.keys(OTHERS).sort()).toEqual(own.sort());
  expect([...new Set(own.map((path) => path.split(".")[0]))].sort()).toEqual([...OWN_GROUPS].sort());
});

describe.each(Object.entries(OTHERS))("%s", (path, value) => {
  const inOperations = (ids: readonly string[]) =>
    ids.reduce((part, id) => withValue(part, `operations.${id}.${path}`, value), { ...both });

  test("has the same effect in each operation as in the scenario, and some", () => {
    usual ??= digitsOf(both);
    const everywhere = digitsOf(withValue({ ...both }, path, value));
    expect(sameDigits(digitsOf(inOperations([...NAMES, "counter"])), everywhere)).toBe(true);
    expect(sameDigits(usual, everywhere)).toBe(false);
  });

  test("is one operation's alone, and wins over the scenario's", () => {
    const [group, name] = path.split(".");
    const valuesOf = (part: Part) => {
      const { operations } = quickParams({ ...part }).parameters as unknown as Record<string, Values>;
      return NAMES.map((id) => operations[id][group][name]);
    };
    type Values = Record<string, Record<string, Record<string, number>>>;
    const [plain] = valuesOf(both);
    expect(valuesOf(inOperations(["call"]))).toEqual([plain, value]);
    expect(valuesOf(withValue(inOperations(["call"]), path, 0.7))).toEqual([0.7, value]);
  });
});

test("people leave the operation whose own law drives them away, not the other", () => {
  const two = together(people(400), weeks(20), {
    operations: {
      forum: { startingMembers: 150, quitting: { stopHazardScale: 0.9, stopHazardExponent: 0 } },
      other: { startingMembers: 150, quitting: { stopHazardScale: 0.01 } },
    },
  });
  const [forumLeavers, otherLeavers] = ran(two).world.operations.map(({ total }) => total.leavers);
  expect(forumLeavers).toBeGreaterThan(100);
  expect(otherLeavers).toBeLessThan(forumLeavers / 3);
});

test("under a rule other than utility everybody decides every week in each operation, whatever it has for itself", () => {
  const part = together(forum({ consideration: { perWeek: 0.2 } }), { joining: { rule: "aware-joins" } });
  const { parameters, scenario } = quickParams(part);
  expect(parameters.operations.forum.consideration).toEqual({
    perWeek: 1,
    comebackPerWeek: 0,
    onHearing: 0,
  });
  expect(scenario.operations.forum.consideration).toEqual({
    perWeek: 0.2,
    comebackPerWeek: null,
    onHearing: null,
  });
});

test("a study or a calibration cannot vary what no operation follows", () => {
  const path = "quitting.stopHazardScale";
  const own = { quitting: { stopHazardScale: 0.5 } };
  const problems = (...operations: object[]) =>
    new VariedFields(
      operations.map((one) => resolveScenario({ extends: "launch-forum", operations: one })),
      FORMAT,
    ).find(path, "vary");
  expect(problems({ forum: own })).toMatchObject([
    { path: "vary", suggestion: { en: `operations.*.${path} stands for them` } },
  ]);
  expect(problems({ forum: own, other: {} })).toMatchObject({ paths: [path] });
  expect(problems({ forum: own }, {})).toMatchObject({ paths: [path] });
});

test("studies vary and calibrations free an operation's own parameters, with the range of the scenario's", () => {
  const path = "operations.forum.quitting.stopHazardScale";
  const named = resolveScenario("launch-forum");
  const { free, problems } = freeFields({ [path]: { range: [0.2, 0.7] } }, named);
  expect(problems).toEqual([]);
  expect(scenarioAt(named, free, [0.5]).scenario.operations.forum.quitting.stopHazardScale).toBe(0.5);
  expect(freeFields({ [path]: { range: [0.2, 1.7] } }, named).problems).toMatchObject([
    { expected: { en: expect.stringContaining("from 0 to 1") } },
  ]);
  const varied = new VariedFields([named], FORMAT).find("operations.*.contest.voterShare", "vary");
  expect(varied).toMatchObject({ paths: ["operations.forum.contest.voterShare"] });
  expect(() => resolveScenario({ operations: { forum: { quitting: { stopHazardScale: 2 } } } })).toThrow(
    "operations.forum.quitting.stopHazardScale: 2",
  );
  const ofPeople: object = { quitting: { fatigueWeight: 2 } };
  expect(() => resolveScenario({ operations: { forum: ofPeople } })).toThrow(
    "operations.forum.quitting.fatigueWeight: unknown field; it belongs at quitting.fatigueWeight",
  );
});
