import { usefulShare } from "../choice/staff-help.ts";
import { WHY, within } from "../scenario/believable.ts";
import type { OwnOf, SharedOf } from "../scenario/field.ts";
import { assumed, fraction, number, perOperation } from "../scenario/fields.ts";
import { isRecent } from "../world/state/recent.ts";
import { realPeople } from "../world/state/represented.ts";
import { ACTIVE, type Operation, type World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  threshold: fraction(
    0.7,
    assumed("marketing §3.1"),
    "Attachment from which an active member speaks for the brand unasked.",
    "Attachement à partir duquel un membre actif parle pour la marque sans qu’on le lui demande.",
  ),
  unasked: perOperation.number(
    "relays/week",
    [0, 100],
    0,
    within(assumed("marketing §3.1"), [0, 2], WHY.off),
    "Relays per week that each of them adds to those of any member.",
    "Relais par semaine que chacun d’eux ajoute à ceux de n’importe quel membre.",
  ),
  chosen: perOperation.number(
    "relays/week",
    [0, 100],
    2,
    assumed("marketing §3.1"),
    "Relays per week that an ambassador whom the organisation has chosen adds, at full attachment.",
    "Relais par semaine qu’ajoute, à plein attachement, un ambassadeur choisi par l’organisation.",
  ),
  hoursEach: number(
    "h/week",
    [0.01, 100],
    0.5,
    assumed(),
    "Staff time that each chosen ambassador takes.",
    "Temps du personnel que demande chaque ambassadeur choisi.",
  ),
};

declare module "../world/operations/operation.ts" {
  interface OwnParameters {
    ambassadors: OwnOf<typeof fields>;
  }
}

declare module "../world/state/world.ts" {
  interface ModelParameters {
    ambassadors: SharedOf<typeof fields>;
  }
  interface OperationColumns {
    ambassador: Float64Array;
  }
  interface OperationNumbers {
    ambassadorRelays: number;
    chosenAmbassadors: number;
  }
}

/** Relays of those who speak unasked. */
function unaskedRelays(world: World, operation: Operation): number {
  const { active, lastContributionWeek, parameters } = operation;
  const { unasked } = parameters.ambassadors;
  if (unasked === 0) return 0;
  let speaking = 0;
  for (let at = 0; at < active.count; at++) {
    const person = active.items[at];
    if (world.people.attachment[person] < world.parameters.ambassadors.threshold) continue;
    if (isRecent(lastContributionWeek[person], world.week)) speaking++;
  }
  return unasked * realPeople(world, speaking);
}

/** The most attached active member who is no ambassador yet, or the least attached ambassador; −1 if there is none. */
function findOne(world: World, operation: Operation, isChosen: 0 | 1): number {
  const { active, ambassador, lastContributionWeek } = operation;
  const { attachment } = world.people;
  const sign = isChosen === 1 ? -1 : 1;
  let [found, most] = [-1, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < active.count; at++) {
    const person = active.items[at];
    if (ambassador[person] !== isChosen || sign * attachment[person] <= most) continue;
    if (isChosen === 1 || isRecent(lastContributionWeek[person], world.week))
      [found, most] = [person, sign * attachment[person]];
  }
  return found;
}

/** Ambassadors stay as long as they are members and staff have time for so many. @returns how many there are */
function choose(world: World, operation: Operation, wanted: number): number {
  const { ambassador, status } = operation;
  const { items, count } = world.participants;
  let chosen = 0;
  for (let at = 0; at < count; at++) {
    if (status[items[at]] !== ACTIVE) ambassador[items[at]] = 0;
    chosen += ambassador[items[at]];
  }
  for (const isChosen of [0, 1] as const)
    while (isChosen === 0 ? chosen < wanted : chosen > wanted) {
      const person = findOne(world, operation, isChosen);
      if (person === -1) break;
      ambassador[person] = 1 - isChosen;
      chosen += 1 - 2 * isChosen;
    }
  return chosen;
}

/** Relays of the chosen, whose hours staff are paid for. */
function chosenRelays(world: World, operation: Operation): number {
  const { active, ambassador, levers, numbers, parameters, week } = operation;
  const { hoursEach } = world.parameters.ambassadors;
  const useful = usefulShare(world);
  const manageable = (levers.ambassadorStaffHours * useful) / hoursEach;
  if (manageable === 0 && numbers.chosenAmbassadors === 0) return 0;
  const chosen = choose(world, operation, Math.ceil(manageable / world.represents));
  // The last simulated person may stand for more real people than there is time for.
  numbers.chosenAmbassadors = Math.min(manageable, realPeople(world, chosen));
  if (chosen === 0) return 0;
  week.staffHours += (numbers.chosenAmbassadors * hoursEach) / useful;
  let attachment = 0;
  for (let at = 0; at < active.count; at++)
    attachment += ambassador[active.items[at]] * world.people.attachment[active.items[at]];
  return parameters.ambassadors.chosen * numbers.chosenAmbassadors * (attachment / chosen);
}

export const ambassadors: Mechanism = {
  id: "ambassadors",
  title: { en: "Ambassadors", fr: "Ambassadeurs" },
  off: {
    en: "nobody speaks for the brand more than other members do",
    fr: "personne ne parle pour la marque plus que les autres membres",
  },
  about: {
    en: "The most attached members speak for the brand: some unasked, others because the organisation chooses them and looks after them, as far as staff have hours for it (ambassadorStaffHours). Their relays make the operation known in the week after. Whoever is chosen stays so as long as they are a member. Fans, labels that share their value and referral programmes live on them.",
    fr: "Les membres les plus attachés parlent pour la marque : certains sans qu’on le leur demande, d’autres parce que l’organisation les choisit et s’en occupe, autant que le personnel en a le temps (ambassadorStaffHours). Leurs relais font connaître l’opération la semaine suivante. Qui est choisi le reste tant qu’il est membre. Passionnés, labels qui partagent la valeur et parrainages en vivent.",
  },
  fields,
  equations: [
    "manageable = ambassadorStaffHours·useful/hoursEach",
    "vacant = manageable − Σ ambassador",
    "ambassador ← [rank(attachment) ≤ vacant], ambassador = 0 ∧ status = enrolled ∧ lastContributionWeek > week − 4",
    "ambassador ← [rank(attachment) ≤ manageable], ambassador = 1 ∧ status = enrolled",
    "ambassador ← 0, status ≠ enrolled",
    "chosenAmbassadors ← min(manageable, Σ ambassador)",
    "staffHours ← staffHours + chosenAmbassadors·hoursEach/useful",
    "speaking = Σ [attachment ≥ threshold ∧ lastContributionWeek > week − 4], status = enrolled",
    "ambassadorRelays ← unasked·speaking + chosen·chosenAmbassadors·mean(attachment), ambassador = 1",
  ],
  reads: ["people.attachment", "operation.lastContributionWeek", "operation.week.staffHours"],
  operationColumns: {
    ambassador: {
      start: 0,
      unit: "0 or 1",
      en: "Whether the organisation has chosen the person as an ambassador.",
      fr: "Si l’organisation a choisi la personne comme ambassadrice.",
    },
  },
  operationNumbers: {
    ambassadorRelays: {
      start: 0,
      unit: "relays/week",
      en: "Relays per week that ambassadors add, in a fully visible operation.",
      fr: "Relais par semaine qu’ajoutent les ambassadeurs, dans une opération pleinement visible.",
    },
    chosenAmbassadors: {
      start: 0,
      unit: "people",
      en: "Ambassadors whom the organisation has chosen.",
      fr: "Ambassadeurs que l’organisation a choisis.",
    },
  },
  step(world) {
    for (const operation of world.operations) {
      const { numbers } = operation;
      if (operation.open)
        numbers.ambassadorRelays = unaskedRelays(world, operation) + chosenRelays(world, operation);
      else numbers.ambassadorRelays = numbers.chosenAmbassadors = 0;
    }
  },
};
