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

export const NOT_LOADED: ArmProblem = {
  letter: null,
  path: "",
  expected: {
    en: "a connection, once: the simulation itself could not be loaded",
    fr: "une connexion, une seule fois : la simulation elle-même n’a pas pu être chargée",
  },
  suggestion: {
    en: "it is tried again as soon as there is one, or with your next change",
    fr: "nouvel essai dès qu’il y en a une, ou à votre prochaine modification",
  },
};

export const INTERNAL_ERROR: ArmProblem = {
  letter: null,
  path: "",
  expected: {
    en: "an answer from the simulation, which stopped because of an internal error",
    fr: "une réponse de la simulation, qu’une erreur interne a arrêtée",
  },
  suggestion: { en: "undo the last change", fr: "annulez la dernière modification" },
};
