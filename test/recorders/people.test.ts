import { groups, max, mean, min, sum } from "d3";
import { expect, test } from "vitest";
import { peopleTable } from "../../sim/host/folder/result-tables.ts";
import { runChunk } from "../../sim/host/workers/chunk.ts";
import { gini } from "../../sim/metrics/concentration.ts";
import { fittedLaw } from "../../sim/metrics/stopping.ts";
import { resolveScenario, SCENARIOS, type ScenarioInput } from "../../sim/model/built-in.ts";
import { METRICS } from "../../sim/model/metric-lists.ts";
import { duration } from "../../sim/world/state/opening.ts";
import { requestFor } from "../evidence/comparison.ts";
import { builtInPart, inSmall, people, together, weeks } from "../mechanisms/arms.ts";

/** A row of the file: cells by column. */
type Row = Record<string, number | string>;

interface World {
  rows: readonly Row[];
  weeks: number;
  consumers: number;
  mission: string;
  /** Weeks for which an operation lasts; 0 for no end. */
  lasts(operation: string): number;
  /** Whether people may have an audience of their own in an operation. */
  hasAudiences(operation: string): boolean;
}

const n = (row: Row, column: string) => row[column] as number;
const total = ({ rows }: World, column: string) => sum(rows, (row) => n(row, column));
const isOne = (row: Row, status: string) => row.status === status;
/** Rows by person, those who left the public included. */
const everybody = ({ rows }: World) => groups(rows, (row) => row.person).map(([, own]) => own);
const isGone = (row: Row) => isOne(row, "departed");
/** Rows by person, of people who are present when the horizon ends. */
const each = (world: World) => everybody(world).filter(([row]) => !isGone(row));
const some = (world: World, holds: (row: Row) => boolean) => each(world).filter((own) => own.some(holds));
/** Took part within the horizon. */
const joined = (row: Row) => n(row, "weeksEnrolled") > 0 || n(row, "timesLeft") > 0;
const everJoined = (row: Row) => !Number.isNaN(n(row, "firstJoinedWeek"));
/** First week in which a person was not seen any more. */
const seenUntil = (row: Row, { weeks }: World) => (isGone(row) ? n(row, "leftPublicWeek") : weeks);
const contributed = (row: Row) => n(row, "lastContributionWeek") >= 0;
const over = (of: number, whole: number) => (whole === 0 ? Number.NaN : of / whole);
const average = (all: readonly Row[][], column: string) => mean(all, ([row]) => n(row, column)) ?? Number.NaN;
/** Whether the person contributed in the last 4 weeks. */
const recent =
  ({ weeks }: World) =>
  (row: Row) =>
    n(row, "lastContributionWeek") >= weeks - 4;
const active = (world: World) => some(world, recent(world));

const made = (world: World, of = everybody) =>
  Float64Array.from(of(world), (own) =>
    sum(own, (row) => n(row, "contributions") - n(row, "contributionsBefore")),
  )
    .filter((count) => count > 0)
    .sort();

/** As docs/observing.md says: the share of people is rounded to whole people, at least one. */
function top(ascending: ArrayLike<number>, share: number, among = ascending.length): number {
  const count = Math.max(1, Math.round(share * among));
  const all = Array.from(ascending);
  return over(sum(all.slice(-count)), sum(all));
}

/** Of those seen for so many weeks after their first contribution. */
function observed(world: World, after: number): Row[] {
  const { rows, lasts } = world;
  return rows.filter(
    (row) =>
      (lasts(row.operation as string) === 0 || lasts(row.operation as string) > after) &&
      n(row, "firstContributionWeek") >= 0 &&
      n(row, "contributionsBefore") === 0 &&
      n(row, "firstContributionWeek") < seenUntil(row, world) - after,
  );
}

function retained(world: World, after: number): number {
  const seen = observed(world, after);
  const stayed = seen.filter(
    (row) => n(row, "lastContributionWeek") >= n(row, "firstContributionWeek") + after,
  );
  return over(stayed.length, seen.length);
}

function lostNewcomers(world: World): number {
  const seen = observed(world, 13).filter((row) => n(row, "rejectedAtFirst") > 0);
  const lost = seen.filter((row) => n(row, "lastContributionWeek") === n(row, "firstContributionWeek"));
  return over(lost.length, seen.length);
}

function gap(people: readonly Row[][], holds: (row: Row) => boolean): number {
  const shares = groups(people, ([row]) => row.segment).map(
    ([, own]) => own.filter((rows) => rows.some(holds)).length / own.length,
  );
  return (max(shares) ?? 0) - (min(shares) ?? 0);
}

/** Starting members could not stop before the opening. */
const reaches = (row: Row, k: number) => n(row, "contributions") >= k && n(row, "contributionsBefore") < k;

function law(world: World) {
  const { rows } = world;
  const places = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100];
  const reached = places.map((k) => rows.filter((row) => reaches(row, k)).length);
  const stopped = places.map(
    (k) =>
      rows.filter(
        (row) =>
          reaches(row, k) &&
          n(row, "contributions") === k &&
          n(row, "lastContributionWeek") < seenUntil(row, world) - 26,
      ).length,
  );
  return fittedLaw(places, reached, stopped);
}

const SKILLS = ["digitalSkill", "technicalSkill", "relationalSkill", "writingSkill", "creativeSkill"];
const spreadOf = (all: readonly Row[][]) => (skill: string) => {
  const values = all.map(([row]) => n(row, skill));
  return (mean(values.map((value) => value * value)) ?? Number.NaN) - (mean(values) ?? Number.NaN) ** 2;
};

function innovation(world: World): number {
  const makers = some(world, contributed);
  if (makers.length === 0) return 0;
  const diversity = Math.min(1, sum(SKILLS, spreadOf(makers)) / sum(SKILLS, spreadOf(each(world))));
  return 1 - diversity * (1 - average(makers, "ownership"));
}

function competitors({ rows, mission }: World): number {
  if (mission === "public-service") return 0;
  const gone = rows.filter((row) => isOne(row, "lapsed") && n(row, "attachment") < 0.3);
  return (
    over(
      sum(gone, (row) => n(row, "practice")),
      sum(rows, (row) => (isGone(row) ? 0 : n(row, "practice"))),
    ) || 0
  );
}

function earning({ rows, hasAudiences }: World): number {
  const makers = rows.filter((row) => hasAudiences(row.operation as string) && contributed(row));
  return over(makers.filter((row) => n(row, "careerEuros") > 0).length, makers.length);
}

const regulars = (world: World) => {
  const now = world.rows.filter((row) => !isGone(row) && recent(world)(row));
  return over(now.filter((row) => n(row, "joinedWeek") <= world.weeks - 26).length, now.length);
};

const aware = (world: World) => some(world, (row) => row.status !== "unaware").length;
const tookPart = (world: World) => everybody(world).filter((own) => own.some(joined));
const excluded = (row: Row) => isOne(row, "excluded");
const share = (world: World, holds: (row: Row) => boolean) => some(world, holds).length / each(world).length;

/** Every metric that is about people, from nothing but the file, and the lengths and mission of the scenario. */
const FROM_PEOPLE: Record<string, (world: World) => number> = {
  aware,
  active: (world) => active(world).length,
  enrolled: (world) => some(world, (row) => isOne(row, "enrolled")).length,
  everActive: (world) => tookPart(world).length,
  joiners: (world) => total(world, "timesJoined"),
  hopedJoiners: (world) => total(world, "joinedForHope"),
  careerShare: earning,
  careerEuros: (world) => total(world, "careerEuros"),
  leavers: (world) => total(world, "timesLeft"),
  contributions: (world) => total(world, "horizonContributions") - total(world, "rejected"),
  rejectedShare: (world) => over(total(world, "rejected"), total(world, "horizonContributions")),
  rejectedNewcomersLostShare: lostNewcomers,
  contributorWeeks: (world) => total(world, "weeksContributing"),
  hours: (world) => total(world, "hours") + total(world, "memberHours"),
  regularShare: regulars,
  top1OfAwareShare: (world) =>
    total(world, "horizonContributions") === 0
      ? Number.NaN
      : top(made(world, each), 0.01, Math.max(aware(world), made(world, each).length)),
  gini: (world) => gini(made(world)),
  top1Share: (world) => top(made(world), 0.01),
  top10Share: (world) => top(made(world), 0.1),
  oneContributionShare: (world) =>
    over(made(world).filter((count) => count === 1).length, made(world).length),
  retention4: (world) => retained(world, 4),
  retention13: (world) => retained(world, 13),
  retention26: (world) => retained(world, 26),
  retention52: (world) => retained(world, 52),
  observedStopScale: (world) => law(world).scale,
  observedStopExponent: (world) => law(world).exponent,
  fatigue: (world) => average(active(world), "tiredness"),
  workFeel: (world) => average(active(world), "workFeel"),
  burnoutShare: (world) => over(total(world, "tiredDepartures"), total(world, "departures")),
  attachment: (world) => average(each(world), "attachment"),
  participationGap: (world) => gap(everybody(world), joined),
  excludedShare: (world) => share(world, excluded),
  exclusionGap: (world) => gap(each(world), excluded),
  benefitGini: (world) =>
    gini(
      Float64Array.from(
        everybody(world).filter((own) => own.some(contributed)),
        (own) => sum(own, (row) => n(row, "euros")),
      ).sort(),
    ),
  needsUnmetShare: (world) => over(total(world, "needsUnmet"), total(world, "needs")),
  pushedShare: (world) => over(total(world, "pushed"), total(world, "horizonContributions")),
  needsServedShare: (world) => over(total(world, "needsServed"), total(world, "needs")),
  riskCompetitors: competitors,
  riskInnovation: innovation,
  advantageBond: (world) => {
    const took = some(world, everJoined);
    return took.length === 0 ? 0 : average(took, "attachment") - average(took, "attachmentBefore");
  },
};

/** These are about contributions, votes, money, staff, operations and weeks, which `people` does not hold. */
const OF_OPERATIONS = [
  ...["relays", "controversies", "staffStrain", "quality", "errorShare", "votes", "selectedShare"],
  ...["winnersQuality", "hijackedWins", "raisedEuros", "faultsFound", "createdEuros", "returnedEuros"],
  ...["commonsEuros", "lostEuros", "capturedEuros", "netEuros", "imputedHoursEuros", "hourlyReturnEuros"],
  ...["socialValue", "environmentalValue", "payEuros", "costEuros", "costPerContributionEuros"],
  ...["costPerRetainedEuros", "requiredHours", "plannedHours", "hiddenHours", "controlHours"],
  ...["hiddenShare", "jobsDisplaced", "jobsCommunity", "jobsPromotion", "jobsRelations", "riskLatitude"],
  ...["riskReputation", "riskHidden", "riskProductivity", "riskLegal", "advantageCost", "advantageRevenue"],
  ...["advantageFit", "advantageRisk", "staffEngagement", "persistence13"],
  ...["frontlineUncertainty", "jobsUpkeep", "jobsRetrained", "jobsWithoutPlace", "retrainingHours"],
  ...["retrainingEuros", "valueAddedEuros", "unpaidEuros", "unpaidImposedEuros", "unpaidOrganisingEuros"],
  "unpaidShare",
  ...["certificates", "dataEuros", "erasures", "statusWeeks"],
];

test("each metric is about people or not", () => {
  expect([...Object.keys(FROM_PEOPLE), ...OF_OPERATIONS].sort()).toEqual(METRICS.map(({ id }) => id).sort());
});

/** Arrivals, a warm-up, self-organised work, and people who tire: what the built-in scenarios lack. */
const EVERYTHING: ScenarioInput = together(builtInPart("launch-forum"), people(120), weeks(60), {
  warmUpWeeks: 12,
  population: { arrivalsPerWeek: 0.7 },
  operations: {
    forum: { workMode: { directed: 0, collaborative: 0, selfOrganised: 1 }, contributionsPerWeek: 30 },
    second: { weeks: 40, startWeek: 5, contributionsPerWeek: 3 },
  },
  levers: { rewards: { payEurosPerContribution: 0.2, giftEuros: 0.1 } },
});
/** As many leave the public as come. */
const RENEWED = together(EVERYTHING, { population: { renewalPerWeek: 0.02 } });
/** Half of the control is members', and much is wrong; half of the people are newcomers, and some leave the public. */
const CONTROLLED = together(RENEWED, people(300), {
  operations: {
    forum: {
      workMode: { directed: 0.5, selfOrganised: 0.5 },
      demand: { skill: { digital: 1, writing: 1 } },
      startingMembers: 150,
      startingMembersWeeks: 0,
      contributionsPerWeek: 3,
    },
  },
  // The first contributions come within the horizon.
  warmUpWeeks: 0,
  levers: { organisation: { strictness: 1, explanation: 0.5 } },
});
/** Some hope for an income and few get it, during the warm-up as well. */
const CAREERS = together(RENEWED, {
  operations: { forum: { career: { reach: 50, threshold: 200, incomePerWeek: 0.2, hopeWeight: 2 } } },
});

const CASES: [string, ScenarioInput][] = [
  ["careers", CAREERS],
  ["everything", EVERYTHING],
  ["control of contributions", CONTROLLED],
  ["a public that is renewed", RENEWED],
  ...[...SCENARIOS.keys()].map((id): [string, ScenarioInput] => [id, inSmall(id, 150, 60)]),
];

/** Traces of people who know nothing of it are counted for the operation, not for each of them, as the file says. */
const OF_TRACES = new Set(["contributions", "pushedShare", "rejectedShare"]);
const seen = new Set<string>();

test.each(CASES)("every metric about people in %s follows from the file of people", (id, input) => {
  const named = { id, scenario: resolveScenario(input).scenario };
  const request = { ...requestFor([named], ["active"], 2), seed: "people" };
  const found = runChunk({ request, firstReplicate: 0, replicates: 2, people: true, reasons: false });
  const { columns, portions } = peopleTable(request, () => found.people);
  const rows = [...portions].flatMap((cells) =>
    Array.from(cells[0], (_, row) =>
      Object.fromEntries(columns.map(({ name }, c) => [name, cells[c][row] as number | string])),
    ),
  );
  const { horizonWeeks, population, mission, operations } = named.scenario;
  const leavesTraces = Object.values(operations).some(({ consent }) => consent === "unaware");
  for (const replicate of [0, 1]) {
    const world: World = {
      rows: rows.filter((row) => row.replicate === replicate),
      weeks: horizonWeeks,
      consumers: population.consumers,
      mission,
      lasts: (operation) => duration(operations[operation]),
      hasAudiences: (operation) => (operations[operation].career.reach ?? 0) > 0,
    };
    METRICS.forEach(({ id: metric }, m) => {
      const again = FROM_PEOPLE[metric]?.(world);
      const measured = found.worlds[0].metrics[replicate * METRICS.length + m];
      if (again === undefined || (leavesTraces && OF_TRACES.has(metric))) return;
      if (measured > 0) seen.add(metric);
      if (Number.isNaN(measured)) expect(again, metric).toBeNaN();
      else expect(again, metric).toBeCloseTo(measured, 9);
    });
  }
});

test("the cases give every such metric something to say", () => {
  expect(Object.keys(FROM_PEOPLE).filter((id) => !seen.has(id))).toEqual([]);
});
