import { engagedBy, STAFF_HELP_EQUATIONS } from "../choice/staff-help.ts";
import { exp } from "../core/math.ts";
import { within } from "../scenario/believable.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, fraction, literature, number } from "../scenario/fields.ts";
import type { World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  strainRate: number(
    "1/week",
    [0, 10],
    0.1,
    literature("F1"),
    "Growth of strain per week and unit of load.",
    "Croissance de la tension par semaine et par unité de charge.",
  ),
  recoveryRate: number(
    "1/week",
    [0, 1],
    0.05,
    assumed(),
    "Recovery per week.",
    "Rétablissement par semaine.",
  ),
  strainLoss: fraction(
    0.3,
    assumed("F1"),
    "Share of staff hours that full strain makes useless.",
    "Part des heures du personnel qu’une tension complète rend inutile.",
  ),
  mediationHalfHours: number(
    "h/week",
    [0.1, 1000],
    5,
    assumed("marketing §3.3"),
    "Mediation that halves the load on staff.",
    "Temps de médiation qui réduit de moitié la charge du personnel.",
  ),
  memory: fraction(
    0.1,
    assumed(),
    "Weight of the latest week in what staff are used to.",
    "Poids de la dernière semaine dans ce à quoi le personnel est habitué.",
  ),
  engagementGain: fraction(
    0.3,
    assumed("Bakker & Demerouti 2007"),
    "What full engagement of staff adds to what an hour of them is worth.",
    "Ce que le plein engagement du personnel ajoute à ce que vaut une de ses heures.",
  ),
  engagingHours: number(
    "h/h",
    [0.01, 1000],
    4,
    assumed("Bakker & Demerouti 2007"),
    "Hours that people give per hour of staff at which staff are most engaged: with fewer they work for nobody in particular, with more it is too much for them.",
    "Heures données par le public, par heure de personnel, auxquelles le personnel est le plus engagé : en deçà il ne travaille pour personne en particulier, au-delà c’est trop pour lui.",
  ),
  playing: fraction(
    0.3,
    assumed("marketing §3.3"),
    "Load from having to act as a consumer too.",
    "Charge d’avoir à être aussi consommateur.",
  ),
  playingInsight: fraction(
    0.5,
    assumed("marketing §3.3"),
    "How much more staff who fully act as consumers learn about the public from the same contributions.",
    "Ce que le personnel pleinement consommateur apprend de plus sur le public, des mêmes contributions.",
  ),
  sayHours: number(
    "h/week",
    [0, 1000],
    0,
    within(assumed("retrospective, comments"), [0, 20], {
      en: "up to half a post",
      fr: "jusqu’à un mi-temps",
    }),
    "Staff time that a full say in decisions takes: meetings, votes, mediation. Paid by the hour, beside the lever’s price.",
    "Temps du personnel que demande un plein pouvoir de décision : réunions, votes, médiation. Payé à l’heure, en plus du prix du levier.",
  ),
  sayLoad: fraction(
    0,
    within(assumed("retrospective, comments"), [0, 0.3], {
      en: "at most as much as playing along",
      fr: "au plus autant que jouer le consommateur",
    }),
    "Load from no longer deciding alone when people have a full say.",
    "Charge de ne plus décider seul quand les personnes ont un plein pouvoir de décision.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    staff: ValuesOf<typeof fields>;
  }
  interface WorldNumbers {
    strain: number;
    engagement: number;
    usualHours: number;
  }
  interface Tally {
    displacedHours: number;
    /** Quality of contributions, weighted by how far staff act as consumers. */
    playedQuality: number;
  }
}

/** Smallest number of weekly hours to which changes and errors are compared: an ended activity strains nobody. */
const LEAST_HOURS = 1;

/**
 * Participation raises customer value but also strains employees (F1), through overtime, changes in demand, errors and
 * conflict. Changes and errors are measured in hours of coordination relative to the hours worked, so a few people who
 * come and go do not strain a large staff.
 */
function strain(world: World): void {
  const w = world.parameters.staff;
  const { hoursPerError } = world.parameters.coordination;
  const { numbers } = world;
  let worked = 0;
  let overtime = 0;
  let required = 0;
  let errorHours = 0;
  let conflict = 0;
  let mediation = 0;
  let playing = 0;
  let say = 0;
  let uncertain = 0;
  let given = 0;
  let paid = 0;
  for (const { open, week, numbers: own, levers, parameters } of world.operations) {
    const shared = open ? levers.decisionRights : 0;
    week.playedQuality += levers.staffAsConsumers * week.quality;
    say = Math.max(say, shared);
    worked += week.plannedStaffHours + week.overtimeHours;
    overtime += week.overtimeHours;
    required += week.requiredHours;
    errorHours += week.errors * hoursPerError;
    conflict += own.conflict;
    uncertain += parameters.frontline.load * own.uncertainty;
    given += week.hours;
    paid += week.staffHours;
    // Not before: meetings are not time beside those who contribute, which engages.
    week.staffHours += w.sayHours * shared;
    mediation += levers.mediationHours;
    playing = Math.max(playing, levers.staffAsConsumers);
    week.displacedHours +=
      parameters.replacingShare * ((week.quality * parameters.employeeMinutesDisplaced) / 60);
  }
  const change = Math.abs(required - numbers.usualHours);
  const against = Math.max(worked, required + numbers.usualHours, LEAST_HOURS);
  numbers.usualHours += w.memory * (required - numbers.usualHours);
  const engaging = w.engagingHours * paid;
  const relative = engaging === 0 ? 0 : given / engaging;
  numbers.engagement += w.memory * (engagedBy(relative) - numbers.engagement);
  const load =
    shareOf(overtime, worked) +
    shareOf(change, against) +
    shareOf(errorHours, Math.max(worked, errorHours, LEAST_HOURS)) +
    conflict +
    w.playing * playing +
    w.sayLoad * say +
    uncertain;
  const eased = w.mediationHalfHours / (w.mediationHalfHours + mediation);
  numbers.strain +=
    (1 - numbers.strain) * (1 - exp(-w.strainRate * load * eased)) - w.recoveryRate * numbers.strain;
}

/** part/whole, but 0 if the part is 0, even of a whole of 0. */
const shareOf = (part: number, whole: number) => (part === 0 ? 0 : part / whole);

export const staff: Mechanism = {
  id: "staff",
  title: { en: "Staff and employment", fr: "Personnel et emploi" },
  off: {
    en: "staff feel no strain, a say takes none of their time, playing along teaches them nothing, and no work counts as replaced",
    fr: "le personnel ne subit aucune tension, le pouvoir de décision ne lui prend pas de temps, jouer le jeu ne lui apprend rien, et aucun travail n’est compté comme remplacé",
  },
  about: {
    en: "Overtime, changes in demand, errors, conflicts, not knowing what people will bring, having to play the consumer and no longer deciding alone strain staff; mediation eases it. Staff who act as consumers understand the public better: in the metric of fit, contributions made meanwhile count 1 + `playingInsight` times.",
    fr: "Les heures supplémentaires, les à-coups de la demande, les erreurs, les conflits, l’incertitude sur ce que les gens apporteront, le fait de jouer le consommateur et celui de ne plus décider seul pèsent sur le personnel ; la médiation l’allège. Un personnel qui est aussi consommateur comprend mieux le public : dans l’indicateur d’adéquation, les contributions faites pendant ce temps comptent 1 + `playingInsight` fois.",
  },
  fields,
  equations: [
    "worked = Σ (plannedStaffHours + overtimeHours)",
    "change = |Σ requiredHours − usualHours|",
    "errorHours = coordination.hoursPerError·Σ errors",
    "strainLoad = Σ overtimeHours/worked + change/max(worked, Σ requiredHours + usualHours, 1)",
    "  + errorHours/max(worked, errorHours, 1) + Σ conflict + playing·staffAsConsumers",
    "  + sayLoad·decisionRights + Σ frontline.load·uncertainty",
    "eased = mediationHalfHours/(mediationHalfHours + Σ mediationHours)",
    "strain ← strain + (1 − strain)·(1 − e^(−strainRate·strainLoad·eased)) − recoveryRate·strain",
    ...STAFF_HELP_EQUATIONS,
    "usualHours ← usualHours + memory·(Σ requiredHours − usualHours)",
    "staffHours ← staffHours + sayHours·decisionRights",
    "playedQuality ← staffAsConsumers·week.quality",
    "displacedHours ← replacingShare·week.quality·employeeMinutesDisplaced/60",
  ],
  reads: [
    "operation.numbers.conflict",
    "operation.numbers.uncertainty",
    "operation.week.errors",
    "operation.week.hours",
    "operation.week.overtimeHours",
    "operation.week.plannedStaffHours",
    "operation.week.quality",
    "operation.week.requiredHours",
    "operation.week.staffHours",
    "parameters.coordination.hoursPerError",
    "parameters.frontline.load",
  ],
  worldNumbers: {
    strain: { start: 0, unit: "0–1", en: "Strain on staff.", fr: "Tension du personnel." },
    engagement: {
      start: 0,
      unit: "0–1",
      en: "How engaged staff are by people’s taking part.",
      fr: "À quel point la participation du public engage le personnel.",
    },
    usualHours: {
      start: 0,
      unit: "h/week",
      en: "Coordination that staff are used to.",
      fr: "Coordination à laquelle le personnel est habitué.",
    },
  },
  tallies: ["displacedHours", "playedQuality"],
  step: strain,
};
