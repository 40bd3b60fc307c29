import type { Remote } from "comlink";
import type { Worlds } from "../../sim/experiment/experiment.ts";
import type { Request } from "../../sim/experiment/request.ts";
import type { ReasonRow } from "../../sim/recorders/ledger.ts";
import type { Arm, Experiment } from "../state/experiment.ts";
import { Job, Kept, type Piece } from "./computation.ts";
import { type ArmProblem, FAULT, NOT_LOADED, TOO_LONG } from "./problems.ts";
import { type Answer, type FormulaQuestion, isAnswered } from "./protocol.ts";
import type { Shown, WorldPicture } from "./results.ts";
import type { CoreApi } from "./worker.ts";
import { Died, Hand, NotLoaded, TooLong } from "./worker-handle.ts";

/** Whom the pool tells. */
export interface Listener {
  look(shown: Shown): void;
  /** Of the newest experiment; none, when it can run. */
  problems(problems: readonly ArmProblem[]): void;
}

const NO_NUMBERS = new Float64Array();
/** Matched worlds of the first look. */
const FIRST_WORLDS = 8;
/** Between two looks on the way. */
const LOOK_MS = 120;
/** What one answer may take: with it, nothing that a link or a file holds stops the page for good. */
const LONGEST_MS = 15_000;
/** What it may take at first, where it is known to be quick: a dead worker says nothing. */
const QUICK_MS = 3_000;
const SLOWER = 20;

/**
 * Workers that run worlds, and one that prepares, compares and digests, so that none of it waits for a world. The
 * newest experiment wins: of an older one nothing more is begun. Results are put together by replicate, so that
 * neither the number of workers nor who finishes first leaves a trace.
 */
export class Pool {
  private readonly clerk: Hand;
  private readonly runners: readonly { hand: Hand; busy: boolean }[];
  private readonly kept = new Kept();
  private job: Job | undefined;
  private waiting: Experiment | undefined;
  private isPreparing = false;
  private isLooking = false;
  /** What a week of a person took last. */
  private msPerWork: number | undefined;

  /** @param workers that run worlds */
  constructor(
    start: () => Worker,
    workers: number,
    private readonly listener: Listener,
  ) {
    this.clerk = new Hand(start);
    this.runners = Array.from({ length: workers }, () => ({ hand: new Hand(start), busy: false }));
  }

  /** Runs an experiment instead of the one before. */
  ask(experiment: Experiment): void {
    this.job = undefined;
    this.waiting = experiment;
    if (!this.isPreparing) void this.prepareNewest();
  }

  /** One matched world of the newest experiment, under each scenario. */
  async picture(experiment: Experiment, replicate: number): Promise<Answer<WorldPicture>> {
    const prepared = await this.askClerk((core) => core.prepare(experiment));
    return isAnswered(prepared)
      ? this.askClerk((core) => core.picture(replicate), prepared.request)
      : prepared;
  }

  async problemsOf(arm: Arm): Promise<readonly ArmProblem[]> {
    const answer = await this.askClerk(async (core) => ({ problems: await core.problemsOfArm(arm) }));
    return answer.problems;
  }

  /** What a formula comes to in every week; none where that cannot be told. */
  async courseOf(question: FormulaQuestion): Promise<readonly number[]> {
    const answer = await this.askClerk(async (core) => ({ course: await core.formulaCourse(question) }));
    return isAnswered(answer) ? answer.course : [];
  }

  end(): void {
    for (const hand of [this.clerk, ...this.runners.map(({ hand }) => hand)]) hand.end();
  }

  private async prepareNewest(): Promise<void> {
    this.isPreparing = true;
    for (let next = this.waiting; next !== undefined; next = this.waiting) {
      const experiment = next;
      this.waiting = undefined;
      const prepared = await this.askClerk((core) => core.prepare(experiment));
      if (this.waiting !== undefined) continue;
      this.listener.problems(isAnswered(prepared) ? [] : prepared.problems);
      if (!isAnswered(prepared)) continue;
      this.job = new Job(experiment, prepared, this.kept);
      this.workAll();
      void this.look();
    }
    this.isPreparing = false;
  }

  /** @param about the request that it is about, if there is one */
  private async askClerk<T>(
    what: (core: Remote<CoreApi>) => Promise<Answer<T>>,
    about?: Request,
  ): Promise<Answer<T>> {
    for (let failures = 0; ; failures++)
      try {
        const limitMs = failures === 0 ? QUICK_MS : LONGEST_MS;
        return await (about === undefined
          ? this.clerk.ask(what, limitMs)
          : this.clerk.askAbout(about, what, limitMs));
      } catch (error) {
        if (failures > 0 || !isLost(error)) return { problems: [problemOf(error)] };
      }
  }

  private workAll(): void {
    this.runners.forEach((_, worker) => void this.work(worker));
  }

  /** One worker's round: piece by piece of whatever is the newest request. */
  private async work(worker: number): Promise<void> {
    const runner = this.runners[worker];
    if (runner.busy) return;
    runner.busy = true;
    for (;;) {
      const job = this.job;
      // Reasons do not keep the settled result waiting.
      const kind = job?.shown?.digest == null ? "worlds" : "reasons";
      const piece = job?.next(kind, worker, this.runners.length);
      if (job === undefined || piece === undefined) break;
      await this.workOn(job, piece, runner.hand);
    }
    runner.busy = false;
  }

  private async workOn(job: Job, piece: Piece, hand: Hand): Promise<void> {
    const { kind, place: _place, ...chunk } = piece;
    const { request } = job.prepared;
    const limitMs = this.limitOf(job, piece);
    const began = performance.now();
    try {
      if (kind === "worlds") {
        const answer = await hand.askAbout<Answer<Worlds[]>>(request, (core) => core.run(chunk), limitMs);
        if (!isAnswered(answer)) return this.giveUp(job, answer.problems);
        job.takeWorlds(piece, answer);
      } else {
        const answer = await hand.askAbout<Answer<ReasonRow[]>>(
          request,
          (core) => core.reasons(chunk),
          limitMs,
        );
        if (!isAnswered(answer)) return this.giveUp(job, answer.problems);
        job.takeReasons(piece, answer);
      }
      this.msPerWork = (performance.now() - began) / workOf(job, piece);
      void this.look();
    } catch (error) {
      job.giveBack(piece);
      if (++job.failures > this.runners.length || !isLost(error)) this.giveUp(job, [problemOf(error)]);
    }
  }

  private limitOf(job: Job, piece: Piece): number {
    if (this.msPerWork === undefined || job.failures > 0) return LONGEST_MS;
    return Math.min(LONGEST_MS, Math.max(QUICK_MS, SLOWER * this.msPerWork * workOf(job, piece)));
  }

  private giveUp(job: Job, problems: readonly ArmProblem[]): void {
    if (job !== this.job) return;
    this.job = undefined;
    this.listener.problems(problems);
  }

  private async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    for (let job = this.due(); job !== undefined; job = this.due()) await this.show(job);
    this.isLooking = false;
  }

  /** The present job, when it has something new to show. */
  private due(): Job | undefined {
    const { job } = this;
    if (job === undefined) return undefined;
    const { done, of, shown } = job;
    if (shown?.digest != null) return shown.reasons === null && job.reasons() !== null ? job : undefined;
    if (done === of) return job;
    if (done < FIRST_WORLDS || done === shown?.done) return undefined;
    return performance.now() - job.shownAtMs >= LOOK_MS ? job : undefined;
  }

  private async show(job: Job): Promise<void> {
    if (job.shown?.digest != null) return this.tell(job, { ...job.shown, reasons: job.reasons() });
    const { done, of, experiment } = job;
    const { request, keys: _keys, ...facts } = job.prepared;
    const worlds = job.first(done);
    const stable = done === of;
    // Verdicts on the way need no weekly numbers, and have no digest.
    const judged = stable ? worlds : worlds.map(({ metrics }) => ({ metrics, series: NO_NUMBERS }));
    const report = await this.askClerk((core) => core.report(judged, done, stable), request);
    if (!isAnswered(report)) return this.giveUp(job, report.problems);
    const digest = stable ? report.digest : null;
    const reasons = stable ? job.reasons() : null;
    this.tell(job, {
      ...facts,
      experiment,
      done,
      of,
      worlds,
      report,
      stable,
      digest,
      reasons,
    });
  }

  private tell(job: Job, shown: Shown): void {
    job.shown = shown;
    job.shownAtMs = performance.now();
    if (job !== this.job) return;
    this.listener.look(shown);
    if (shown.digest !== null) this.workAll();
  }
}

/** Weeks of people that a piece lives through. */
const workOf = ({ prepared: { consumers, weeks } }: Job, { arms, replicates }: Piece): number =>
  consumers * weeks * arms.length * replicates;

const isLost = (error: unknown): boolean => error instanceof Died || error instanceof TooLong;

/** A fault in words; the page goes on with what it has. */
function problemOf(error: unknown): ArmProblem {
  if (error instanceof TooLong) return TOO_LONG;
  if (error instanceof NotLoaded) return NOT_LOADED;
  return { ...FAULT, value: error instanceof Error ? error.message : String(error) };
}
