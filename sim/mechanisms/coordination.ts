import { REPLY_EQUATIONS } from "../choice/reply.ts";
import { usefulShare } from "../choice/staff-help.ts";
import { power } from "../core/math.ts";
import { WHY, within } from "../scenario/believable.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, fraction, literature, number } from "../scenario/fields.ts";
import { selfOrganisedShare } from "../world/operations/kind.ts";
import { realPeople } from "../world/state/represented.ts";
import type { Operation, World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const hours = (unit: string, value: number, en: string, fr: string) =>
  number(unit, [0, 1000], value, assumed("C1, C2"), en, fr);

const fields = {
  hoursPerContributor: hours(
    "h/week per person",
    0.03,
    "Coordination per person who contributes in a week.",
    "Coordination par personne qui contribue dans la semaine.",
  ),
  hoursPerError: hours("h/error", 0.1, "Coordination per error.", "Coordination par erreur."),
  hoursPerHandoff: hours(
    "h/contribution",
    0.005,
    "Coordination per contribution when the work is fully split into tasks.",
    "Coordination par contribution quand le travail est entièrement découpé en tâches.",
  ),
  hoursPerChannel: hours(
    "h/channel",
    0.05,
    "Coordination per channel between two people (Brooks).",
    "Coordination par canal entre deux personnes (Brooks).",
  ),
  exponent: number(
    "exponent",
    [0, 2],
    0,
    within(literature("C2"), [0, 1.33], {
      en: "0 counts channels; up to 1.33 in the literature",
      fr: "0 compte les canaux ; jusqu’à 1,33 dans la littérature",
    }),
    "Growth of talk with the number of people, as an exponent: .7, 1 or 1.33 in the literature; 0 to count channels instead.",
    "Croissance des échanges avec le nombre de personnes, en exposant : 0,7, 1 ou 1,33 selon les études ; 0 pour compter plutôt les canaux.",
  ),
  everyTeam: fraction(
    1,
    within(literature("Brooks 1975"), [0, 1], WHY.either),
    "Share of the teams beyond a person’s number of ties with which each team has a channel too, where no core leads: 0 for none of them, 1 for every other team.",
    "Part des équipes, au-delà du nombre de liens d’une personne, avec lesquelles chaque équipe a aussi un canal quand aucun noyau ne dirige : 0 pour aucune, 1 pour toutes les autres équipes.",
  ),
  absorb: fraction(
    0.3,
    assumed("marketing §3.2"),
    "Share of missing coordination that staff make up for by overtime.",
    "Part de la coordination manquante que le personnel comble en heures supplémentaires.",
  ),
  unmetLoss: fraction(
    0.5,
    literature("C1"),
    "Share of the quality of wholly joint work that is lost when none of the coordination it needs is met.",
    "Part de la qualité d’un travail entièrement commun qui se perd quand rien de la coordination nécessaire n’est assuré.",
  ),
  outputLoss: number(
    "0–1",
    [0, 0.9],
    0.5,
    assumed("C1"),
    "Share of the output of wholly joint work that is lost when none of the coordination it needs was met the week before: the same time goes into less.",
    "Part de la production d’un travail entièrement commun qui se perd quand rien de la coordination nécessaire n’a été assuré la semaine précédente : le même temps donne moins.",
  ),
  organisersShare: fraction(
    0,
    within(assumed("marketing §2.1"), [0, 1], WHY.either),
    "Share of members’ own hours of coordination that falls on them in proportion to what they contribute in the week; they share the rest equally.",
    "Part des heures de coordination des membres qui leur revient en proportion de ce qu’ils contribuent dans la semaine ; ils partagent le reste à égalité.",
  ),
  staffReplies: fraction(
    0.45,
    assumed("E3"),
    "Chance that staff reply to a newcomer when coordination is fully met.",
    "Probabilité que le personnel réponde à un nouveau quand la coordination est pleinement assurée.",
  ),
  companionReplies: fraction(
    0.12,
    assumed("E3"),
    "Chance that one companion replies to a newcomer.",
    "Probabilité qu’un compagnon réponde à un nouveau.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    coordination: ValuesOf<typeof fields>;
  }
  interface OperationNumbers {
    metShare: number;
  }
  interface Tally {
    requiredHours: number;
    plannedStaffHours: number;
    overtimeHours: number;
    memberHours: number;
  }
}

/**
 * Number of channels between people: within teams, and between a core and teams or among all teams.
 *
 * @param everyTeam share of the teams beyond the mean degree with which a team has a channel too
 */
export function channels(
  people: number,
  teamSize: number,
  coreLed: number,
  meanDegree: number,
  everyTeam = 0,
): number {
  if (people === 0) return 0;
  const team = Math.min(teamSize, people);
  const teams = people / team;
  const acquainted = Math.min(teams - 1, meanDegree);
  const amongFlat = teams * (acquainted + everyTeam * (teams - 1 - acquainted));
  const among = teams <= 1 ? 0 : coreLed * Math.min(2 * teams, amongFlat) + (1 - coreLed) * amongFlat;
  return (people * Math.min(team - 1, meanDegree) + among) / 2;
}

function coordinate(world: World, operation: Operation): void {
  const w = world.parameters.coordination;
  const { levers, parameters, contributors, week } = operation;
  const n = realPeople(world, contributors.count);
  const talk =
    w.exponent > 0
      ? power(n, w.exponent)
      : parameters.collective *
        channels(n, levers.teamSize, levers.coreLed, world.network.meanDegree, w.everyTeam);
  const required =
    w.hoursPerContributor * n +
    w.hoursPerError * week.errors +
    w.hoursPerHandoff * parameters.decomposition * week.contributions +
    w.hoursPerChannel * talk;
  const planned = levers.coordinationStaffHours * usefulShare(world);
  const missing = Math.max(0, required - planned);
  const memberHours = n === 0 ? 0 : selfOrganisedShare(parameters.workMode) * missing;
  // Overtime is limited by the planned staff.
  const overtime = Math.min(w.absorb * (missing - memberHours), 0.5 * planned);
  operation.numbers.metShare =
    required === 0 ? 1 : Math.min(1, (planned + memberHours + overtime) / required);
  week.requiredHours += required;
  week.plannedStaffHours += planned;
  week.overtimeHours += overtime;
  week.memberHours += memberHours;
  week.staffHours += overtime;
  week.hours += memberHours;
  if (memberHours > 0) organise(world, operation, memberHours);
}

/** Adds to people's hours what they organise themselves: equally, and in proportion to what they contribute. */
function organise(world: World, { contributors, weekCount }: Operation, memberHours: number): void {
  const { organisersShare } = world.parameters.coordination;
  let made = 0;
  for (let at = 0; at < contributors.count; at++) made += weekCount[contributors.items[at]];
  const byWork = made === 0 ? 0 : (organisersShare * memberHours) / realPeople(world, made);
  const equally =
    ((made === 0 ? 1 : 1 - organisersShare) * memberHours) / realPeople(world, contributors.count);
  for (let at = 0; at < contributors.count; at++) {
    const person = contributors.items[at];
    world.people.hours[person] += equally + byWork * weekCount[person];
  }
}

export const coordination: Mechanism = {
  id: "coordination",
  title: { en: "Coordination", fr: "Coordination" },
  off: {
    en: "every newcomer gets a reply, joint work needs no coordination, and none is counted",
    fr: "chaque nouveau reçoit une réponse, le travail commun se passe de coordination, et aucune n’est comptée",
  },
  fields,
  equations: [
    "team = min(teamSize, week.contributorWeeks)",
    "teams = week.contributorWeeks/team",
    "acquainted = min(teams − 1, meanDegree)",
    "flat = teams·(acquainted + everyTeam·(teams − 1 − acquainted))",
    "among = (coreLed·min(2·teams, flat) + (1 − coreLed)·flat)·[teams > 1]",
    "talk = collective·(week.contributorWeeks·min(team − 1, meanDegree) + among)/2, exponent = 0",
    "talk = week.contributorWeeks^exponent, exponent > 0",
    "requiredHours ← hoursPerContributor·week.contributorWeeks + hoursPerError·errors",
    "  + hoursPerHandoff·decomposition·week.contributions + hoursPerChannel·talk",
    "plannedStaffHours ← coordinationStaffHours·useful",
    "lacking = max(0, requiredHours − plannedStaffHours)",
    "memberHours ← selfOrganised/(directed + collaborative + selfOrganised)·lacking",
    "hours ← hours + memberHours·((1 − organisersShare)/week.contributorWeeks + organisersShare·weekCount/Σ weekCount)",
    "overtimeHours ← min(absorb·(lacking − memberHours), plannedStaffHours/2)",
    "staffHours ← staffHours + overtimeHours",
    "metShare ← min(1, (plannedStaffHours + memberHours + overtimeHours)/requiredHours)",
    ...REPLY_EQUATIONS,
  ],
  reads: [
    "people.hours",
    "operation.weekCount",
    "operation.week.contributions",
    "operation.week.errors",
    "operation.week.hours",
    "operation.week.staffHours",
  ],
  operationNumbers: {
    metShare: {
      start: 1,
      unit: "0–1",
      en: "Share of the required coordination that was met, in the latest week of opening.",
      fr: "Part de la coordination nécessaire qui a été assurée, la dernière semaine d’ouverture.",
    },
  },
  tallies: ["requiredHours", "plannedStaffHours", "overtimeHours", "memberHours"],
  together: true,
  step(world) {
    for (const operation of world.operations) if (operation.open) coordinate(world, operation);
  },
};
