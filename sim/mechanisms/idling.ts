import { exit, IDLE } from "../choice/leaving.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, number, whole } from "../scenario/fields.ts";
import { isChosen, takesEntries } from "../world/state/opening.ts";
import type { Operation, World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  patienceWeeks: whole(
    "weeks",
    [0, 520],
    13,
    assumed("E5, E7"),
    "Weeks without a contribution that loosen nobody's tie to the operation; half of the 26 weeks of silence after which edit histories call a career over.",
    "Semaines sans contribution qui ne détachent encore personne de l’opération ; la moitié des 26 semaines de silence après lesquelles les historiques de modifications tiennent un parcours pour fini.",
  ),
  idleExitPerWeek: number(
    "1/week",
    [0, 1],
    0.08,
    assumed("E5, E7"),
    "Chance of leaving in each further week without a contribution; with 13 weeks before, most have left after 26.",
    "Probabilité de partir à chaque semaine supplémentaire sans contribution ; après 13 semaines d’attente, la plupart sont parties au bout de 26.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    idling: ValuesOf<typeof fields>;
  }
  interface OperationColumns {
    idleWeeks: Float64Array;
  }
}

/** Counts the weeks in which people could contribute and did not; a draw only for those who have long been idle. */
function idle(world: World, operation: Operation, stays = false): void {
  const { active, contributors, idleWeeks, joinedWeek } = operation;
  const { patienceWeeks, idleExitPerWeek } = world.parameters.idling;
  const lapses = world.draws.stream("idling", operation.id);
  for (let at = active.count - 1; at >= 0; at--) {
    const person = active.items[at];
    if (contributors.has(person)) {
      idleWeeks[person] = 0;
      continue;
    }
    idleWeeks[person] = joinedWeek[person] === world.week ? 1 : idleWeeks[person] + 1;
    if (stays || idleWeeks[person] <= patienceWeeks) continue;
    if (lapses.uniform(world.keys[person], world.week) < idleExitPerWeek)
      exit(world, operation, person, IDLE);
  }
}

export const idling: Mechanism = {
  id: "idling",
  title: { en: "Leaving after long idleness", fr: "Départ après une longue inactivité" },
  off: {
    en: "people stay enrolled however long they do not contribute",
    fr: "on reste inscrit, aussi longtemps que l’on ne contribue pas",
  },
  about: {
    en: "Who joins and then does not contribute, or contributes no more, grows idle and leaves. Quitting cannot tell: it follows a contribution.",
    fr: "Qui entre sans contribuer, ou ne contribue plus, finit par partir. Le départ ordinaire ne le dit pas : il suit une contribution.",
  },
  fields,
  equations: [
    "contributing = [weekCount > 0]",
    "idleWeeks ← 0, contributing",
    "idleWeeks ← idleWeeks·[joinedWeek < week] + 1, ¬contributing",
    "status ← lapsed, idleWeeks > patienceWeeks ∧ u < idleExitPerWeek",
  ],
  reads: ["operation.joinedWeek"],
  operationColumns: {
    idleWeeks: {
      start: 0,
      unit: "weeks",
      en: "Weeks since joining or the latest contribution in which the person could have contributed.",
      fr: "Semaines, depuis l’entrée ou la dernière contribution, où la personne aurait pu contribuer.",
    },
  },
  together(world) {
    for (const operation of world.operations) idle(world, operation, true);
  },
  step(world) {
    for (const operation of world.operations)
      if (operation.open && isChosen(operation.parameters) && takesEntries(operation)) idle(world, operation);
  },
};
