import type { Request } from "../../experiment/request.ts";
import type { ReasonRow } from "../../recorders/ledger.ts";
import type { PeopleRows } from "../../recorders/people.ts";
import type { ChunkResult } from "../workers/chunk.ts";
import { Spill } from "./spill.ts";

/** Some replicates of one arm. */
interface Portion {
  series: Float64Array;
  people: PeopleRows[];
  reasons: ReasonRow[];
}

/** What grows with weeks, people or reasons: on disk until it is written in the order of the tables. */
export class KeptResults {
  private readonly spill: Spill<Portion>;
  private readonly arms: ReadonlyMap<string, number>;

  /** @param path of a file that must not exist yet */
  constructor(
    { scenarios }: Request,
    readonly path: string,
  ) {
    this.spill = new Spill(path);
    this.arms = new Map(scenarios.map(({ id }, arm) => [id, arm]));
  }

  add({ worlds, people, reasons }: ChunkResult, firstReplicate: number): void {
    const portions = worlds.map(({ series }): Portion => ({ series, people: [], reasons: [] }));
    const of = ({ scenario }: { scenario: string }) => portions[this.arms.get(scenario) as number];
    for (const rows of people) of(rows).people.push(rows);
    for (const row of reasons) of(row).reasons.push(row);
    for (const [arm, portion] of portions.entries()) this.spill.put(arm, firstReplicate, portion);
  }

  *series(arm: number): Generator<Float64Array> {
    for (const { series } of this.spill.of(arm)) yield series;
  }

  *people(arm: number): Generator<PeopleRows> {
    for (const { people } of this.spill.of(arm)) yield* people;
  }

  *reasons(arm: number): Generator<ReasonRow> {
    for (const { reasons } of this.spill.of(arm)) yield* reasons;
  }

  close(): void {
    this.spill.close();
  }
}
