import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { BENCH } from "./bench-file.ts";
import { commitOf } from "./commit.ts";
import { median, table } from "./table.ts";
import { checkShare, type WorkloadName } from "./workloads.ts";

/** What a process that times a build is asked for. */
export interface Asked {
  /** Path of the build's library. */
  library: string;
  name: WorkloadName;
  consumers: number;
}

/** Its first line. */
export interface Ready {
  /** Whether the build knows the workload's fields. */
  known: boolean;
  /** Processor time for people and ties, per person. */
  buildingUs: number;
}

/** Each further line: one round. */
export interface Turn {
  /** Processor time per agent-week. */
  ns: number;
  /** Share of people enrolled in a mean week. */
  share: number;
  digest: string;
}

/** Shares further apart than this, or than a quarter where few take part, are not the same work. */
const FARTHEST = 0.01;
const FARTHEST_OF_SHARE = 0.25;

/** A build in a process of its own that waits for its turn. */
class Timed {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly lines: AsyncIterator<string>;

  constructor(asked: Asked) {
    const args = ["--max-old-space-size=9000", BENCH, "--turns", JSON.stringify(asked)];
    this.process = spawn(process.execPath, args);
    this.process.stderr.pipe(process.stderr);
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  async ready(): Promise<Ready> {
    return (await this.line()) as Ready;
  }

  async turn(): Promise<Turn> {
    this.process.stdin.write("\n");
    return (await this.line()) as Turn;
  }

  end(): void {
    this.process.stdin.end();
  }

  private async line(): Promise<unknown> {
    const { value, done } = await this.lines.next();
    if (done === true) throw new Error("a build that was timed ended early");
    return JSON.parse(value);
  }
}

const libraryIn = (folder: string): string => {
  const library = join(folder, "dist/index.js");
  if (!existsSync(library)) throw new Error(`${library} is missing: build that version first`);
  return library;
};

/** Rounds of both builds in turns: the older first, then this one, and so on. */
async function inTurns(builds: readonly Timed[], rounds: number): Promise<Turn[][]> {
  const all: Turn[][] = builds.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [place, build] of builds.entries()) all[place].push(await build.turn());
  return all;
}

const part = (sorted: readonly number[], share: number) => sorted[Math.round(share * (sorted.length - 1))];

/** "2.51 (2.4–2.6)": the median of ratios, and the middle four fifths of them. */
export function ratioWithSpread(ratios: readonly number[]): string {
  const sorted = ratios.toSorted((a, b) => a - b);
  return `${median(ratios).toFixed(2)} (${part(sorted, 0.1).toFixed(2)}–${part(sorted, 0.9).toFixed(2)})`;
}

/** Whether two builds did the same work, as far as that can be told from how many took part. */
export const isSameWork = (one: number, other: number): boolean =>
  Math.abs(one - other) <= Math.min(FARTHEST, FARTHEST_OF_SHARE * Math.max(one, other));

const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
const HEADS = [
  "workload",
  "people",
  "times as fast",
  "ns before",
  "ns now",
  "people, times",
  "active before",
];

interface Row {
  cells: string[];
  /** Why the ratio means nothing. */
  refused?: string;
}

async function rowOf(folders: readonly string[], name: WorkloadName, consumers: number, rounds: number) {
  const builds = folders.map((folder) => new Timed({ library: libraryIn(folder), name, consumers }));
  try {
    const ready = [];
    for (const build of builds) ready.push(await build.ready());
    const about = [name, consumers.toLocaleString("en")];
    if (!ready.every(({ known }) => known))
      return { cells: [...about, "not known to the older build", "", "", "", "", ""] };
    const turns = await inTurns(builds, rounds);
    const shares = turns.map((of) => median(of.map(({ share }) => share)));
    const row: Row = {
      cells: [
        ...about,
        ratioWithSpread(turns[0].map(({ ns }, round) => ns / turns[1][round].ns)),
        ...turns.map((of) => median(of.map(({ ns }) => ns)).toFixed(0)),
        (ready[0].buildingUs / ready[1].buildingUs).toFixed(1),
        ...shares.map(percent),
      ],
    };
    if (!isSameWork(shares[0], shares[1])) {
      row.cells[2] = "void";
      row.refused = `${name}, ${about[1]} people: ${percent(shares[0])} took part before and ${percent(shares[1])} now; that is not the same work, so no ratio is given`;
    } else for (const share of shares) checkShare(name, share);
    return row;
  } finally {
    for (const build of builds) build.end();
  }
}

/** How many times as fast as an older build this one is, workload by workload. @throws if it cannot be told */
export async function againstTable(
  older: string,
  names: readonly WorkloadName[],
  sizes: readonly number[],
  rounds: number,
): Promise<string> {
  const folders = [older, "."];
  const rows: Row[] = [];
  for (const name of names)
    for (const consumers of sizes)
      rows.push(await rowOf(folders, name, consumers, consumers > 500_000 ? Math.min(3, rounds) : rounds));
  const title = `${commitOf(".")} against ${commitOf(older)}: processor time of the weeks, rounds in turns, median (middle four fifths)`;
  const found = table(
    title,
    [...HEADS, "active now"],
    rows.map(({ cells }) => cells),
  );
  const refused = rows.flatMap(({ refused }) => refused ?? []);
  if (refused.length > 0) throw new Error([found, ...refused].join("\n"));
  return found;
}
