import type { World } from "./world.ts";

/**
 * Reads the world before week 0 (`begin`), after every week of the horizon (`step`) and at its end (`end`); must not
 * change it.
 */
export interface Recorder {
  begin?(world: World): void;
  step?(world: World): void;
  end?(world: World): void;
}
