import { exp } from "../core/math.ts";
import type { Text } from "../input/text.ts";
import { LAPSED, type World } from "../world/state/world.ts";
import { topShare } from "./concentration.ts";
import { addedHours, hiddenRisk } from "./coordination.ts";
import type { Metric } from "./metric.ts";
import { contributes, meanOver, ratioOrNone, totalOf } from "./operations.ts";

/** Below this attachment, a person who leaves takes their skill elsewhere. */
const UNATTACHED = 0.3;

/** Share of the skill gained that people who left unattached have; 0 in a public service, where it is autonomy. */
function competitors({ operations, people, places, parameters }: World): number {
  if (parameters.mission === "public-service") return 0;
  let gone = 0;
  let all = 0;
  for (const { practice, status } of operations)
    for (let person = 0; person < places; person++) {
      all += practice[person];
      if (status[person] === LAPSED && people.attachment[person] < UNATTACHED) gone += practice[person];
    }
  return ratioOrNone(gone, all);
}

function latitude(world: World): number {
  const owning = meanOver(world, contributes(world), (person) => world.people.ownership[person]);
  let most = 0;
  for (const { parameters, total, contributions } of world.operations) {
    const made = contributions.filter((count) => count > 0).sort();
    const top = topShare(made, 0.01, world.represents);
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

/** Variance of skills over these people, summed over skills; NaN if there are none. */
function skillVariance({ traits }: World, people: Uint32Array): number {
  let sum = 0;
  for (const skill of Object.values(traits.skill)) {
    let total = 0;
    for (let at = 0; at < people.length; at++) total += skill[people[at]];
    const mean = total / people.length;
    let squares = 0;
    for (let at = 0; at < people.length; at++)
      squares += (skill[people[at]] - mean) * (skill[people[at]] - mean);
    sum += squares / people.length;
  }
  return sum;
}

/** The people present of whom it is true, in the order of their places. */
function presentWho({ places, present }: World, who: (person: number) => boolean): Uint32Array {
  const found = new Uint32Array(places);
  let count = 0;
  for (let person = 0; person < places; person++)
    if (present[person] === 1 && who(person)) found[count++] = person;
  return found.subarray(0, count);
}

/**
 * 1 minus the diversity of contributors: how far two of them differ in skills, relative to two people of the public, by
 * squared distance. Names of segments play no part.
 */
function innovation(world: World): number {
  const makers = contributes(world);
  const among = skillVariance(world, presentWho(world, makers));
  if (Number.isNaN(among)) return 0;
  const publicly = skillVariance(
    world,
    presentWho(world, () => true),
  );
  // Where everybody is alike, nothing is lost by who contributes.
  const diversity = publicly === 0 ? 1 : Math.min(1, among / publicly);
  const owning = meanOver(world, makers, (person) => world.people.ownership[person]);
  return 1 - diversity * (1 - owning);
}

const risk = (
  id: string,
  label: Text,
  en: string,
  fr: string,
  measure: (world: World) => number,
  counts?: Metric["counts"],
): Metric => ({
  id,
  label,
  unit: "0–1",
  text: { en, fr },
  counts,
  direction: "lower is better",
  relevant: { value: 0.02, of: "absolute" },
  measure,
});

/** The six risks of co-production (marketing §3.2, Plé & Lecocq 2013), and the legal risk. */
export const risks: readonly Metric[] = [
  risk(
    "riskCompetitors",
    { en: "Risk of helping competitors", fr: "Risque de servir la concurrence" },
    "Risk of helping competitors: share of the skill gained that belongs to people who left unattached.",
    "Risque de servir la concurrence : part de la compétence acquise que détiennent des personnes parties sans attachement.",
    competitors,
    "present",
  ),
  risk(
    "riskLatitude",
    { en: "Risk of losing control", fr: "Risque de perte de latitude" },
    "Risk of losing control: how far the organisation depends on a few people who feel they own it, or shares its decisions.",
    "Risque de perte de latitude : à quel point l’organisation dépend de quelques personnes qui s’en sentent propriétaires, ou partage les décisions.",
    latitude,
    "present",
  ),
  risk(
    "riskInnovation",
    { en: "Risk of narrow innovation", fr: "Risque d’innovation bornée" },
    "Risk of narrow innovation: contributors differ less in skills than the public does, or feel they own the brand and refuse novelty.",
    "Risque d’innovation bornée : les contributeurs diffèrent moins par leurs compétences que le public, ou se sentent propriétaires de la marque et refusent la nouveauté.",
    innovation,
    "present",
  ),
  risk(
    "riskReputation",
    { en: "Risk to reputation", fr: "Risque pour la réputation" },
    "Risk to reputation: 1 − e^−(controversies weighted by visibility).",
    "Risque pour la réputation : 1 − e^−(controverses pondérées par la visibilité).",
    (world) => 1 - exp(-totalOf(world, "exposure")),
  ),
  risk(
    "riskHidden",
    { en: "Risk of hidden coordination", fr: "Risque de coordination cachée" },
    "Risk of hidden coordination: hidden hours as a share of the hours required.",
    "Risque de coordination cachée : heures cachées, en part des heures nécessaires.",
    hiddenRisk,
  ),
  risk(
    "riskProductivity",
    { en: "Risk of lost productivity", fr: "Risque de perte de productivité" },
    "Risk of lost productivity: staff time added, as a share of staff time added and replaced.",
    "Risque de perte de productivité : temps de personnel ajouté, en part du temps de personnel ajouté et remplacé.",
    (world) => ratioOrNone(addedHours(world), addedHours(world) + totalOf(world, "displacedHours")),
  ),
  risk(
    "riskLegal",
    { en: "Legal risk of unclear rights", fr: "Risque juridique de droits flous" },
    "Legal risk: how unclear rights are, on average over contributions.",
    "Risque juridique : à quel point les droits sont flous, en moyenne sur les contributions.",
    (world) => ratioOrNone(totalOf(world, "unclearContributions"), totalOf(world, "contributions")),
  ),
];
