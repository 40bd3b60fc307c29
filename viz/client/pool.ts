import type { Remote } from "comlink";
import type { Worlds } from "../../sim/experiment/experiment.ts";
import type { Request } from "../../sim/experiment/request.ts";
import type { ReasonRow } from "../../sim/recorders/ledger.ts";
import type { Arm, Experiment } from "../state/experiment.ts";
import { Computation, type Piece } from "./computation.ts";
import type { Parts } from "./parts.ts";
import { type ArmProblem, INTERNAL_ERROR, NO_WORKERS, TOO_LONG } from "./problems.ts";
import { type Answer, type FormulaQuestion, isAnswered } from "./protocol.ts";
import { ResultCache } from "./result-cache.ts";
import type { SettingsCheck, Shown, WorldPicture } from "./results.ts";
import { SettingsChecker } from "./settings-checker.ts";
import type { CoreApi } from "./worker.ts";
import {
  isLost,
  LONGEST_MS,
  WorkerHandle,
  WorkerNotLoaded,
  WorkerNotStarted,
  WorkerTimedOut,
} from "./worker-handle.ts";

/** Who is told about results. */
export interface Listener {
  results(shown: Shown): void;
  /** Of the newest experiment; none, when it can run. */
  problems(problems: readonly ArmProblem[]): void;
  /** How far a check under other settings is; null when it ends without a result. */
  checked(check: SettingsCheck | null): void;
}

const NO_NUMBERS = new Float64Array();
/** Matched worlds that are shown first. */
const FIRST_WORLDS = 8;
/** Between two preliminary results. */
const SHOW_MS = 120;
/** What it may take where it is known to be quick: a dead worker says nothing. */
const QUICK_MS = 3_000;
/** How many times longer than the last piece one may take, before its worker is taken for dead. */
const MOST_TIMES_SLOWER = 20;

/**
 * Workers that run worlds, and one that prepares, compares and digests, so that none of it waits for a world. The
 * newest experiment wins: of an older one nothing more is begun. Results are put together by replicate, so that
 * neither the number of workers nor who finishes first leaves a trace.
 */
export class Pool {
  private readonly coordinator: WorkerHandle;
  private readonly runners: readonly { handle: WorkerHandle; busy: boolean }[];
  private readonly cache = new ResultCache();
  private readonly checker: SettingsChecker;
  private computation: Computation | undefined;
  private waiting: Experiment | undefined;
  private isPreparing = false;
  private isShowing = false;
  /** What a week of a person took last. */
  private msPerWork: number | undefined;

  /** @param workers that run worlds */
  constructor(
    private readonly parts: Pick<Parts, "startWorker" | "notLoaded">,
    workers: number,
    private readonly listener: Listener,
  ) {
    const { startWorker } = parts;
    this.coordinator = new WorkerHandle(startWorker);
    this.runners = Array.from({ length: workers }, () => ({
      handle: new WorkerHandle(startWorker),
      busy: false,
    }));
    const lent = {
      ask: this.askCoordinator.bind(this),
      start: () => this.startRunners(),
      problemOf: (error: unknown) => this.problemOf(error),
      ...{ cache: this.cache, workers },
    };
    this.checker = new SettingsChecker(lent, (check) => listener.checked(check));
  }

  /** Runs an experiment instead of the one before. */
  run(experiment: Experiment): void {
    this.computation = undefined;
    this.waiting = experiment;
    this.checker.end(experiment);
    if (!this.isPreparing) void this.prepareNewest();
  }

  /** Compares it under the settings of the default ensemble as well, until another experiment comes. */
  check(experiment: Experiment): void {
    void this.checker.begin(experiment);
  }

  stopCheck(): void {
    this.checker.end();
  }

  /** One matched world of the newest experiment, under each scenario. */
  async picture(experiment: Experiment, replicate: number): Promise<Answer<WorldPicture>> {
    const prepared = await this.askCoordinator((core) => core.prepare(experiment));
    return isAnswered(prepared)
      ? this.askCoordinator((core) => core.picture(replicate), prepared.request)
      : prepared;
  }

  async problemsOf(arm: Arm): Promise<readonly ArmProblem[]> {
    const answer = await this.askCoordinator(async (core) => ({ problems: await core.problemsOfArm(arm) }));
    return answer.problems;
  }

  /** What a formula comes to in every week; none where that cannot be told. */
  async courseOf(question: FormulaQuestion): Promise<readonly number[]> {
    const answer = await this.askCoordinator(async (core) => ({
      course: await core.formulaCourse(question),
    }));
    return isAnswered(answer) ? answer.course : [];
  }

  end(): void {
    for (const handle of [this.coordinator, ...this.runners.map(({ handle }) => handle)]) handle.end();
  }

  private async prepareNewest(): Promise<void> {
    this.isPreparing = true;
    for (let next = this.waiting; next !== undefined; next = this.waiting) {
      const experiment = next;
      this.waiting = undefined;
      const prepared = await this.askCoordinator((core) => core.prepare(experiment));
      if (this.waiting !== undefined) continue;
      this.listener.problems(isAnswered(prepared) ? [] : prepared.problems);
      if (!isAnswered(prepared)) continue;
      this.computation = new Computation(experiment, prepared, this.cache);
      this.startRunners();
      void this.showDue();
    }
    this.isPreparing = false;
  }

  /** @param about the request that it is about, if there is one */
  private async askCoordinator<T>(
    what: (core: Remote<CoreApi>) => Promise<Answer<T>>,
    about?: Request,
  ): Promise<Answer<T>> {
    for (let failures = 0; ; failures++)
      try {
        const limitMs = failures === 0 ? QUICK_MS : LONGEST_MS;
        return await (about === undefined
          ? this.coordinator.ask(what, limitMs)
          : this.coordinator.askAbout(about, what, limitMs));
      } catch (error) {
        if (failures > 0 || !isLost(error)) return { problems: [this.problemOf(error)] };
      }
  }

  private startRunners(): void {
    this.runners.forEach((_, worker) => void this.runPieces(worker));
  }

  /** One worker's round: piece by piece of whatever is the newest request, then of its check. */
  private async runPieces(worker: number): Promise<void> {
    const runner = this.runners[worker];
    if (runner.busy) return;
    runner.busy = true;
    for (;;) {
      const computation = this.computation;
      // Reasons do not keep the settled result waiting.
      const kind = computation?.shown?.digest == null ? "worlds" : "reasons";
      const piece = computation?.next(kind, worker, this.runners.length);
      const check = piece === undefined ? this.checker.next() : undefined;
      if (computation !== undefined && piece !== undefined)
        await this.runPiece(computation, piece, runner.handle);
      else if (check !== undefined) await check(runner.handle);
      else break;
    }
    runner.busy = false;
  }

  private async runPiece(computation: Computation, piece: Piece, handle: WorkerHandle): Promise<void> {
    const { kind, index: _index, ...chunk } = piece;
    const { request } = computation.prepared;
    const limitMs = this.limitOf(computation, piece);
    const began = performance.now();
    try {
      if (kind === "worlds") {
        const answer = await handle.askAbout<Answer<Worlds[]>>(request, (core) => core.run(chunk), limitMs);
        if (!isAnswered(answer)) return this.giveUp(computation, answer.problems);
        computation.addWorlds(piece, answer);
      } else {
        const answer = await handle.askAbout<Answer<ReasonRow[]>>(
          request,
          (core) => core.reasons(chunk),
          limitMs,
        );
        if (!isAnswered(answer)) return this.giveUp(computation, answer.problems);
        computation.addReasons(piece, answer);
      }
      this.msPerWork = (performance.now() - began) / workOf(computation, piece);
      void this.showDue();
    } catch (error) {
      computation.putBack(piece);
      if (++computation.failures > this.runners.length || !isLost(error))
        this.giveUp(computation, [this.problemOf(error)]);
    }
  }

  private limitOf(computation: Computation, piece: Piece): number {
    if (this.msPerWork === undefined || computation.failures > 0) return LONGEST_MS;
    return Math.min(
      LONGEST_MS,
      Math.max(QUICK_MS, MOST_TIMES_SLOWER * this.msPerWork * workOf(computation, piece)),
    );
  }

  private giveUp(computation: Computation, problems: readonly ArmProblem[]): void {
    if (computation !== this.computation) return;
    this.computation = undefined;
    this.listener.problems(problems);
  }

  private async showDue(): Promise<void> {
    if (this.isShowing) return;
    this.isShowing = true;
    for (let computation = this.due(); computation !== undefined; computation = this.due())
      await this.show(computation);
    this.isShowing = false;
  }

  /** The present computation, when it has something new to show. */
  private due(): Computation | undefined {
    const { computation } = this;
    if (computation === undefined) return undefined;
    const { done, of, shown } = computation;
    if (shown?.digest != null)
      return shown.reasons === null && computation.reasons() !== null ? computation : undefined;
    if (done === of) return computation;
    if (done < FIRST_WORLDS || done === shown?.done) return undefined;
    return performance.now() - computation.shownAtMs >= SHOW_MS ? computation : undefined;
  }

  private async show(computation: Computation): Promise<void> {
    if (computation.shown?.digest != null)
      return this.tell(computation, { ...computation.shown, reasons: computation.reasons() });
    const { done, of, experiment } = computation;
    const { request, keys: _keys, ...facts } = computation.prepared;
    const worlds = computation.first(done);
    const stable = done === of;
    // Preliminary results need no weekly numbers, and have no digest.
    const judged = stable ? worlds : worlds.map(({ metrics }) => ({ metrics, series: NO_NUMBERS }));
    const report = await this.askCoordinator((core) => core.report(judged, done, stable), request);
    if (!isAnswered(report)) return this.giveUp(computation, report.problems);
    const digest = stable ? report.digest : null;
    const reasons = stable ? computation.reasons() : null;
    this.tell(computation, {
      ...facts,
      experiment,
      done,
      of,
      worlds,
      report,
      stable,
      digest,
      reasons,
      warnings: [...facts.warnings, ...((stable ? report.warnings : undefined) ?? [])],
    });
  }

  private tell(computation: Computation, shown: Shown): void {
    computation.shown = shown;
    computation.shownAtMs = performance.now();
    if (computation !== this.computation) return;
    this.listener.results(shown);
    if (shown.digest !== null) this.startRunners();
  }

  /** What went wrong, in words; the page goes on with what it has. */
  private problemOf(error: unknown): ArmProblem {
    if (error instanceof WorkerTimedOut) return TOO_LONG;
    if (error instanceof WorkerNotLoaded) return this.parts.notLoaded;
    if (error instanceof WorkerNotStarted) return NO_WORKERS;
    return { ...INTERNAL_ERROR, value: error instanceof Error ? error.message : String(error) };
  }
}

/** Weeks of people that a piece lives through. */
const workOf = ({ prepared: { consumers, weeks } }: Computation, { arms, replicates }: Piece): number =>
  consumers * weeks * arms.length * replicates;
