import type { World } from "./world.ts";

/** Sees the world after every week of the horizon (`step`) and when it ends (`end`); must not change it. */
export interface Recorder {
  step?(world: World): void;
  end?(world: World): void;
}
