import { exp } from "../core/math.ts";
import type { Text } from "../scenario/text.ts";
import { LAPSED, type World } from "../world/state/world.ts";
import { topShare } from "./concentration.ts";
import { addedHours, hiddenRisk } from "./coordination.ts";
import type { Metric } from "./metric.ts";
import { meanOver, ratioOrNone, totalOf } from "./operations.ts";

/** Attachment below which someone who leaves takes their skill elsewhere. */
const UNATTACHED = 0.3;

/** Skill gained by those who left unattached, of all that was gained; none in a public service, where it is autonomy. */
function competitors({ operations, people, size, parameters }: World): number {
  if (parameters.mission === "public-service") return 0;
  let gone = 0;
  let all = 0;
  for (const { practice, status } of operations)
    for (let person = 0; person < size; person++) {
      all += practice[person];
      if (status[person] === LAPSED && people.attachment[person] < UNATTACHED) gone += practice[person];
    }
  return ratioOrNone(gone, all);
}

/** Whether someone contributed within the horizon, to an operation that may have closed since. */
const creates =
  ({ operations }: World) =>
  (person: number): boolean =>
    operations.some(({ lastContributionWeek }) => lastContributionWeek[person] >= 0);

function latitude(world: World): number {
  const owning = meanOver(world, creates(world), (person) => world.people.ownership[person]);
  let most = 0;
  for (const { parameters, total, contributions } of world.operations) {
    const made = contributions.filter((count) => count > 0).sort();
    const top = topShare(made, 0.01);
    if (Number.isNaN(top) || Number.isNaN(owning)) continue;
    most = Math.max(
      most,
      Math.min(
        1,
        parameters.criticality * (top * owning + ratioOrNone(total.sharedDecisions, total.openWeeks)),
      ),
    );
  }
  return most;
}

/** 1 less the diversity of who creates: Simpson's index over segment and creative skill in three bands. */
function innovation(world: World): number {
  const { segment, skill } = world.traits;
  const counts = new Map<number, number>();
  let people = 0;
  for (const { lastContributionWeek } of world.operations)
    for (let person = 0; person < world.size; person++) {
      if (lastContributionWeek[person] < 0) continue;
      const band = Math.min(2, Math.floor(skill.creative[person] * 3));
      const profile = segment[person] * 3 + band;
      counts.set(profile, (counts.get(profile) ?? 0) + 1);
      people++;
    }
  if (people === 0) return 0;
  let same = 0;
  for (const count of counts.values()) same += (count / people) * (count / people);
  const owning = meanOver(world, creates(world), (person) => world.people.ownership[person]);
  return 1 - (1 - same) * (1 - owning);
}

const risk = (
  id: string,
  label: Text,
  en: string,
  fr: string,
  measure: (world: World) => number,
): Metric => ({
  id,
  label,
  unit: "0–1",
  text: { en, fr },
  direction: "lower is better",
  relevant: { value: 0.02, of: "absolute" },
  measure,
});

/** The six risks of co-production (marketing §3.2, Plé & Lecocq 2013), and the legal one apart. */
export const risks: readonly Metric[] = [
  risk(
    "riskCompetitors",
    { en: "Risk of working for competitors", fr: "Risque de travailler pour d’autres" },
    "Risk of working for competitors: skill gained by those who left unattached, of all skill gained.",
    "Risque de travailler pour la concurrence : compétence acquise par les personnes parties sans attachement, sur toute la compétence acquise.",
    competitors,
  ),
  risk(
    "riskLatitude",
    { en: "Risk of lost latitude", fr: "Risque de perte de latitude" },
    "Risk of lost latitude: how far the organisation depends on a few who feel owners, or shares decisions.",
    "Risque de perte de latitude : à quel point l’organisation dépend de quelques personnes qui se sentent propriétaires, ou partage les décisions.",
    latitude,
  ),
  risk(
    "riskInnovation",
    { en: "Risk of narrowed innovation", fr: "Risque d’innovation bornée" },
    "Risk of narrowed innovation: few kinds of people create, or they refuse novelty as owners.",
    "Risque d’innovation bornée : peu de profils créent, ou ils refusent la nouveauté en propriétaires.",
    innovation,
  ),
  risk(
    "riskReputation",
    { en: "Risk to reputation", fr: "Risque de réputation" },
    "Risk to reputation: 1 − e^−(controversies weighted by visibility).",
    "Risque de réputation : 1 − e^−(controverses pondérées par la visibilité).",
    (world) => 1 - exp(-totalOf(world, "exposure")),
  ),
  risk(
    "riskHidden",
    { en: "Risk of hidden coordination", fr: "Risque de coordination cachée" },
    "Risk of hidden coordination: hidden hours, of those required.",
    "Risque de coordination cachée : heures cachées, sur les heures nécessaires.",
    hiddenRisk,
  ),
  risk(
    "riskProductivity",
    { en: "Risk of lost productivity", fr: "Risque de perte de productivité" },
    "Risk of lost productivity: staff time added, of time added and displaced.",
    "Risque de perte de productivité : temps de personnel ajouté, sur le temps ajouté et déplacé.",
    (world) => ratioOrNone(addedHours(world), addedHours(world) + totalOf(world, "displacedHours")),
  ),
  risk(
    "riskLegal",
    { en: "Legal risk of unclear rights", fr: "Risque juridique de droits flous" },
    "Legal risk, apart: how unclear rights are where something was made.",
    "Risque juridique, à part : flou des droits là où quelque chose a été produit.",
    (world) => ratioOrNone(totalOf(world, "unclearContributions"), totalOf(world, "contributions")),
  ),
];
