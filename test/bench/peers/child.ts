import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import type * as Library from "../../../sim/index.ts";
import { processorMs } from "../processor.ts";
import { type Kind, sourceOf } from "./draws.ts";
import { agentScript, flocc, type ModelName, type World } from "./frameworks.ts";
import { levainBuiltIn, levainMiddle, levainSimple, type Turn } from "./levain.ts";
import type { Outcome } from "./outcome.ts";
import { PEOPLE, POPULATIONS, readPeople, WEEKS } from "./people.ts";
import { plainMiddle } from "./plain.ts";
import { plainSimple } from "./plain-simple.ts";

/** A peer, in a process of its own. */
export interface PeerAsked {
  peer: "plain" | "agentscript" | "flocc" | "own" | "built-in";
  model: ModelName;
  kind: Kind;
  people: string;
  /** Path of Levain's library. */
  library: string;
}

/** A round: a world of each population. */
export interface PeerRound {
  /** Processor time per agent-week. */
  ns: number;
  outcomes: Outcome[];
}

const PLAIN: Record<ModelName, World> = { simple: plainSimple, middle: plainMiddle };

async function worldOf({ peer, model }: PeerAsked): Promise<World> {
  if (peer === "agentscript") return agentScript(model);
  return peer === "flocc" ? flocc(model) : PLAIN[model];
}

async function turnOf(asked: PeerAsked): Promise<Turn> {
  if (asked.peer === "own" || asked.peer === "built-in") {
    const { simulate, WorldCache } = (await import(pathToFileURL(asked.library).href)) as typeof Library;
    const cache = new WorldCache(1e9);
    if (asked.peer === "built-in") return levainBuiltIn(simulate, cache);
    return (asked.model === "simple" ? levainSimple : levainMiddle)(simulate, cache);
  }
  const populations = readPeople(asked.people);
  const world = await worldOf(asked);
  return (turn) =>
    populations.map((people, replicate) => world(people, sourceOf(asked.kind, replicate, turn)));
}

/** Runs a round for each line with its number. */
export async function serve(asked: PeerAsked): Promise<void> {
  const turn = await turnOf(asked);
  process.stdout.write("ready\n");
  for await (const line of createInterface({ input: process.stdin })) {
    const start = processorMs();
    const outcomes = turn(Number(line));
    const ns = ((processorMs() - start) * 1e6) / (POPULATIONS * PEOPLE * WEEKS);
    process.stdout.write(`${JSON.stringify({ ns, outcomes } satisfies PeerRound)}\n`);
  }
}
