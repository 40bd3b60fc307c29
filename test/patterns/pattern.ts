import { METRICS, type Recorder, type Results, type ScenarioInput } from "../../sim/index.ts";
import { mergeChanges, type Values } from "../../sim/input/merge.ts";
import type { World } from "../../sim/world/state/world.ts";

export type Stand = "shown" | "not shown" | "cannot tell";

/** Another row that a parameter moves against this one, so that it puts both in their bands at few values or none. */
export interface Against {
  fact: string;
  what: string;
  /** As in {@link Pattern}. */
  parameter: string;
  /** What the parameter is multiplied by, in rising order; one row fails at the first, the other at the last. */
  factors: readonly number[];
  why: string;
}

/** What a fact says a simulation must show, as an experiment in matched worlds. */
export interface Pattern {
  /** Code in docs/sources.md. */
  fact: string;
  what: string;
  /** Lowest and highest number that agree with the fact. */
  band: readonly [number, number];
  /** Where each end of the band comes from: the fact’s figures, or the project’s own choice. */
  bandMeans: string;
  /** Path of the field that moves the number most directly; a star stands for every id. */
  parameter: string;
  /** A figure from memory, or an input of the scenario: it is reported, and gates nothing. */
  reported?: string;
  /** Arms that share their people and their luck. */
  arms: readonly ScenarioInput[];
  /** What each world is watched for besides its metrics. */
  recorderOf?: (arm: string, replicate: number) => Recorder;
  /** A part and a whole per world; the whole is 1 where a number is no ratio. */
  measure: (worlds: ArmWorlds, replicate: number) => readonly [number, number];
  /** Changes of all arms under which the pattern must vanish. */
  control?: { what: string; change: ScenarioInput };
  against?: readonly Against[];
  /** What evidence says of it, where that is not "shown": a verdict that turns is news, and fails a test. */
  stands?: Stand;
  /** Where it is not shown any more: what it was when it last was, and in which version. */
  lastShown?: string;
  /** What to know of the verdict; where it is not shown, the cause: mechanism, parameter or the fact itself. */
  note?: string;
}

/** A metric of an arm, by its place, in a world. */
export type ArmWorlds = (arm: number, metric: string) => number;

export function armWorlds({ worlds }: Results, replicate: number): ArmWorlds {
  return (arm, metric) => {
    const place = METRICS.findIndex(({ id }) => id === metric);
    if (place < 0) throw new Error(`no metric ${metric}`);
    return worlds[arm].metrics[replicate * METRICS.length + place];
  };
}

/**
 * A part and a whole that a recorder takes from each world.
 *
 * @param recorder told the arm's place; gives what it saw when the world ends
 */
export function watched(recorder: (arm: number) => Recorder & { seen(): readonly [number, number] }) {
  const found = new Map<string, readonly [number, number]>();
  return {
    recorderOf: (id: string, replicate: number): Recorder => {
      const own = recorder(Number(id.slice("arm".length)));
      return {
        begin: (world) => own.begin?.(world),
        step: (world) => own.step?.(world),
        end(world) {
          own.end?.(world);
          found.set(`${id} ${replicate}`, own.seen());
        },
      };
    },
    seen: (arm: number, replicate: number): readonly [number, number] =>
      found.get(`arm${arm} ${replicate}`) ?? [Number.NaN, Number.NaN],
  };
}

/** The same, of worlds when they end. */
export const whenItEnds = (of: (world: World) => readonly [number, number]) =>
  watched(() => {
    let last: readonly [number, number] = [Number.NaN, Number.NaN];
    return {
      end(world) {
        last = of(world);
      },
      seen: () => last,
    };
  });

/** Parts of scenarios merged key by key, the later over the earlier. */
export const together = (...parts: readonly object[]): ScenarioInput =>
  (parts as Values[]).reduce(mergeChanges, {});

export const forum = (...parts: readonly object[]): ScenarioInput =>
  together({ extends: "launch-forum" }, ...parts);
/** A community in its usual state, whose public comes and goes; of so many people that chance does not hide what changes. */
export const living = (...parts: readonly object[]): ScenarioInput =>
  together({ extends: "community-forum", population: { consumers: 2000 } }, ...parts);
export const rewards = (changed: object) => ({ levers: { rewards: changed } });
export const support = (changed: object) => ({ levers: { support: changed } });
export const organisation = (changed: object) => ({ levers: { organisation: changed } });
export const off = (...ids: string[]) => ({ mechanisms: Object.fromEntries(ids.map((id) => [id, false])) });
