import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import type * as Library from "../../sim/index.ts";
import type { Asked, Ready, Turn } from "./against.ts";
import { processorMs } from "./processor.ts";
import { type Json, merged, NEUTRAL, workload } from "./workloads.ts";

/**
 * Times one build's library, in a process of its own: it says when it is ready, then runs a round for each line that
 * it reads. The build may be older than this file, so it is asked what it takes.
 */

const SEED = "bench";
/** People and warm-ups of all worlds, so that a round times weeks only. */
const PLENTY = 8e9;
/** Agent-weeks of a round, and rounds after which the engine has compiled what it is going to. */
const ROUND_AGENTS = 20_000;
const WARMING_ROUNDS = { few: 1, many: 6 };
const BUILDINGS = 7;

type Build = Pick<typeof Library, "simulate" | "WorldCache">;
type Scenario = Parameters<Build["simulate"]>[0];

function timed<T>(work: () => T): [ms: number, result: T] {
  const start = processorMs();
  const result = work();
  return [processorMs() - start, result];
}

/** Whether the build takes a scenario; asked of few people and a week, which is quick. */
function accepts({ simulate }: Build, scenario: Json): boolean {
  const brief = merged(scenario, { horizonWeeks: 1, warmUpWeeks: 0, population: { consumers: 10 } });
  try {
    simulate(brief as Scenario, { replicates: 1 });
    return true;
  } catch {
    return false;
  }
}

/** The workload, with those of the neutral fields that the build knows; undefined if the workload itself is too new. */
function fitted(build: Build, { name, consumers }: Asked): Json | undefined {
  const plain = workload(name, consumers);
  if (!accepts(build, plain)) return undefined;
  if (name !== "forum") return plain;
  return merged(plain, ...NEUTRAL.filter((field) => accepts(build, merged(plain, field))));
}

/** What people and ties of a world take: its first week with and without having to make them. */
function buildingUs({ simulate, WorldCache }: Build, scenario: Json, { consumers }: Asked): number {
  const brief = merged(scenario, { horizonWeeks: 1, warmUpWeeks: 0 }) as Scenario;
  const times = Array.from({ length: consumers > 10_000 ? 1 : BUILDINGS }, (_, round) => {
    const cache = new WorldCache(PLENTY);
    const options = { seed: `${SEED}-${round}`, replicates: 1, cache, recorderOf: () => ({ step() {} }) };
    const [made] = timed(() => simulate(brief, options));
    const [kept] = timed(() => simulate(brief, options));
    return made - kept;
  });
  const middle = times.toSorted((a, b) => a - b)[times.length >> 1];
  return (1000 * middle) / consumers;
}

/** One round: some worlds, of which only the weeks are timed. */
function rounds({ simulate, WorldCache }: Build, scenario: Json, { consumers }: Asked): () => Turn {
  const cache = new WorldCache(PLENTY);
  const worlds = Math.max(1, Math.round(ROUND_AGENTS / consumers));
  return () => {
    let enrolled = 0;
    let weeks = 0;
    const recorderOf = () => ({
      step({ operations }: Library.World) {
        for (const { active } of operations) enrolled += active.count;
        weeks++;
      },
    });
    const [ms, { report }] = timed(() =>
      simulate(scenario as Scenario, { seed: SEED, replicates: worlds, recorderOf, cache }),
    );
    const share = enrolled / (weeks * consumers);
    return { ns: (ms * 1e6) / (weeks * consumers), share, digest: report.digest };
  };
}

/** Answers by lines of JSON on standard output. */
export async function takeTurns(asked: Asked): Promise<void> {
  const say = (answer: Ready | Turn) => process.stdout.write(`${JSON.stringify(answer)}\n`);
  const build = (await import(pathToFileURL(asked.library).href)) as Build;
  const scenario = fitted(build, asked);
  if (scenario === undefined) {
    say({ known: false, buildingUs: 0 });
    return;
  }
  const round = rounds(build, scenario, asked);
  for (let i = asked.consumers > 10_000 ? WARMING_ROUNDS.few : WARMING_ROUNDS.many; i > 0; i--) round();
  say({ known: true, buildingUs: buildingUs(build, scenario, asked) });
  for await (const _ of createInterface({ input: process.stdin })) say(round());
}
