import type { Params } from "../../sim/run/compile.ts";
import { builtInPart, off, type Part, together } from "../mechanisms/arms.ts";
import { quickParams } from "../support.ts";

/** Worlds in which, taken together, every branch of the model's code is run: small, since each is looked at closely. */

const small: Part = {
  population: { consumers: 16 },
  horizonWeeks: 8,
  ledgerEveryWeeks: 4,
  levers: { organisation: { campaignReach: 0.6 } },
  consideration: { perWeek: 0.5, comebackPerWeek: 0.5, onHearing: 0.5 },
};

/** People who take part at once, and differ little from who is willing. */
const eager: Part = { joining: { entryLongTerm: 0, entryOneOff: 0 } };

/** Something of everything that costs, pays, hurts or breaks. */
const busy: Part = {
  warmUpWeeks: 3,
  population: { arrivalsPerWeek: 0.7, thresholds: new Array(16).fill(0.1) },
  network: { homophily: 0.3, kind: "communities" },
  operations: {
    forum: {
      startingMembers: 6,
      capacity: 12,
      onboardingSteps: 1,
      digitalFloor: 0.6,
      ratings: 1,
      appropriation: 1,
      costEurosPerContribution: 0.1,
      effortHoursPerContribution: 2,
      valueEurosPerContribution: 50,
      demand: {
        skill: { technical: 0.2, relational: 0.2 },
        resource: { social: 0.4, communicational: 0.3, physical: 0.2, cultural: 0.1 },
      },
      workMode: { directed: 0.5, selfOrganised: 0.5 },
    },
  },
  levers: {
    rewards: {
      payEurosPerContribution: [{ from: 2, to: 8, value: 20 }],
      payContingency: "engagement",
      giftEuros: 1,
      recognition: 1,
      recognitionTarget: "newcomers",
      badgeThreshold: 3,
      certificateHours: 4,
      experience: 0.3,
      valueShare: 0.1,
    },
    support: { guidance: 2, framing: 1, tools: 0.2, training: 0.5, animation: 0.4, selection: 0.2 },
    organisation: { measurement: 1, brandPresence: 1, coordinationStaffHours: 2, transparency: 1 },
    rules: { publicTraining: 0.5, optInData: 0.5, regularHours: 1 },
  },
  conflict: { withOrganisation: 10, refusal: 10, amongConsumers: 10 },
  quality: { motivationWeight: 0.5 },
  satisfaction: { fitWeight: 1, luckSpread: 0.5 },
  commitment: { entryHours: 3, trainerHours: 0.5 },
  joining: { effortWeight: 0.1 },
  strangers: { weight: 0.1 },
  learning: { floorTraining: 0.5 },
  workFeel: { rate: 1 },
  company: { paceWeight: 0.5, stayWeight: 1 },
  reinforcement: { weight: 1, onTieJoining: 0.5 },
  coordination: { exponent: 1 },
};

/** A call for money that fails, a contest that leads to a forum, and what is taken unawares until it comes to light. */
const calls: Part = {
  mechanisms: {},
  network: { kind: "complete" },
  operations: {
    forum: { startWeek: 5 },
    pledge: { form: "one-off", weeks: 6, fundingGoalEuros: 100_000, costEurosPerContribution: 1 },
    contest: {
      form: "one-off",
      leadsTo: "forum",
      openness: 1,
      phases: [
        { weeks: 3, submit: true, vote: false, jury: false, selects: 0 },
        { weeks: 2, submit: false, vote: true, jury: false, selects: 3 },
        { weeks: 1, submit: false, vote: false, jury: true, selects: 2 },
      ],
    },
    vote: {
      form: "one-off",
      openness: 1,
      phases: [
        { weeks: 3, submit: true, vote: false, jury: false, selects: 0 },
        { weeks: 2, submit: false, vote: true, jury: false, selects: 2 },
      ],
    },
    traces: { consent: "unaware", disclosurePerWeek: 0.3, dataEurosPerPersonWeek: 1, visibility: 0.8 },
  },
  levers: {
    rewards: { prizeEuros: 100_000, winners: 2, recognition: 0.5, recognitionTarget: "threshold" },
    support: { moderation: 0 },
    rules: { dataShare: 0.5, erasure: 1 },
  },
  erasure: { keptShare: 0.5, wanting: 1, wantingWhenDisclosed: 1 },
  conflict: { disclosed: 10, hijack: 10, unclearRights: 10 },
  recognition: { everyWeeks: 3 },
  company: { paceWeight: 0.5 },
  reinforcement: { onTieJoining: 0.5 },
  consideration: { mostPerWeek: 1 },
  benefit: { networkWeight: 1 },
};

/** Contributions that are controlled, and mostly rejected; pay that is due even then. */
const controlled: Part = {
  operations: { forum: { startingMembers: 12, contributionsPerWeek: 20, workMode: { selfOrganised: 0.5 } } },
  levers: {
    rewards: { payEurosPerContribution: 1, payContingency: "engagement" },
    organisation: { strictness: 1, explanation: 0.5, controlStaffHours: 1 },
  },
  rejection: { mistaken: 1, teaching: 1 },
};

/** What is delivered at once or in the end, fails, is complained of, and answered. */
const delivered: Part = {
  operations: {
    forum: { startingMembers: 12, contributionsPerWeek: 20, costEurosPerContribution: 0.1 },
    pledge: { form: "one-off", weeks: 4, fundingGoalEuros: 1, costEurosPerContribution: 1, deliveryWeek: 6 },
  },
  levers: { support: { complaintStaffHours: 1 } },
  joining: { costWeight: 1 },
  launch: { faults: 100 },
  career: { reach: 100, threshold: 50, incomePerWeek: 0.5, hopeWeight: 1 },
  delivery: { bonding: 0.5, ownShare: 0.5 },
  complaints: { failing: 0.5, complaining: 0.9 },
};

/** People who meet, make ties and pass their attachment on; ambassadors, and a campaign that is aimed. */
const meeting: Part = {
  population: { arrivalsPerWeek: 1 },
  operations: { forum: { startingMembers: 12, contributionsPerWeek: 20 } },
  levers: { organisation: { sociabilityMatching: 0.5, campaignAim: 0.5, ambassadorStaffHours: 1 } },
  meeting: { encounter: 1, meetingsToTie: 1, acquaintances: 3 },
  reinforcement: { onTieJoining: 0.5, weight: 1 },
  spreading: { rate: 0.2 },
  ambassadors: { unasked: 1, threshold: 0.2 },
};

/** Pay that ends, people who leave for that reason alone, and a counter so busy that others come. */
const lost: Part = {
  operations: { forum: { startingMembers: 12, contributionsPerWeek: 20, needsPerWeek: 30 } },
  levers: {
    rewards: { payEurosPerContribution: [{ from: 0, to: 4, value: 20 }] },
    support: { humanFallback: 0.1 },
  },
  quitting: { gainWeight: 20 },
  queueing: { weight: 2 },
  frontline: { load: 0.5 },
};

/** People who need something, with too few to serve them. */
const needed: Part = together(builtInPart("online-counter"), {
  warmUpWeeks: 3,
  operations: { counter: { consent: "obliged", needsPerWeek: 2, digitalFloor: 0.7 } },
  levers: { support: { humanFallback: 0.1 }, rules: { fallbackGuaranteed: 0.05 } },
  queueing: { switching: 0.5, againstWill: 0.5 },
});

const PARTS: readonly Part[] = [
  together(builtInPart("packaging-contest"), { population: { represents: 2 } }),
  together(eager, busy),
  together(eager, busy, {
    levers: { rewards: { payContingency: "performance", recognitionTarget: "top" } },
    recognition: { everyWeeks: 2 },
  }),
  together(eager, calls),
  controlled,
  together(eager, delivered),
  lost,
  together(eager, meeting),
  needed,
  { joining: { rule: "threshold" }, operations: { forum: { startingMembers: 6 } } },
  together(off("joining", "awareness", "coordination", "satisfaction"), { joining: { rule: "aware-joins" } }),
  { network: { kind: "edges", edges: [0, 1, 1, 2] } },
];

export const WORLDS: readonly Params[] = PARTS.map((part) => quickParams(together(part, small)));
