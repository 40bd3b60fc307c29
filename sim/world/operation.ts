import {
  assumed,
  choice,
  flag,
  fraction,
  group,
  idOf,
  items,
  number,
  overridesOf,
  records,
  setting,
  sourceText,
  type ValuesOf,
  whole,
} from "../scenario/fields.ts";
import { didYouMean, type Problem } from "../scenario/problems.ts";
import { LEVER_FIELDS } from "./levers.ts";
import { RESOURCES, SKILLS } from "./traits.ts";

const demands = <T extends Readonly<Record<string, { en: string; fr: string }>>>(traits: T) =>
  Object.fromEntries(
    Object.entries(traits).map(([name, { en, fr }]) => [
      name,
      fraction(0, assumed("marketing §4.1"), `Demand for ${en}.`, `Exigence : ${fr}.`),
    ]),
  ) as { readonly [K in keyof T]: ReturnType<typeof fraction> };

const offer = (value: number, en: string, fr: string) => fraction(value, assumed("marketing §4.1"), en, fr);

/** What the operation is, apart from the levers. Axes are the source texts' own typologies. */
export const OPERATION_FIELDS = {
  form: choice(
    ["one-off", "long-term"],
    "long-term",
    sourceText("marketing §2.3"),
    "A one-off call or a lasting activity.",
    "Un appel ponctuel ou une activité durable.",
  ),
  collaboration: choice(
    ["co-innovation", "co-distribution", "co-production", "co-promotion"],
    "co-production",
    sourceText("marketing, grid"),
    "What the collaboration is about.",
    "Ce sur quoi porte la collaboration.",
  ),
  workMode: group(
    "How the work is organised; weights, compared with each other",
    "Comment le travail est organisé ; poids relatifs",
    {
      directed: fraction(
        0,
        sourceText("marketing §2.1"),
        "Directed self-production.",
        "Autoproduction dirigée.",
      ),
      collaborative: fraction(1, sourceText("marketing §2.1"), "Collaborative.", "Collaboratif."),
      selfOrganised: fraction(0, sourceText("marketing §2.1"), "Self-organised.", "Auto-organisé."),
    },
  ),
  role: choice(
    ["executant", "marketing assistant", "relay", "solution provider"],
    "solution provider",
    sourceText("marketing §2.2"),
    "What people are for the organisation.",
    "Ce que les personnes sont pour l’organisation.",
  ),
  stage: choice(
    ["design", "funding", "production", "promotion", "distribution", "after-sales"],
    "after-sales",
    sourceText("marketing §2.2"),
    "Where in the making it takes place.",
    "À quel moment de la fabrication elle a lieu.",
  ),
  consent: choice(
    ["chosen", "obliged", "inherent", "unaware"],
    "chosen",
    sourceText("numerique; participation §2.1–2.2; marketing §2.1"),
    "Chosen; obliged (no real alternative); inherent (the service cannot exist without it); unaware.",
    "Choisie ; obligée (pas de vraie alternative) ; inhérente (le service n’existe pas sans elle) ; à l’insu.",
  ),
  public: choice(
    ["everyone", "experts", "existing community"],
    "everyone",
    sourceText("marketing §2.3"),
    "Who is called.",
    "Qui est appelé.",
  ),
  communityMode: choice(
    ["observe", "panel", "cooperate", "create"],
    "create",
    sourceText("marketing §4.2"),
    "How it works with communities.",
    "Comment elle travaille avec des communautés.",
  ),
  startWeek: whole(
    "week",
    [0, 1040],
    0,
    setting(),
    "First week it is open.",
    "Première semaine d’ouverture.",
  ),
  weeks: whole(
    "weeks",
    [0, 1040],
    0,
    setting(),
    "Weeks it stays open; 0 for no end.",
    "Semaines d’ouverture ; 0 pour une durée sans fin.",
  ),
  startingMembers: whole(
    "people",
    [0, 1_000_000],
    0,
    setting(),
    "People who take part from the first week.",
    "Personnes qui participent dès la première semaine.",
  ),
  capacity: whole(
    "people",
    [0, 1_000_000],
    0,
    setting(),
    "People it can take at most; 0 for no limit.",
    "Personnes qu’elle peut accueillir au plus ; 0 sans limite.",
  ),
  fundingGoalEuros: number(
    "€",
    [0, 1_000_000_000],
    0,
    sourceText("marketing §2.2"),
    "All or nothing: pledges below this goal are paid back when it ends; 0 for none.",
    "Tout ou rien : au-dessous de cet objectif, les promesses sont rendues à la fin ; 0 sans objectif.",
  ),
  phases: items(
    12,
    "Phases of a contest, one after the other; none for no contest",
    "Phases d’un concours, l’une après l’autre ; aucune sans concours",
    {
      weeks: whole("weeks", [1, 520], 1, sourceText("retrospective"), "How long it lasts.", "Sa durée."),
      submit: flag(false, sourceText("retrospective"), "Entries are taken.", "On peut proposer."),
      vote: flag(false, sourceText("retrospective"), "The public votes.", "Le public vote."),
      jury: flag(false, sourceText("retrospective"), "A jury judges.", "Un jury juge."),
      selects: whole(
        "entries",
        [0, 1_000_000],
        1,
        sourceText("retrospective"),
        "Entries kept at its end.",
        "Propositions gardées à la fin.",
      ),
    },
  ),
  leadsTo: idOf(
    sourceText("marketing §2.3"),
    "Lasting operation that contributors are told of when this one ends.",
    "Opération durable dont on parle aux contributeurs quand celle-ci finit.",
  ),
  needsPerWeek: number(
    "1/week",
    [0, 100],
    0.3,
    assumed("participation §2.2"),
    "Obliged or inherent: how often a person needs the service.",
    "Obligée ou inhérente : fréquence à laquelle une personne a besoin du service.",
  ),
  digitalFloor: fraction(
    0,
    assumed("D1"),
    "Digital skill below which a person cannot do it alone.",
    "Compétence numérique au-dessous de laquelle on ne peut pas le faire seul.",
  ),
  disclosurePerWeek: number(
    "1/week",
    [0, 1],
    0,
    assumed("numerique"),
    "Unaware: chance a week that it comes to light; no base rate exists.",
    "À l’insu : probabilité par semaine que la chose soit révélée ; aucune fréquence n’est connue.",
  ),
  effortHoursPerContribution: number(
    "h",
    [0.01, 100],
    0.3,
    assumed(),
    "Time that a contribution takes.",
    "Temps que prend une contribution.",
  ),
  contributionsPerWeek: number(
    "1/week",
    [0, 1000],
    4,
    assumed(),
    "Contributions a week of a median person who takes part.",
    "Contributions par semaine d’une personne médiane qui participe.",
  ),
  costEurosPerContribution: number(
    "€",
    [0, 10_000],
    0,
    assumed(),
    "Money that a contribution costs the person who makes it.",
    "Argent que coûte une contribution à la personne qui la fait.",
  ),
  timeSavedMinutes: number(
    "min",
    [0, 10_000],
    0,
    sourceText("participation §2.2"),
    "Time that a contribution saves the person who makes it.",
    "Temps qu’une contribution fait gagner à la personne qui la fait.",
  ),
  priceCutEuros: number(
    "€",
    [0, 10_000],
    0,
    sourceText("marketing §4.1"),
    "Price cut that comes with a contribution.",
    "Baisse de prix liée à une contribution.",
  ),
  visibility: fraction(0.5, assumed(), "How much others see of it.", "À quel point les autres la voient."),
  sociability: fraction(0.2, assumed("participation §3.2"), "Conviviality.", "Convivialité."),
  collective: fraction(
    0.3,
    assumed("marketing §2.3"),
    "How much the work is done in teams.",
    "À quel point le travail se fait en équipe.",
  ),
  dataExposure: fraction(
    0.1,
    assumed("numerique"),
    "Personal data that taking part gives away.",
    "Données personnelles que l’on livre en participant.",
  ),
  criticality: fraction(
    0.1,
    assumed("marketing §2.3"),
    "How much the organisation depends on it.",
    "À quel point l’organisation en dépend.",
  ),
  openness: fraction(
    0.5,
    assumed("I6"),
    "How open votes and contributions are, hence easy to hijack.",
    "À quel point votes et contributions sont ouverts, donc détournables.",
  ),
  scheduling: fraction(
    0,
    assumed("marketing §3.3"),
    "How rigid its hours are.",
    "À quel point ses horaires sont rigides.",
  ),
  rituals: fraction(
    0.3,
    assumed("marketing §4.2"),
    "Rites of the community itself: badges, feasts, exchanges.",
    "Rites propres à la communauté : insignes, fêtes, échanges.",
  ),
  brandPresence: fraction(
    0.3,
    assumed("dossier"),
    "How present the brand is.",
    "À quel point la marque est présente.",
  ),
  appropriation: fraction(
    0.2,
    assumed("marketing §3.2"),
    "How much the organisation takes over what is made (“récupération”).",
    "À quel point l’organisation récupère ce qui est fait.",
  ),
  peerChecking: fraction(
    0.3,
    sourceText("dossier"),
    "How much people check each other's work.",
    "À quel point les personnes contrôlent mutuellement leur travail.",
  ),
  ratings: fraction(
    0,
    sourceText("participation §3.2"),
    "How much people rate each other.",
    "À quel point les personnes se notent mutuellement.",
  ),
  valueEurosPerContribution: number(
    "€",
    [0, 100_000],
    2,
    assumed("marketing §3.1"),
    "What a contribution of full quality is worth.",
    "Ce que vaut une contribution de pleine qualité.",
  ),
  fitGain: fraction(
    0.1,
    assumed("marketing §3.1"),
    "How much a contribution makes the offer fit its public.",
    "À quel point une contribution rapproche l’offre de son public.",
  ),
  faultsFound: number(
    "faults",
    [0, 100],
    0.05,
    assumed("marketing §3.1"),
    "Faults found by a contribution before they cost.",
    "Défauts trouvés par contribution avant qu’ils ne coûtent.",
  ),
  employeeMinutesDisplaced: number(
    "min",
    [0, 10_000],
    5,
    assumed("numerique"),
    "Staff time that a contribution replaces.",
    "Temps de personnel qu’une contribution remplace.",
  ),
  dataEurosPerPersonWeek: number(
    "€/person/week",
    [0, 1000],
    0,
    assumed("numerique"),
    "Worth of the data of a person who takes part.",
    "Valeur des données d’une personne qui participe.",
  ),
  commonsShare: fraction(
    0,
    assumed("numerique"),
    "Share of the value created that goes to all.",
    "Part de la valeur créée qui revient à toutes et tous.",
  ),
  lostShare: fraction(
    0.1,
    assumed("marketing §3.2"),
    "Share of the value created that nobody uses.",
    "Part de la valeur créée que personne n’utilise.",
  ),
  socialValue: fraction(
    0,
    setting(),
    "Social value of a contribution, as the scenario declares it.",
    "Valeur sociale d’une contribution, telle que le scénario la déclare.",
  ),
  environmentalValue: fraction(
    0,
    setting(),
    "Environmental value of a contribution, as the scenario declares it.",
    "Valeur environnementale d’une contribution, telle que le scénario la déclare.",
  ),
  decomposition: fraction(
    0.5,
    assumed("marketing, grid"),
    "How far the work is cut into simple tasks.",
    "À quel point le travail est découpé en tâches simples.",
  ),
  onboardingSteps: whole(
    "steps",
    [0, 20],
    0,
    sourceText("participation §3.2"),
    "Validation steps before taking part.",
    "Étapes de validation avant de participer.",
  ),
  offers: group(
    "What taking part offers by itself, without any lever",
    "Ce qu’apporte la participation, sans aucun levier",
    {
      gift: offer(0, "Gifts in kind.", "Avantages en nature."),
      experience: offer(0.5, "A pleasant or original experience.", "Une expérience agréable ou originale."),
      values: offer(0.4, "Serving wider values.", "Servir des valeurs plus larges."),
      recognition: offer(0.3, "Being seen and thanked.", "Être vu et remercié."),
      belonging: offer(0.5, "Belonging to a group.", "Appartenir à un groupe."),
      autonomy: offer(0.5, "Deciding for oneself.", "Décider soi-même."),
    },
  ),
  demand: group("What one must be able to do", "Ce qu’il faut pouvoir faire", {
    skill: group("Skills", "Compétences", demands(SKILLS)),
    resource: group("Resources", "Ressources", demands(RESOURCES)),
  }),
  levers: group(
    "Levers set apart for this operation",
    "Leviers propres à cette opération",
    overridesOf(LEVER_FIELDS),
  ),
};

export const OPERATIONS_FIELD = records(
  1,
  8,
  { forum: { demand: { skill: { digital: 0.4, writing: 0.3 } } } },
  "The operations of co-production, 1 to 8; a forum by default.",
  "Les opérations de coproduction, de 1 à 8 ; un forum par défaut.",
  OPERATION_FIELDS,
);

export type OperationSettings = ValuesOf<typeof OPERATION_FIELDS>;

export function checkOperations(scenario: {
  operations: Record<string, OperationSettings>;
  population: { consumers: number };
}): Problem[] {
  const problems: Problem[] = [];
  const count = Object.keys(scenario.operations).length;
  if (count < 1 || count > 8)
    problems.push({
      path: "operations",
      value: count,
      expected: { en: "1 to 8 operations", fr: "de 1 à 8 opérations" },
    });
  const ids = Object.keys(scenario.operations);
  for (const [id, { leadsTo, phases, weeks }] of Object.entries(scenario.operations)) {
    if (leadsTo !== "" && (!ids.includes(leadsTo) || leadsTo === id))
      problems.push({
        path: `operations.${id}.leadsTo`,
        value: leadsTo,
        expected: { en: "the id of another operation", fr: "l’identifiant d’une autre opération" },
        suggestion: didYouMean(
          leadsTo,
          ids.filter((other) => other !== id),
        ),
      });
    const phaseWeeks = phases.reduce((sum, phase) => sum + phase.weeks, 0);
    if (phases.length > 0 && weeks !== 0 && weeks !== phaseWeeks)
      problems.push({
        path: `operations.${id}.weeks`,
        value: weeks,
        expected: {
          en: `the ${phaseWeeks} weeks of its phases, or 0`,
          fr: `les ${phaseWeeks} semaines de ses phases, ou 0`,
        },
      });
  }
  for (const [id, { startingMembers }] of Object.entries(scenario.operations))
    if (startingMembers > scenario.population.consumers)
      problems.push({
        path: `operations.${id}.startingMembers`,
        value: startingMembers,
        expected: {
          en: `at most the ${scenario.population.consumers} consumers`,
          fr: `au plus les ${scenario.population.consumers} personnes`,
        },
      });
  return problems;
}
