import type { World } from "../world/state/world.ts";
import type { Metric } from "./metric.ts";
import { ratio, totalOf } from "./operations.ts";
import { shareOfCareers } from "./retention.ts";

/** Whoever has not come back after so many weeks is taken for lost (J1 counts 30 and 90 days). */
const WEEKS_TO_COME_BACK = 13;

/** Of newcomers whose work was rejected at once, the share who never came back. */
const lostNewcomers = (world: World): number =>
  shareOfCareers(
    world,
    WEEKS_TO_COME_BACK,
    ({ rejectedAtFirst }, person) => rejectedAtFirst[person] > 0,
    ({ firstContributionWeek, lastContributionWeek }, person) =>
      lastContributionWeek[person] === firstContributionWeek[person],
  );

/** What the control of contributions rejects, takes and costs. */
export const control: readonly Metric[] = [
  {
    id: "rejectedShare",
    label: { en: "Rejected contributions", fr: "Contributions rejetées" },
    percent: true,
    unit: "0–1",
    text: {
      en: "Share of contributions made that control rejected, sound or not.",
      fr: "Part des contributions faites que le contrôle a rejetées, à tort ou à raison.",
    },
    counts: "everPresent",
    direction: "neutral",
    relevant: { value: 0.02, of: "absolute" },
    undefinedWhen: { en: "nobody contributed", fr: "personne n’a contribué" },
    measure: (world) => {
      const rejected = totalOf(world, "rejected");
      return ratio(rejected, totalOf(world, "contributions") + rejected);
    },
  },
  {
    id: "rejectedNewcomersLostShare",
    label: { en: "Rejected newcomers who never came back", fr: "Nouveaux rejetés jamais revenus" },
    percent: true,
    unit: "0–1",
    text: {
      en: `Of the people of whom a contribution was rejected in the week of their first, more than ${WEEKS_TO_COME_BACK} weeks before the end or before they left the public, the share who contributed in no later week.`,
      fr: `Parmi les personnes dont une contribution a été rejetée la semaine de la première, plus de ${WEEKS_TO_COME_BACK} semaines avant la fin ou avant de quitter le public, part de celles qui n’ont contribué aucune semaine suivante.`,
    },
    counts: "everPresent",
    direction: "lower is better",
    relevant: { value: 0.02, of: "absolute" },
    undefinedWhen: {
      en: "nobody was rejected at first and early enough, or the call was too short",
      fr: "personne n’a été rejeté au début et assez tôt, ou l’appel était trop court",
    },
    measure: lostNewcomers,
  },
  {
    id: "controlHours",
    label: { en: "Control by staff", fr: "Contrôle par le personnel" },
    unit: "h",
    text: {
      en: "Staff hours given to the control of contributions, reasons for rejections included; they are part of staff time and its cost.",
      fr: "Heures de personnel consacrées au contrôle des contributions, explication des rejets comprise ; elles font partie du temps du personnel et de son coût.",
    },
    direction: "lower is better",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => totalOf(world, "controlHours"),
  },
];
