import {
  assumed,
  choice,
  fraction,
  group,
  number,
  overridesOf,
  records,
  setting,
  sourceText,
  type ValuesOf,
  whole,
} from "../scenario/fields.ts";
import type { Problem } from "../scenario/problems.ts";
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
