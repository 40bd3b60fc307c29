import { type Report, reportOf, runWorlds, type Worlds } from "../../sim/experiment/experiment.ts";
import { measuredBy, type Request } from "../../sim/experiment/request.ts";
import { valueAtPath } from "../../sim/input/paths.ts";
import { FORMULA_NAMES, type Scenario } from "../../sim/model/model.ts";
import { ledgerRecorder, type ReasonRow, whenLastOpen } from "../../sim/recorders/ledger.ts";
import { WorldCache } from "../../sim/run/cache.ts";
import { compile, operationIds, type Params } from "../../sim/run/compile.ts";
import { fingerprintsOf } from "../../sim/run/fingerprints.ts";
import { warningsOf } from "../../sim/run/warnings.ts";
import { parseFormula } from "../../sim/scenario/formula.ts";
import { bySetting } from "../../sim/verdict/ensemble/arms.ts";
import type { Recorder } from "../../sim/world/state/recorder.ts";
import type { Arm, Experiment, Letter } from "../state/experiment.ts";
import type { ArmProblem } from "./problems.ts";
import {
  type Answer,
  type Chunk,
  type FormulaQuestion,
  isAnswered,
  type Prepared,
  type PreparedSettings,
} from "./protocol.ts";
import { CACHE_BYTES, problemsIn, requestOf, resolvedArm, settingsRequestOf } from "./resolve.ts";
import { NOBODY_THERE, NOBODY_YET, type PicturedArm, type WorldPicture } from "./results.ts";

/** What a worker does, as plain functions: data in, data out. */

function answered<T>(letter: Letter | null, work: () => T): Answer<T> {
  try {
    return work();
  } catch (error) {
    return { problems: problemsIn(error, letter) };
  }
}

export function prepare(experiment: Experiment): Answer<Prepared> {
  return answered(null, () => {
    const request = requestOf(experiment);
    const scenarios = request.scenarios.map(({ scenario }) => scenario);
    const distinct = (ids: string[]) => [...new Set(ids)];
    return {
      request,
      keys: keysOf(request),
      weeks: scenarios[0].horizonWeeks,
      consumers: scenarios[0].population.consumers,
      represents: scenarios[0].population.represents,
      operations: distinct(scenarios.flatMap(operationIds)),
      warnings: request.scenarios.flatMap(warningsOf),
      segments: distinct(scenarios.flatMap(({ population }) => Object.keys(population.segments))),
    };
  });
}

/** The same under the settings of the default ensemble. */
export function prepareSettings(experiment: Experiment): Answer<PreparedSettings> {
  return answered(null, () => {
    const request = settingsRequestOf(experiment);
    const [{ scenario }] = request.scenarios;
    const { horizonWeeks: weeks, population } = scenario;
    return { request, keys: keysOf(request), weeks, consumers: population.consumers };
  });
}

/** What is measured is part of the keys. */
const keysOf = ({ scenarios, ensemble, asked = [] }: Request): string[] =>
  bySetting(scenarios, ensemble).flatMap((block) =>
    block.map(({ id, scenario }) => [keyOf(id, scenario, block[0].scenario), ...asked].join(" ")),
  );

/** By scenario and baseline, since moving one slider leaves the other scenarios as they are. */
const keys = new WeakMap<Scenario, WeakMap<Scenario, string>>();

function keyOf(id: string, scenario: Scenario, baseline: Scenario): string {
  const known = keys.get(scenario) ?? new WeakMap<Scenario, string>();
  const key = known.get(baseline) ?? fingerprintsOf(compile(id, scenario, baseline)).result;
  keys.set(scenario, known.set(baseline, key));
  return key;
}

/** What is wrong with a scenario as it was imported. */
export function problemsOfArm(arm: Arm): readonly ArmProblem[] {
  const answer = answered(arm.letter, () => resolvedArm(arm));
  return isAnswered(answer) ? [] : answer.problems;
}

/** What a formula comes to in every week; none where it is no formula. */
export function formulaCourse({ source, weeks, consumers, totals }: FormulaQuestion): number[] {
  const parsed = parseFormula(source, FORMULA_NAMES);
  if (!("formula" in parsed)) return [];
  return Array.from({ length: weeks }, (_, week) =>
    parsed.formula((name) => {
      if (name === "week") return week;
      return name === "consumers" ? consumers : (totals[name]?.[week - 1] ?? 0);
    }),
  );
}

/** A worker's own state: its request, and what worlds are made of, kept from one request to the next. */
export class Runner {
  private readonly cache = new WorldCache(CACHE_BYTES);
  private request: Request | undefined;
  private readonly params = new Map<number, Params>();

  /** The request that all later calls are about, so that it is sent and compiled once. */
  take(request: Request): void {
    this.request = request;
    this.params.clear();
  }

  /** Per asked scenario, in their order. */
  run(chunk: Chunk): Answer<Worlds[]> {
    const answer = answered(null, () => this.worlds(chunk));
    return isAnswered(answer)
      ? answer
      : { problems: answer.problems.map((problem) => ({ ...problem, letter: this.ownerOf(problem) })) };
  }

  /** Why people do not take part when these worlds end, or when an operation closes before: the page shows no other week. */
  reasons(chunk: Chunk): Answer<ReasonRow[]> {
    return answered(null, () => {
      const rows: ReasonRow[] = [];
      this.worlds(chunk, (arm, replicate) =>
        ledgerRecorder(this.paramsOf(chunk.arms[arm]), replicate, rows, whenLastOpen),
      );
      return rows;
    });
  }

  /** Results over the first replicates, as the command line reports them. */
  report(worlds: readonly Worlds[], replicates: number, digest: string): Answer<Report> {
    return answered(null, () => reportOf({ ...this.taken, replicates }, worlds, digest));
  }

  picture(replicate: number): Answer<WorldPicture> {
    return answered(null, () => {
      const { scenarios } = this.taken;
      const { horizonWeeks: weeks, population } = scenarios[0].scenario;
      const arms: PicturedArm[] = [];
      let seen: Seen = { places: 0, of: 0, person: new Uint32Array(), segment: new Uint8Array() };
      const chunk = { arms: scenarios.map((_, arm) => arm), firstReplicate: replicate, replicates: 1 };
      this.worlds(chunk, (arm) => {
        const { id, scenario } = scenarios[arm];
        return painterOf(weeks, (who, status) => {
          // Who comes and goes is the same under every scenario.
          if (arm === 0) seen = who;
          const { places } = who;
          arms[arm] = { letter: id as Letter, operations: operationIds(scenario), places, status };
        });
      });
      return { replicate, weeks, ...seen, segments: Object.keys(population.segments), arms };
    });
  }

  /** The first scenario that holds the refused value at its path; null where none does. */
  private ownerOf({ path, value }: ArmProblem): Letter | null {
    const owner = this.taken.scenarios.find(
      ({ scenario }) => value !== undefined && valueAtPath(scenario, path) === value,
    );
    return (owner?.id ?? null) as Letter | null;
  }

  private get taken(): Request {
    if (this.request === undefined) throw new Error("a worker was given no request");
    return this.request;
  }

  private paramsOf(arm: number): Params {
    const { scenarios, ensemble } = this.taken;
    const { id, scenario } = scenarios[arm];
    const baseline = scenarios[arm - (arm % (ensemble?.scenarios.length ?? scenarios.length))];
    const params =
      this.params.get(arm) ?? compile(id, scenario, baseline.scenario, [], measuredBy(this.taken));
    this.params.set(arm, params);
    return params;
  }

  private worlds(
    { arms, firstReplicate, replicates }: Chunk,
    recorderOf?: (arm: number, replicate: number) => Recorder,
  ): Worlds[] {
    const params = arms.map((arm) => this.paramsOf(arm));
    // The people of other settings would drive out those whom the next change needs.
    const cache = this.taken.ensemble === undefined ? this.cache : undefined;
    return runWorlds(params, this.taken.seed, firstReplicate, replicates, recorderOf, cache);
  }
}

/** Places in a picture at most: more than anybody can tell apart. A thousand people who come and go need some more. */
const MOST_PICTURED = 1200;

type Seen = Pick<WorldPicture, "places" | "of" | "person" | "segment">;

/** @param done gets who was where, and what they did, once the horizon is over */
function painterOf(weeks: number, done: (who: Seen, status: Uint8Array) => void): Recorder {
  let who: Seen;
  let status: Uint8Array;
  return {
    begin({ places: of, operations }) {
      const places = Math.min(MOST_PICTURED, of);
      const [person, segment] = [new Uint32Array(weeks * places), new Uint8Array(weeks * places)];
      who = { places, of, person, segment: segment.fill(NOBODY_YET) };
      status = new Uint8Array(operations.length * weeks * places);
    },
    step({ operations, traits, keys, present, week }) {
      const { places, person, segment } = who;
      for (let place = 0, now = week * places; place < places; place++, now++)
        if (present[place] === 1) {
          person[now] = keys[place];
          segment[now] = traits.segment[place];
        } else if (week > 0) {
          person[now] = person[now - places];
          segment[now] = segment[now - places];
        }
      operations.forEach((operation, at) => {
        const first = (at * weeks + week) * places;
        for (let place = 0; place < places; place++)
          status[first + place] = present[place] === 1 ? operation.status[place] : NOBODY_THERE;
      });
    },
    end: () => done(who, status),
  };
}
