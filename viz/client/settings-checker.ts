import type { Remote } from "comlink";
import type { Request } from "../../sim/experiment/request.ts";
import type { Experiment } from "../state/experiment.ts";
import { asksTheSame } from "../state/headlines.ts";
import type { ArmProblem } from "./problems.ts";
import { type Answer, type Chunk, isAnswered } from "./protocol.ts";
import type { ResultCache } from "./result-cache.ts";
import type { SettingsCheck } from "./results.ts";
import { SettingsComputation } from "./settings-computation.ts";
import type { CoreApi } from "./worker.ts";
import { isLost, LONGEST_MS, type WorkerHandle } from "./worker-handle.ts";

/** What a pool lends to work in the background. */
export interface Lent {
  /** Asks the worker that prepares and compares. */
  ask: <T>(what: (core: Remote<CoreApi>) => Promise<Answer<T>>, about?: Request) => Promise<Answer<T>>;
  /** Has idle workers look for something to do. */
  start: () => void;
  problemOf: (error: unknown) => ArmProblem;
  cache: ResultCache;
  /** Workers that may be lost before it is given up. */
  workers: number;
}

/** Runs an experiment under the settings of the default ensemble, when nothing else is to be done. */
export class SettingsChecker {
  /** The experiment that is being checked. */
  private asked: Experiment | undefined;
  private computation: SettingsComputation | undefined;

  /** @param tell gets how far it is; null when it ends without a result */
  constructor(
    private readonly lent: Lent,
    private readonly tell: (check: SettingsCheck | null) => void,
  ) {}

  async begin(experiment: Experiment): Promise<void> {
    this.asked = experiment;
    this.computation = undefined;
    this.tell({ experiment, done: 0, of: 0, report: null, problems: [] });
    const prepared = await this.lent.ask((core) => core.prepareSettings(experiment));
    if (this.asked !== experiment) return;
    if (!isAnswered(prepared)) return this.giveUp(experiment, prepared.problems);
    const computation = new SettingsComputation(experiment, prepared, this.lent.cache);
    this.computation = computation;
    this.lent.start();
    await this.progress(computation);
  }

  /** Ends a check that is under way, unless it answers this experiment too. */
  end(experiment?: Experiment): void {
    if (this.asked === undefined) return;
    if (experiment !== undefined && asksTheSame(this.asked, experiment)) return;
    this.asked = undefined;
    this.computation = undefined;
    this.tell(null);
  }

  /** What an idle worker should do next, if anything is left. */
  next(): ((handle: WorkerHandle) => Promise<void>) | undefined {
    const { computation } = this;
    const chunk = computation?.next();
    if (computation === undefined || chunk === undefined) return undefined;
    return (handle) => this.run(computation, chunk, handle);
  }

  private async run(computation: SettingsComputation, chunk: Chunk, handle: WorkerHandle): Promise<void> {
    const { experiment, prepared } = computation;
    try {
      const answer = await handle.askAbout<Answer<Float64Array[]>>(
        prepared.request,
        (core) => core.runUnderSetting(chunk),
        LONGEST_MS,
      );
      if (!isAnswered(answer)) return this.giveUp(experiment, answer.problems);
      computation.add(chunk, answer);
      void this.progress(computation);
    } catch (error) {
      computation.putBack(chunk);
      if (++computation.failures > this.lent.workers || !isLost(error))
        this.giveUp(experiment, [this.lent.problemOf(error)]);
    }
  }

  private async progress(computation: SettingsComputation): Promise<void> {
    const { experiment, prepared, done, of } = computation;
    if (computation !== this.computation) return;
    const so = { experiment, done, of, report: null, problems: [] };
    this.tell(so);
    if (done < of) return;
    this.computation = undefined;
    const { request } = prepared;
    const report = await this.lent.ask(
      (core) => core.report(computation.worlds(), request.replicates, false),
      request,
    );
    if (this.asked !== experiment) return;
    if (!isAnswered(report)) return this.giveUp(experiment, report.problems);
    this.asked = undefined;
    this.tell({ ...so, report });
  }

  private giveUp(experiment: Experiment, problems: readonly ArmProblem[]): void {
    if (this.asked !== experiment) return;
    this.asked = undefined;
    this.computation = undefined;
    this.tell({ experiment, done: 0, of: 0, report: null, problems });
  }
}
