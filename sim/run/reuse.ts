import { Draws } from "../core/random.ts";
import { MODEL } from "../model/own/own-model.ts";
import type { People } from "../world/state/create-world.ts";
import type { Recorder } from "../world/state/recorder.ts";
import { recallTraits } from "../world/state/renewal.ts";
import { copyOf, restore, type State, stateOf } from "../world/state/snapshot.ts";
import { WorldCache } from "./cache.ts";
import type { Params } from "./compile.ts";
import { type Fingerprints, fingerprintsOf } from "./fingerprints.ts";
import { PASSED_BYTES } from "./memory.ts";
import { populate } from "./populate.ts";
import { begin, type Course, finish, type RunResult, warmUp } from "./run.ts";

/** Scenarios that run in the same replicates and share the parts of their worlds that are equal. */
export class MatchedArms {
  private readonly fingerprints: readonly Fingerprints[];
  /** Keeps warm-ups and results. Undefined if a model has its own mechanisms: fingerprints do not cover those. */
  private readonly kept: WorldCache | undefined;

  /** @param cache keeps people, warmed-up worlds and results for later calls; without it, only these arms share them */
  constructor(
    private readonly arms: readonly Params[],
    private readonly seed: string,
    private readonly cache?: WorldCache,
  ) {
    this.fingerprints = arms.map(fingerprintsOf);
    this.kept = arms.every(({ model }) => model === MODEL) ? cache : undefined;
  }

  /**
   * One replicate of every arm. Results are stored and reused only for arms without an active recorder.
   *
   * @throws InputError when a formula gives a number that its lever cannot take; nothing of that run is kept
   */
  run(replicate: number, recorderOf: (arm: number) => Recorder): RunResult[] {
    const people = new Map<string, People>();
    const warmUps = this.kept ?? new WorldCache(PASSED_BYTES);
    return this.arms.map((params, arm) => {
      const recorder = recorderOf(arm);
      const watched = [recorder.begin, recorder.step, recorder.end].some((part) => part !== undefined);
      const key = this.entryOf("result", arm, replicate);
      const known = watched ? undefined : this.kept?.find<RunResult>(key);
      if (known !== undefined) return known;
      const course = begin(params, this.peopleOf(people, arm, replicate));
      this.warm(course, warmUps, arm, replicate);
      const result = finish(course, recorder);
      if (!watched) this.kept?.keep(key, result);
      return result;
    });
  }

  private entryOf(kind: keyof Fingerprints, arm: number, replicate: number): string {
    return `${kind} ${this.fingerprints[arm][kind]} ${replicate} ${this.seed}`;
  }

  private isWantedAfter(kind: keyof Fingerprints, arm: number): boolean {
    return this.fingerprints.some(
      (other, place) => place > arm && other[kind] === this.fingerprints[arm][kind],
    );
  }

  /** @param known people of earlier arms, held until the last arm that needs them, even if the cache has no room */
  private peopleOf(known: Map<string, People>, arm: number, replicate: number): People {
    const key = this.entryOf("people", arm, replicate);
    const people = known.get(key) ?? this.keptPeople(key, arm, replicate);
    if (this.isWantedAfter("people", arm)) known.set(key, people);
    else known.delete(key);
    return people;
  }

  private keptPeople(key: string, arm: number, replicate: number): People {
    const kept = this.cache?.find<Omit<People, "draws">>(key);
    // Draws would grow in the cache, and are quick to make.
    if (kept !== undefined) return { ...kept, draws: new Draws(this.seed, replicate) };
    const { draws, ...drawn } = populate(this.arms[arm], this.seed, replicate);
    this.cache?.keep(key, drawn);
    return { ...drawn, draws };
  }

  /** Brings a world to week 0: runs its warm-up, or restores the copy that an equal warm-up left. */
  private warm(course: Course, warmUps: WorldCache, arm: number, replicate: number): void {
    if (course.params.scenario.warmUpWeeks === 0) return;
    const { world, last } = course;
    const key = this.entryOf("warmUp", arm, replicate);
    const kept = warmUps.find<State>(key);
    if (kept !== undefined) {
      restore({ world, last }, kept);
      recallTraits(world);
    } else {
      warmUp(course);
      if (warmUps === this.kept || this.isWantedAfter("warmUp", arm))
        warmUps.keep(key, stateOf({ world, last }), copyOf);
    }
  }
}
