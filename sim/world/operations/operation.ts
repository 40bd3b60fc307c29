import type { Problem } from "../../input/problems.ts";
import { didYouMean } from "../../input/suggestions.ts";
import { within } from "../../scenario/believable.ts";
import { distinct } from "../../scenario/distinct.ts";
import type { Field, Fields, Records, ValuesOf } from "../../scenario/field.ts";
import { assumed, fraction, group, overridesOf, records } from "../../scenario/fields.ts";
import { LEVER_FIELDS } from "../levers/levers.ts";
import { publicAtStart } from "../people/represents.ts";
import { RESOURCES, SKILLS } from "../people/traits.ts";
import { COURSE_FIELDS } from "./course.ts";
import { KIND_FIELDS } from "./kind.ts";
import { NATURE_FIELDS } from "./nature.ts";
import { VALUE_FIELDS } from "./value.ts";

/** Most tasks ask for little of most things. */
const DEMANDED = within(assumed("marketing §4.1"), [0, 0.6], {
  en: "from nothing to a demanding task",
  fr: "de rien à une tâche exigeante",
});
const demands = <T extends Readonly<Record<string, { en: string; fr: string }>>>(traits: T) =>
  Object.fromEntries(
    Object.entries(traits).map(([name, { en, fr }]) => [
      name,
      fraction(0, DEMANDED, `Demand for ${en}.`, `Exigence de ${fr}.`),
    ]),
  ) as { readonly [K in keyof T]: ReturnType<typeof fraction> };

const OFFERED = assumed("marketing §4.1");
const offer = (value: number, en: string, fr: string) => fraction(value, OFFERED, en, fr);
const GIFTS = within(OFFERED, [0, 0.5], {
  en: "from nothing to a gift that counts",
  fr: "de rien à un cadeau qui compte",
});

/** An operation's fields. Its classification follows the typologies of the source texts. */
const OPERATION_FIELDS = {
  ...KIND_FIELDS,
  ...COURSE_FIELDS,
  ...NATURE_FIELDS,
  ...VALUE_FIELDS,
  offers: group(
    "What taking part offers without any lever",
    "Ce qu’apporte la participation sans aucun levier",
    {
      gift: fraction(0, GIFTS, "Gifts in kind.", "Cadeaux en nature."),
      experience: offer(0.5, "A pleasant or original experience.", "Une expérience agréable ou originale."),
      values: offer(0.4, "Serving wider values.", "Servir des valeurs plus larges."),
      recognition: offer(0.3, "Being seen and thanked.", "Être vu et remercié."),
      belonging: offer(0.5, "Belonging to a group.", "Appartenir à un groupe."),
      autonomy: offer(0.5, "Deciding for oneself.", "Décider soi-même."),
    },
  ),
  demand: group("Skills and resources needed", "Compétences et ressources nécessaires", {
    skill: group("Skills", "Compétences", demands(SKILLS)),
    resource: group("Resources", "Ressources", demands(RESOURCES)),
  }),
  levers: group(
    "Levers for this operation only",
    "Leviers propres à cette opération",
    overridesOf(LEVER_FIELDS),
  ),
};

/** @param own groups of parameters that modules let each operation have for itself */
export const operationsField = (own: Fields): Records<typeof OPERATION_FIELDS> =>
  records(
    1,
    8,
    { forum: { demand: { skill: { digital: 0.4, writing: 0.3 } } } },
    "The operations of co-production, 1 to 8; a forum by default.",
    "Les opérations de coproduction, de 1 à 8 ; un forum par défaut.",
    distinct<Field>("the field", [
      ["every operation", OPERATION_FIELDS],
      ["a module", own],
    ]) as typeof OPERATION_FIELDS,
  );

/** Parameters of modules that each operation may have for itself; modules add their groups by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the modules
export interface OwnParameters {}

/** An operation's fields, without those of modules. */
export type OperationFields = ValuesOf<typeof OPERATION_FIELDS>;
/** As a scenario holds it: null where the operation has the scenario's value. */
export type OperationValues = OperationFields & {
  [G in keyof OwnParameters]: { [F in keyof OwnParameters[G]]: OwnParameters[G][F] | null };
};
/** As mechanisms read it: the operation's own values, and else the scenario's. */
export type OperationParameters = OperationFields & OwnParameters;

export function checkOperations(scenario: {
  operations: Record<string, OperationFields>;
  population: { consumers: number; represents: number };
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
  for (const [id, operation] of Object.entries(scenario.operations)) {
    const { leadsTo, phases } = operation;
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
    const last = phases.at(-1);
    if (last !== undefined && !last.vote && !last.jury)
      problems.push({
        path: `operations.${id}.phases.${phases.length - 1}`,
        value: last,
        expected: {
          en: "a phase that votes or has a jury, since the last one names the winners",
          fr: "une phase avec un vote ou un jury, puisque la dernière désigne les gagnants",
        },
        suggestion: {
          en: 'add "vote": true or "jury": true; a call that names no winner has "weeks" and no phases',
          fr: "ajoutez « vote » ou « jury » à true ; un appel sans gagnant a « weeks » et aucune phase",
        },
      });
    problems.push(...checkRounds(id, operation), ...checkDelivery(id, operation));
  }
  for (const [id, { startingMembers, capacity }] of Object.entries(scenario.operations)) {
    const everybody = publicAtStart(scenario.population);
    const most = capacity === 0 ? everybody : Math.min(capacity, everybody);
    if (startingMembers > most)
      problems.push({
        path: `operations.${id}.startingMembers`,
        value: startingMembers,
        expected: {
          en: `at most ${most}, the population or the capacity`,
          fr: `au plus ${most}, la population ou la capacité`,
        },
      });
  }
  return problems;
}

/** A contest is open for whole rounds of its phases. */
function checkRounds(id: string, { phases, rounds, weeks }: OperationFields): Problem[] {
  if (phases.length === 0)
    return rounds === 1
      ? []
      : [
          {
            path: `operations.${id}.rounds`,
            value: rounds,
            expected: { en: "1 without phases", fr: "1 sans phases" },
            suggestion: {
              en: 'add the "phases" of a round, or leave "rounds" out',
              fr: "ajoutez les « phases » d’un tour, ou retirez « rounds »",
            },
          },
        ];
  const phaseWeeks = phases.reduce((sum, phase) => sum + phase.weeks, 0);
  const all = phaseWeeks * rounds;
  if (weeks === 0 || (rounds === 0 ? weeks % phaseWeeks === 0 : weeks === all)) return [];
  const expected =
    rounds === 0
      ? {
          en: `a multiple of the ${phaseWeeks} weeks of its phases, or 0`,
          fr: `un multiple des ${phaseWeeks} semaines de ses phases, ou 0`,
        }
      : { en: `the ${all} weeks of its phases, or 0`, fr: `les ${all} semaines de ses phases, ou 0` };
  return [{ path: `operations.${id}.weeks`, value: weeks, expected }];
}

/** Everybody receives once, after the last contribution. */
function checkDelivery(id: string, operation: OperationFields): Problem[] {
  const { phases, rounds, weeks, startWeek, deliveryWeek } = operation;
  const inPhases = phases.length > 0 && rounds > 0;
  const open = inPhases ? rounds * phases.reduce((sum, phase) => sum + phase.weeks, 0) : weeks;
  if (deliveryWeek === 0 || open === 0 || deliveryWeek >= startWeek + open) return [];
  return [
    {
      path: `operations.${id}.deliveryWeek`,
      value: deliveryWeek,
      expected: {
        en: `at least ${startWeek + open}, the week after its end, or 0 to deliver at once`,
        fr: `au moins ${startWeek + open}, la semaine après sa fin, ou 0 pour livrer aussitôt`,
      },
      suggestion: {
        en: "deliver after the last contribution, since everybody receives only once",
        fr: "livrez après la dernière contribution, puisque chacun ne reçoit qu’une fois",
      },
    },
  ];
}
