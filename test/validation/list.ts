import { company } from "./company.ts";
import { controls } from "./controls.ts";
import type { Experiment } from "./experiment.ts";
import { hearing } from "./hearing.ts";
import { keptOfLevers } from "./kept/levers.ts";
import { keptOfPeople } from "./kept/people.ts";
import { organised } from "./organised.ts";
import { rules } from "./rules.ts";
import { supporting } from "./support.ts";

/** All experiments. */
export const EXPERIMENTS: readonly Experiment[] = [
  ...company,
  ...hearing,
  ...supporting,
  ...rules,
  ...organised,
  ...keptOfPeople,
  ...keptOfLevers,
  ...controls,
];
