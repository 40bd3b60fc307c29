import type { Worlds } from "../../sim/experiment/experiment.ts";
import type { Experiment } from "../state/experiment.ts";
import { joined, replicatesAtOnce } from "./computation.ts";
import type { Chunk, PreparedSettings } from "./protocol.ts";
import type { ResultCache } from "./result-cache.ts";

const NO_NUMBERS = new Float64Array();

/** An experiment under many settings while it is computed: which worlds are there, and what is left to run. */
export class SettingsComputation {
  /** Matched worlds under a setting, in all. */
  readonly of: number;
  /** Workers that it has cost. */
  failures = 0;
  /** Per arm and replicate. */
  private readonly metrics: (Float64Array | undefined)[][];
  /** All scenarios under one setting in some replicates: they share people, other settings have their own. */
  private readonly left: Chunk[];

  constructor(
    readonly experiment: Experiment,
    readonly prepared: PreparedSettings,
    private readonly cache: ResultCache,
  ) {
    const { request, consumers, weeks } = prepared;
    const { scenarios, replicates } = request;
    this.of = (scenarios.length / this.together) * replicates;
    this.metrics = scenarios.map((_, arm) =>
      Array.from(
        { length: replicates },
        (_, replicate) => cache.find<Pick<Worlds, "metrics">>("metrics", this.keyOf(arm), replicate)?.metrics,
      ),
    );
    this.left = this.blocks.flatMap((arms) => this.missing(arms, replicatesAtOnce(consumers, weeks)));
  }

  get done(): number {
    const { replicates } = this.prepared.request;
    const there = (arms: readonly number[]) =>
      Array.from({ length: replicates }, (_, replicate) => replicate).filter((replicate) =>
        arms.every((arm) => this.metrics[arm][replicate] !== undefined),
      ).length;
    return this.blocks.reduce((sum, arms) => sum + there(arms), 0);
  }

  next(): Chunk | undefined {
    return this.left.shift();
  }

  /** What a worker that died had begun. */
  putBack(chunk: Chunk): void {
    this.left.unshift(chunk);
  }

  /** @param metrics per arm of the chunk, replicates × metrics */
  add({ arms, firstReplicate, replicates }: Chunk, metrics: readonly Float64Array[]): void {
    arms.forEach((arm, at) => {
      const each = metrics[at].length / replicates;
      for (let r = 0; r < replicates; r++) {
        const own = metrics[at].slice(r * each, (r + 1) * each);
        this.metrics[arm][firstReplicate + r] = own;
        this.cache.keep("metrics", this.keyOf(arm), firstReplicate + r, { metrics: own });
      }
    });
  }

  /** Per arm, once all are there. */
  worlds(): Worlds[] {
    return this.metrics.map((own) => ({ metrics: joined(own as Float64Array[]), series: NO_NUMBERS }));
  }

  private missing(block: readonly number[], size: number): Chunk[] {
    const { replicates: all } = this.prepared.request;
    return Array.from({ length: Math.ceil(all / size) }, (_, index) => {
      const firstReplicate = index * size;
      const replicates = Math.min(size, all - firstReplicate);
      const own = (arm: number) => this.metrics[arm].slice(firstReplicate, firstReplicate + replicates);
      return { arms: block.filter((arm) => own(arm).includes(undefined)), firstReplicate, replicates };
    }).filter(({ arms }) => arms.length > 0);
  }

  /** The arms of each setting. */
  private get blocks(): number[][] {
    const { length } = this.prepared.request.scenarios;
    return Array.from({ length: length / this.together }, (_, block) =>
      Array.from({ length: this.together }, (_, place) => block * this.together + place),
    );
  }

  /** Scenarios under each setting. */
  private get together(): number {
    return this.experiment.arms.length;
  }

  private keyOf(arm: number): string {
    const { keys, request } = this.prepared;
    return `${keys[arm]} ${request.seed}`;
  }
}
