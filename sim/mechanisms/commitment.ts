import { entryHoursOf } from "../choice/entry.ts";
import { saturation } from "../core/math.ts";
import { within } from "../scenario/believable.ts";
import type { OwnOf, SharedOf } from "../scenario/field.ts";
import { assumed, fraction, number, perOperation } from "../scenario/fields.ts";
import { isChosen } from "../world/state/opening.ts";
import { realPeople } from "../world/state/represented.ts";
import type { Operation, World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  entryHours: perOperation.number(
    "h",
    [0, 1000],
    0,
    within(assumed("Aronson & Mills 1959"), [0, 3], {
      en: "from a click to an interview",
      fr: "d’un clic à un entretien",
    }),
    "Hours that entering takes a person once, before the first contribution: application, interview, first steps; 0 if one click is enough. They deter like a week of as many hours, and are not counted as hours of participation.",
    "Heures que l’entrée prend une fois à une personne, avant la première contribution : candidature, entretien, premiers pas ; 0 si un clic suffit. Elles dissuadent comme une semaine d’autant d’heures, et ne comptent pas dans les heures de participation.",
  ),
  trainingHours: perOperation.number(
    "h",
    [0, 1000],
    8,
    assumed("Hager & Brudney 2004"),
    "Hours that full training takes each newcomer, besides those of entering.",
    "Heures qu’une formation complète prend à chaque nouveau, en plus de celles de l’entrée.",
  ),
  trainerHours: perOperation.number(
    "h/h",
    [0, 10],
    0,
    within(assumed(), [0, 1], {
      en: "from nobody to a trainer for each",
      fr: "de personne à un formateur pour chacun",
    }),
    "Staff time that an hour of a newcomer’s training takes; less than 1 where several are trained together, 0 if nobody has to be there.",
    "Temps de personnel que prend une heure de formation d’un nouveau ; moins de 1 quand on en forme plusieurs ensemble, 0 si personne n’a à être là.",
  ),
  halfHours: number(
    "h",
    [0.01, 1000],
    10,
    assumed("Aronson & Mills 1959"),
    "Hours of entering and training that commit a person half.",
    "Heures d’entrée et de formation qui engagent une personne à moitié.",
  ),
  selectionShare: fraction(
    0.5,
    assumed("Hager & Brudney 2004"),
    "Commitment that the strictest selection gives those who pass it.",
    "Engagement que la sélection la plus stricte donne à celles et ceux qui la passent.",
  ),
};

declare module "../world/operations/operation.ts" {
  interface OwnParameters {
    commitment: OwnOf<typeof fields>;
  }
}

declare module "../world/state/world.ts" {
  interface ModelParameters {
    commitment: SharedOf<typeof fields>;
  }
  interface OperationColumns {
    commitment: Float64Array;
  }
}

/** Who enters by more than a click is committed: by what it took, and by having been chosen. */
function commit(world: World, operation: Operation): void {
  const { active, joinedWeek, commitment, levers } = operation;
  const { halfHours, selectionShare } = world.parameters.commitment;
  const invested = saturation(entryHoursOf(world, operation), halfHours);
  const committed = 1 - (1 - invested) * (1 - selectionShare * levers.selection);
  if (committed === 0) return;
  for (let at = 0; at < active.count; at++) {
    const person = active.items[at];
    if (joinedWeek[person] === world.week) commitment[person] = Math.max(commitment[person], committed);
  }
}

/** Counts the staff time for training everybody who takes part for the first time, of choice or of need. */
function train(world: World, { active, firstJoinedWeek, levers, parameters, week }: Operation): void {
  const { trainingHours, trainerHours } = parameters.commitment;
  const hours = trainingHours * levers.training * trainerHours;
  if (hours === 0) return;
  let trained = 0;
  for (let at = 0; at < active.count; at++) if (firstJoinedWeek[active.items[at]] === world.week) trained++;
  week.staffHours += hours * realPeople(world, trained);
}

export const commitment: Mechanism = {
  id: "commitment",
  title: { en: "Commitment at entry", fr: "Engagement à l’entrée" },
  off: {
    en: "entering takes no time and commits nobody",
    fr: "l’entrée ne prend pas de temps et n’engage personne",
  },
  about: {
    en: "People who were selected and trained, and gave hours to enter, are committed to what they joined; those one click away are not. How much this keeps them is for quitting.commitmentWeight. The hours that training takes, those of the newcomers and those of staff, are here; what people learn from it is under learning. The weekly price of training (prices.training) is for its material.",
    fr: "Les personnes sélectionnées et formées, qui ont donné des heures pour entrer, sont engagées ; celles qui n’ont eu qu’à cliquer ne le sont pas. quitting.commitmentWeight dit à quel point cela les retient. Les heures que prend la formation, celles des nouveaux et celles du personnel, sont ici ; ce que l’on y apprend est sous learning. Le prix hebdomadaire de la formation (prices.training) est celui de son matériel.",
  },
  fields,
  equations: [
    "committed = both(sat(entering; halfHours), selectionShare·selection)",
    "commitment ← max(commitment, committed), joinedWeek = week",
    "staffHours ← staffHours + Σ trainerHours·trainingHours·training·[firstJoinedWeek = week]",
  ],
  reads: ["operation.firstJoinedWeek", "operation.joinedWeek", "operation.week.staffHours"],
  operationColumns: {
    commitment: {
      start: 0,
      unit: "0–1",
      en: "Commitment from what entering took and from being selected.",
      fr: "Engagement dû à ce que l’entrée a demandé et à la sélection.",
    },
  },
  together: true,
  step(world) {
    for (const operation of world.operations) {
      if (isChosen(operation.parameters)) commit(world, operation);
      train(world, operation);
    }
  },
};
