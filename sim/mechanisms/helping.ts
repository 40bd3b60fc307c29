import { companionsOf, guidanceReceived } from "../choice/readiness.ts";
import { saturation } from "../core/math.ts";
import { within } from "../scenario/believable.ts";
import type { OwnOf, SharedOf } from "../scenario/field.ts";
import { assumed, number, perOperation } from "../scenario/fields.ts";
import { isChosen } from "../world/state/opening.ts";
import type { Operation, World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  usualHelp: perOperation.fraction(
    0.5,
    within(assumed("E3"), [0.25, 0.8], {
      en: "what is usual is neither nothing nor everything",
      fr: "ce qui est habituel n’est ni rien ni tout",
    }),
    "Help that newcomers get where the law of stopping was observed: welcome, guidance and companions together.",
    "Aide que reçoivent les nouveaux là où la loi d’arrêt a été observée : accueil, accompagnement et compagnons ensemble.",
  ),
  newcomerContributions: number(
    "contributions",
    [0.01, 1000],
    3,
    assumed(),
    "Contributions made after which help matters half as much as at the start.",
    "Contributions faites après lesquelles l’aide compte moitié moins qu’au début.",
  ),
};

declare module "../world/operations/operation.ts" {
  interface OwnParameters {
    helping: OwnOf<typeof fields>;
  }
}

declare module "../world/state/world.ts" {
  interface ModelParameters {
    helping: SharedOf<typeof fields>;
  }
  interface OperationColumns {
    welcomed: Float64Array;
    helped: Float64Array;
  }
}

/** Being new is counted in contributions, so that those who do little are newcomers for longer than those who do much. */
function help(world: World, operation: Operation): void {
  const { active, contributors, joinedWeek, welcomed, helped, contributions, parameters, levers, numbers } =
    operation;
  const { newcomerContributions } = world.parameters.helping;
  const { companionsHalf } = world.parameters.socialisation;
  const welcome = saturation(levers.framing, world.parameters.readiness.framingHalfHours);
  for (let at = 0; at < active.count; at++) {
    const person = active.items[at];
    if (joinedWeek[person] === world.week) welcomed[person] = welcome;
  }
  const fromStaff = guidanceReceived(world, operation) * numbers.metShare;
  for (let at = 0; at < contributors.count; at++) {
    const person = contributors.items[at];
    const company =
      saturation(companionsOf(world, operation, person), companionsHalf) * numbers.meanBelonging;
    const help = 1 - (1 - welcomed[person]) * (1 - fromStaff) * (1 - company);
    const newness = 1 - saturation(contributions[person], newcomerContributions);
    helped[person] = newness * (help - parameters.helping.usualHelp);
  }
}

export const helping: Mechanism = {
  id: "helping",
  title: { en: "Help for newcomers", fr: "Aide aux nouveaux" },
  off: {
    en: "newcomers get as much help as is usual",
    fr: "les nouveaux reçoivent l’aide habituelle",
  },
  about: {
    en: "Welcome, guidance and companions who belong help newcomers from their first contribution on, whether they do little or much. How much this keeps and pleases them is for quitting.helpWeight and satisfaction.helpWeight.",
    fr: "Accueil, accompagnement et compagnons qui ont un sentiment d’appartenance aident les nouveaux dès la première contribution, qu’ils fassent peu ou beaucoup. quitting.helpWeight et satisfaction.helpWeight disent à quel point cela les retient et les satisfait.",
  },
  fields,
  equations: [
    "welcomed ← sat(framing; readiness.framingHalfHours), joinedWeek = week",
    "help = 1 − (1 − welcomed)·(1 − guided·metShare)·(1 − sat(companions; socialisation.companionsHalf)·meanBelonging)",
    "newness = 1 − sat(contributions; newcomerContributions)",
    "helped ← newness·(help − usualHelp), weekCount > 0",
  ],
  reads: [
    "operation.contributions",
    "operation.joinedWeek",
    "operation.numbers.meanBelonging",
    "operation.numbers.metShare",
    "parameters.readiness.framingHalfHours",
    "parameters.socialisation.companionsHalf",
  ],
  operationColumns: {
    welcomed: {
      start: 0,
      unit: "0–1",
      en: "Welcome that the person got when joining.",
      fr: "Accueil que la personne a reçu à l’entrée.",
    },
    helped: {
      start: 0,
      unit: "−1–1",
      en: "Help that the person got as a newcomer in the latest week of contributing, less what is usual.",
      fr: "Aide reçue comme nouveau dans la dernière semaine de contribution, moins l’aide habituelle.",
    },
  },
  together: true,
  step: helpAll,
};

function helpAll(world: World): void {
  for (const operation of world.operations) if (isChosen(operation.parameters)) help(world, operation);
}
