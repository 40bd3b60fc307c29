import { controls } from "./controls.ts";
import type { Experiment } from "./experiment.ts";

/** All experiments, question by question. */
export const EXPERIMENTS: readonly Experiment[] = [...controls];
