import type { Problem } from "../../sim/input/problems.ts";
import type { Letter } from "../state/experiment.ts";

/** A problem and the scenario that has it; null where it is the experiment's own. */
export interface ArmProblem extends Problem {
  letter: Letter | null;
}

export const TOO_LONG: ArmProblem = {
  letter: null,
  path: "",
  expected: {
    en: "worlds that this device can run in a few seconds each; this one took too long and was stopped",
    fr: "des mondes que cet appareil simule en quelques secondes chacun ; celui-ci était trop long et a été arrêté",
  },
  suggestion: {
    en: "try fewer people, operations or weeks",
    fr: "essayez avec moins de personnes, d’opérations ou de semaines",
  },
};

export const NOT_LOADED: ArmProblem = {
  letter: null,
  path: "",
  expected: {
    en: "a connection, the first time: the simulation itself could not be loaded",
    fr: "une connexion, la première fois : la simulation elle-même n’a pas pu être chargée",
  },
  suggestion: {
    en: "the page tries again when the connection is back, or at your next change",
    fr: "nouvel essai dès que la connexion revient, ou à votre prochaine modification",
  },
};

/** Where a worker does not even start. */
export const NO_WORKERS: ArmProblem = {
  letter: null,
  path: "",
  expected: {
    en: "a browser that can run the simulation beside the page, in workers; this one cannot",
    fr: "un navigateur capable d’exécuter la simulation à côté de la page, dans des « workers » ; celui-ci ne l’est pas",
  },
  suggestion: {
    en: "update this browser, or use one of 2023 or later",
    fr: "mettez ce navigateur à jour, ou prenez-en un de 2023 ou plus récent",
  },
};

/** Where a worker is started from the page itself, and does not come to life. */
export const FORBIDDEN: ArmProblem = {
  letter: null,
  path: "",
  expected: {
    en: "a browser that lets this file start its simulation; this one, or whoever serves the file, forbids it",
    fr: "un navigateur qui laisse ce fichier démarrer sa simulation ; celui-ci, ou l’hébergeur du fichier, l’interdit",
  },
  suggestion: {
    en: "save the file on this computer and open it from there, or try another browser",
    fr: "enregistrez le fichier sur cet ordinateur et ouvrez-le de là, ou essayez un autre navigateur",
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
