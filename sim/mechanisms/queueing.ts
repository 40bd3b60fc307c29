import { capacityOf } from "../choice/options.ts";
import { QUEUEING_EQUATIONS, QUEUEING_FIELDS } from "../choice/queueing.ts";
import { isChosen, isNeeded } from "../world/state/opening.ts";
import { publicOf, realPeople } from "../world/state/represented.ts";
import type { Operation, World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

declare module "../world/state/world.ts" {
  interface OperationColumns {
    pushed: Float64Array;
  }
  interface Tally {
    pushed: number;
  }
}

/** Where people choose, those who do not use the machine are the ones who queue: the more do, the shorter it is. */
function queue(world: World, operation: Operation): void {
  const { parameters, contributors, numbers, pushed, week, weekCount } = operation;
  const capacity = capacityOf(operation, world);
  const wanted = publicOf(world) * parameters.needsPerWeek;
  const ratio = capacity === 0 ? 0 : Math.max(0, wanted - week.contributions) / capacity;
  numbers.load += world.parameters.needs.loadMemory * (ratio - numbers.load);
  let made = 0;
  for (let at = 0; at < contributors.count; at++) {
    const person = contributors.items[at];
    made += pushed[person] * weekCount[person];
  }
  week.pushed = realPeople(world, made);
}

export const queueing: Mechanism = {
  id: "queueing",
  title: { en: "Pushed to the machine by a queue", fr: "Poussés vers la machine par une file" },
  off: {
    en: "who waits for staff in vain goes without, and a queue moves nobody to a self-service that people choose",
    fr: "qui attend en vain le personnel reste sans solution, et une file ne pousse personne vers un libre-service que l’on choisit",
  },
  about: {
    en: "People accept a self-service in part because the counter is busy. Where it is a need, a queue lowers what being served is worth (needs.waitingWeight), and some whose turn does not come use the machine; where it is chosen, those who do not use it queue, and a queue adds to joining. Both take a human fallback: without one there is no queue. Counted as pushed is what people do alone and, with the same luck, would have left to staff had nobody been waiting.",
    fr: "On accepte en partie un libre-service parce que le guichet est occupé. Pour un besoin, une file réduit l’intérêt d’être servi (needs.waitingWeight), et certains dont le tour ne vient pas passent par la machine ; là où l’on choisit, celles et ceux qui ne l’utilisent pas font la file, et une file pousse à entrer. Il y faut un accueil humain : sans lui, pas de file. Est compté comme poussé ce que l’on fait seul et que, avec la même chance, on aurait laissé au personnel si personne n’avait attendu.",
  },
  fields: QUEUEING_FIELDS,
  equations: [
    ...QUEUEING_EQUATIONS,
    "queued = max(0, people·needsPerWeek − week.contributions), queueing.weight > 0",
    "load ← load + needs.loadMemory·(queued/serviceable − load), queueing.weight > 0 ∧ (consent = chosen ∨ consent = unaware)",
    "week.pushed ← Σ pushed·weekCount, queueing.weight > 0 ∧ (consent = chosen ∨ consent = unaware)",
  ],
  reads: [
    "operation.weekCount",
    "operation.numbers.load",
    "operation.week.contributions",
    "parameters.needs.loadMemory",
  ],
  operationColumns: {
    pushed: {
      start: 0,
      where: (parameters) => isNeeded(parameters) || parameters.queueing.weight !== 0,
      unit: "contributions",
      en: "Of the latest week with a need, what the person did alone only because of a queue; where people choose, 1 if a queue decided the latest joining.",
      fr: "De la dernière semaine avec un besoin, ce que la personne a fait seule uniquement à cause d’une file ; là où l’on choisit, 1 si une file a décidé de la dernière entrée.",
    },
  },
  tallies: ["pushed"],
  step(world) {
    for (const operation of world.operations) {
      const { parameters, open } = operation;
      if (open && isChosen(parameters) && parameters.queueing.weight !== 0) queue(world, operation);
    }
  },
};
