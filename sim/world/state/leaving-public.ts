import type { World } from "./world.ts";

/** Places whose people leave the public when a week begins. */
export const leavingIn = ({ turnover, parameters }: World, week: number): Uint32Array =>
  turnover.leaving[week + parameters.warmUpWeeks] ?? NOBODY;

export const NOBODY = new Uint32Array(0);
