import type { Problem } from "../../sim/scenario/problems.ts";
import type { Letter } from "../state/experiment.ts";

/** A problem and the scenario that has it; null where it is the experiment's own. */
export interface ArmProblem extends Problem {
  letter: Letter | null;
}

export const TOO_LONG: ArmProblem = {
  letter: null,
  path: "",
  expected: {
    en: "worlds that this device runs in some seconds each; this one was stopped",
    fr: "des mondes que cet appareil simule en quelques secondes chacun ; celui-ci a été arrêté",
  },
  suggestion: {
    en: "fewer people, operations or weeks",
    fr: "moins de personnes, d’opérations ou de semaines",
  },
};

export const FAULT: ArmProblem = {
  letter: null,
  path: "",
  expected: {
    en: "an answer from the simulation, which stopped by a fault of the program",
    fr: "une réponse de la simulation, qu’une erreur du programme a arrêtée",
  },
  suggestion: { en: "undo the last change", fr: "annulez la dernière modification" },
};
