import { execFileSync, type StdioOptions, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ratioWithSpread } from "../against.ts";
import { commitOf } from "../commit.ts";
import { median, table } from "../table.ts";
import { agree, meanOf } from "./agree.ts";
import { type PeerAsked, type PeerRound, serve } from "./child.ts";
import type { ModelName } from "./frameworks.ts";
import { PEOPLE, WEEKS, writePeople } from "./people.ts";

const SELF = fileURLToPath(new URL("./peers.js", import.meta.url));
const SOURCES = "test/bench/peers";
const MADE = "node_modules/.cache/levain-peers";
const FILE = join(MADE, "people.bin");
const WARMING_ROUNDS = 4;

/** A line of a table: how to start the peer, or why that cannot be done. */
interface Line {
  title: string;
  command: () => string[];
}

function node(title: string, asked: Omit<PeerAsked, "people" | "library">, library: string): Line {
  const all = { ...asked, people: FILE, library };
  return { title, command: () => [process.execPath, SELF, "--peer", JSON.stringify(all)] };
}

const QUIETLY: { stdio: StdioOptions } = { stdio: "ignore" };

/** Builds what is written in C++, if there is a compiler. @throws why not */
function compiled(): string {
  const program = resolve(MADE, "peers");
  try {
    execFileSync("g++", ["-O3", "-march=native", "-std=c++17", "-o", program, join(SOURCES, "peers.cpp")], {
      stdio: ["ignore", "ignore", "inherit"],
    });
  } catch {
    throw new Error("no compiler");
  }
  return program;
}

function mesa(): void {
  try {
    execFileSync("python3", ["-c", "import mesa"], QUIETLY);
  } catch {
    throw new Error("not installed");
  }
}

function linesOf(model: ModelName, library: string): Line[] {
  const lines = [
    node("plain typed arrays, keyed draws", { peer: "plain", model, kind: "keyed" }, library),
    node("plain typed arrays, a fast generator", { peer: "plain", model, kind: "fast" }, library),
    { title: "C++, -O3, a fast generator", command: () => [compiled(), model, FILE] },
    node("AgentScript", { peer: "agentscript", model, kind: "fast" }, library),
    node("flocc", { peer: "flocc", model, kind: "fast" }, library),
    {
      title: "Mesa",
      command: () => {
        mesa();
        if (model === "middle") throw new Error("not written");
        return ["python3", join(SOURCES, "mesa_peer.py"), FILE];
      },
    },
    node("Levain, one mechanism of one's own", { peer: "own", model, kind: "keyed" }, library),
  ];
  if (model === "simple") return lines;
  return [...lines, node("Levain, built-in mechanisms", { peer: "built-in", model, kind: "keyed" }, library)];
}

/** A peer that waits for its turn; it says a line when it is ready, and one per round. */
class Peer {
  readonly rounds: PeerRound[] = [];
  private readonly lines: AsyncIterator<string>;
  private readonly process;

  constructor([program, ...args]: string[]) {
    this.process = spawn(program, args, { stdio: ["pipe", "pipe", "pipe"] });
    this.process.stderr.resume();
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  /** Whether it could start. */
  async isReady(): Promise<boolean> {
    return (await this.lines.next()).value === "ready";
  }

  async turn(number: number): Promise<PeerRound> {
    this.process.stdin.write(`${number}\n`);
    const { value, done } = await this.lines.next();
    if (done === true) throw new Error("a peer ended early");
    return JSON.parse(value);
  }

  end(): void {
    this.process.stdin.end();
  }
}

async function started(line: Line): Promise<Peer | string> {
  try {
    const peer = new Peer(line.command());
    return (await peer.isReady()) ? peer : "could not be started";
  } catch (error) {
    return (error as Error).message;
  }
}

async function tableOf(model: ModelName, rounds: number, library: string): Promise<string> {
  const lines = linesOf(model, library);
  const peers: (Peer | string)[] = [];
  for (const line of lines) peers.push(await started(line));
  const running = peers.filter((peer) => typeof peer !== "string");
  for (let round = 0; round < WARMING_ROUNDS + rounds; round++)
    for (const peer of running) {
      const found = await peer.turn(round);
      if (round >= WARMING_ROUNDS) peer.rounds.push(found);
    }
  for (const peer of running) peer.end();
  const [reference] = running;
  const outcomes = (peer: Peer) => peer.rounds.map((round) => round.outcomes);
  const rows = lines.map(({ title }, place) => {
    const peer = peers[place];
    if (typeof peer === "string") return [title, peer, "", "", ""];
    const { mean: people } = meanOf(outcomes(peer), "participants");
    const { mean: acts } = meanOf(outcomes(peer), "contributions");
    const isSame = agree(outcomes(peer), outcomes(reference));
    const ratios = peer.rounds.map(({ ns }, round) => reference.rounds[round].ns / ns);
    return [
      title,
      isSame ? (1000 / median(peer.rounds.map(({ ns }) => ns))).toFixed(2) : "void: other outcomes",
      isSame ? ratioWithSpread(ratios) : "",
      people.toFixed(1),
      acts.toFixed(0),
    ];
  });
  const title = `${model === "simple" ? "The simplified step" : "The middle model, eight mechanisms"}: ${PEOPLE} people × ${WEEKS} weeks, one core, ${rounds} rounds in turns, ${commitOf(".")}`;
  const acts = model === "simple" ? "joined or quit" : "contributions";
  return table(title, ["written in", "M agent-weeks/s", "to the first line", "take part", acts], rows);
}

/** Fetches what the registry has; a peer that is missing then says so in its line. */
function install(): void {
  try {
    const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"];
    execFileSync("npm", args, { ...QUIETLY, cwd: SOURCES, shell: process.platform === "win32" });
  } catch {
    process.stderr.write("the registry cannot be reached: peers from there are left out\n");
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      peer: { type: "string" },
      rounds: { type: "string", default: "15" },
      model: { type: "string" },
      library: { type: "string", default: "dist/index.js" },
    },
  });
  if (values.peer !== undefined) {
    await serve(JSON.parse(values.peer) as PeerAsked);
    return;
  }
  mkdirSync(MADE, { recursive: true });
  install();
  writePeople(FILE);
  const models: ModelName[] = values.model === undefined ? ["simple", "middle"] : [values.model as ModelName];
  for (const model of models)
    process.stdout.write(`${await tableOf(model, Number(values.rounds), values.library)}\n`);
}

await main();
