import type { World } from "./world.ts";

/** Reads the world after every week of the horizon (`step`) and at its end (`end`); must not change it. */
export interface Recorder {
  step?(world: World): void;
  end?(world: World): void;
}
