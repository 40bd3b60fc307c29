/** What every engine runs: no Node, no page. */
import { NumberDigest, textHash } from "../../sim/core/digest.ts";
import { studentQuantile } from "../../sim/core/student.ts";
import { compare, PAIRS, type Results, SCENARIOS, type ScenarioInput, simulate } from "../../sim/index.ts";
import { resolveScenario } from "../../sim/model/built-in.ts";

const OPTIONS = { seed: "golden", replicates: 3 };
const SIZE = { horizonWeeks: 52, population: { consumers: 300 } };

/** A built-in scenario, or one written in place, at a size that is quick to run. */
const small = (input: string | ScenarioInput): ScenarioInput =>
  typeof input === "string" ? { id: input, extends: input, ...SIZE } : { ...input, ...SIZE };

/** The same, with the public that it has: fewer people might be fewer than its starting members. */
function samePublic(id: string): ScenarioInput {
  const { consumers, represents } = resolveScenario(id).scenario.population;
  const population = {
    ...SIZE.population,
    represents: Math.ceil((consumers * represents) / SIZE.population.consumers),
  };
  return { id, extends: id, ...SIZE, population };
}

function pair(id: string): Results {
  const { baseline, others } = PAIRS.get(id)!;
  return compare([baseline, ...others].map(small), OPTIONS);
}

type Runs = Readonly<Record<string, () => Results>>;

/** Those whose digests are kept in `test/golden/digests.json`. */
export const GOLDEN: Runs = {
  baseline: () => simulate(small("baseline"), OPTIONS),
  "community-forum": () => simulate(small("community-forum"), OPTIONS),
  "small-pay": () => pair("small-pay"),
};

const networkKinds = ["small-world", "random", "preferential", "communities", "complete"] as const;

/**
 * Parts of the model that no golden digest reaches. Nobody keeps theirs: the engines have to agree on them among
 * themselves, and a change of the model costs nothing.
 */
const OTHERS: Runs = {
  ...Object.fromEntries(
    [...SCENARIOS.keys()]
      .filter((id) => !(id in GOLDEN))
      .map((id) => [id, () => simulate(samePublic(id), { ...OPTIONS, replicates: 1 })]),
  ),
  formulas: () =>
    simulate(
      {
        ...small("community-forum"),
        levers: {
          rewards: {
            payEurosPerContribution: "exp(-week / 9) + 0.1 * log(1 + week)",
            recognition: "min(1, (1 + active) ^ 0.37 / 9)",
          },
          organisation: { campaignReach: "0.2 / sqrt(1 + week)" },
        },
      },
      OPTIONS,
    ),
  company: () =>
    simulate(
      {
        ...small("community-forum"),
        company: { paceWeight: 0.8, stayWeight: 0.5 },
        reinforcement: { weight: 2, onTieJoining: 0.2 },
        consideration: { onHearing: 0.3 },
      },
      OPTIONS,
    ),
  doors: () =>
    simulate(
      {
        ...small("community-forum"),
        operations: { forum: { ratings: 0.5, effortHoursPerContribution: 0.7 }, second: {} },
        levers: { organisation: { brandPresence: "0.2 + 0.01 * week" } },
        joining: { effortWeight: 0.4 },
        strangers: { weight: 1 },
        benefit: { networkWeight: 1, presenceLoss: 0.6 },
        consideration: { mostPerWeek: 1 },
      },
      OPTIONS,
    ),
  control: () =>
    simulate(
      {
        ...small("community-forum"),
        levers: { organisation: { strictness: 0.8, explanation: 0.5, controlStaffHours: 1 } },
        rejection: { teaching: 2 },
      },
      OPTIONS,
    ),
  outcomes: () =>
    simulate(
      {
        ...small("community-forum"),
        levers: { support: { complaintStaffHours: 2, training: 1 } },
        commitment: { trainerHours: 0.1 },
        delivery: { bonding: 0.3, delivered: 0.8, ownShare: 0.5 },
        complaints: { failing: 0.1 },
        launch: { faults: 40 },
        career: { reach: 50, threshold: 500, hopeWeight: 1 },
      },
      OPTIONS,
    ),
  rights: () =>
    simulate(
      {
        ...small("community-forum"),
        operations: { forum: { dataEurosPerPersonWeek: 1 } },
        levers: {
          rewards: { certificateHours: 3 },
          rules: { optInData: 0.5, dataShare: 0.3, erasure: 1, regularHours: 0.5 },
        },
        erasure: { keptShare: 0.4, wanting: 0.8 },
      },
      OPTIONS,
    ),
  ties: () =>
    simulate(
      {
        ...small("community-forum"),
        levers: { organisation: { sociabilityMatching: 0.5, campaignAim: 0.5, ambassadorStaffHours: 3 } },
        meeting: { encounter: 0.8, meetingsToTie: 2, acquaintances: 4 },
        spreading: { rate: 0.05 },
        ambassadors: { unasked: 1 },
      },
      OPTIONS,
    ),
  networks: () =>
    compare(
      networkKinds.map((kind) => ({
        ...small("community-forum"),
        id: kind,
        network: { kind, homophily: 0.3 },
      })),
      { ...OPTIONS, replicates: 1 },
    ),
};

export const CASES: Runs = { ...GOLDEN, ...OTHERS };

/** The smallest, one beyond every change of method, and the most that is likely. */
const DEGREES = [1, 2, 3, 9, 23, 79, 80, 99, 1000, 1_000_000];
const CHANCES = [0.025, 0.6, 0.849, 0.851, 0.975, 0.9999];

/** Quantiles of Student's t, of which the cases need only few. */
function studentDigest(): string {
  const digest = new NumberDigest();
  for (const degrees of DEGREES) digest.add(Float64Array.from(CHANCES, (p) => studentQuantile(p, degrees)));
  return digest.hex();
}

/** By case: of its worlds, and of all that its report makes of them, such as intervals and verdicts. */
function digests(): Record<string, string> {
  const found: Record<string, string> = { "student-t": studentDigest() };
  for (const [id, run] of Object.entries(CASES)) {
    const { report } = run();
    found[id] = report.digest;
    found[`${id}, report`] = textHash(JSON.stringify(report));
  }
  return found;
}

const MEASURED = { horizonWeeks: 104, warmUpWeeks: 0, population: { consumers: 1000 } };
const MEASURED_REPLICATES = 6;

/** What one thread of an engine found. */
export interface Found {
  /** By case, as in {@link digests}. */
  digests: Record<string, string>;
  seconds: number;
  /** Millions of agent-weeks a second in one forum, once the code is warm. */
  speed: number;
}

export function runCases(): Found {
  const start = performance.now();
  const found = digests();
  const warm = performance.now();
  simulate({ extends: "community-forum", ...MEASURED }, { replicates: MEASURED_REPLICATES });
  const end = performance.now();
  const agentWeeks = MEASURED.horizonWeeks * MEASURED.population.consumers * MEASURED_REPLICATES;
  return { digests: found, seconds: (end - start) / 1000, speed: agentWeeks / 1000 / (end - warm) };
}
