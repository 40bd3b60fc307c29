import { power } from "../core/math.ts";
import { WHY, within } from "../scenario/believable.ts";
import type { OwnOf } from "../scenario/field.ts";
import { assumed, perOperation } from "../scenario/fields.ts";
import { fade } from "../world/state/fading.ts";
import { realPeople } from "../world/state/represented.ts";
import type { Operation, World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  reach: perOperation.number(
    "people",
    [0, 1_000_000],
    0,
    within(assumed("marketing §2.1"), [0, 20], {
      en: "from nobody to some regulars",
      fr: "de personne à quelques habitués",
    }),
    "People whom a contribution of full quality wins for its maker’s audience in a fully visible operation; 0 if nobody has an audience of their own.",
    "Personnes qu’une contribution de pleine qualité ajoute à l’audience de qui la fait, dans une opération pleinement visible ; 0 si personne n’a d’audience à soi.",
  ),
  halfLifeWeeks: perOperation.number(
    "weeks",
    [0.5, 1040],
    26,
    assumed(),
    "Weeks after which half of an audience is gone.",
    "Semaines après lesquelles la moitié d’une audience est partie.",
  ),
  threshold: perOperation.number(
    "people",
    [1, 1_000_000_000],
    10_000,
    within(assumed("marketing §2.1"), [1000, 100_000], {
      en: "it differs tenfold between platforms and topics",
      fr: "du simple au décuple selon la plateforme et le sujet",
    }),
    "Smallest audience with which one can earn an income.",
    "Plus petite audience avec laquelle on peut gagner un revenu.",
  ),
  incomePerWeek: perOperation.number(
    "1/week",
    [0, 1],
    0.02,
    assumed(),
    "Chance per week of getting an income with such an audience.",
    "Probabilité par semaine d’obtenir un revenu avec une telle audience.",
  ),
  incomeEuros: perOperation.number(
    "€/week",
    [0, 100_000],
    100,
    within(assumed("marketing §2.1"), [20, 500], {
      en: "from pocket money to a wage",
      fr: "de l’argent de poche à un salaire",
    }),
    "That income, paid by the audience or by advertisers and not by the organisation, for as long as the person takes part and keeps the audience.",
    "Ce revenu, versé par l’audience ou par des annonceurs et non par l’organisation, tant que la personne participe et garde son audience.",
  ),
  hopeWeight: perOperation.weight(
    0,
    within(assumed("marketing §2.1"), [0, 1], WHY.off),
    "Weight of the hope of an income from an audience, at the door.",
    "Poids de l’espoir d’un revenu tiré d’une audience, à l’entrée.",
  ),
};

declare module "../world/operations/operation.ts" {
  interface OwnParameters {
    career: OwnOf<typeof fields>;
  }
}

declare module "../world/state/world.ts" {
  interface OperationColumns {
    audience: Float64Array;
    earning: Float64Array;
    careerEuros: Float64Array;
  }
  interface Tally {
    careerEuros: number;
  }
}

const hasCareers = ({ parameters }: Operation) => parameters.career.reach > 0;

/** Audiences forget, and grow with what is accepted of the week's contributions. They are of real people. */
function grow(world: World, operation: Operation): void {
  const { contributors, weekCount, rejected, quality, audience, parameters } = operation;
  const { reach, halfLifeWeeks } = parameters.career;
  fade(world, audience, power(0.5, 1 / halfLifeWeeks));
  for (let at = 0; at < contributors.count; at++) {
    const person = contributors.items[at];
    const accepted = weekCount[person] - rejected[person];
    audience[person] += reach * parameters.visibility * quality[person] * accepted;
  }
}

/** Whoever has enough of an audience gets an income by luck, and keeps it as long as the audience. */
function earn(world: World, operation: Operation): void {
  const { active, audience, earning, careerEuros, euros, parameters, week } = operation;
  const { threshold, incomePerWeek, incomeEuros } = parameters.career;
  const luck = world.draws.stream("career", operation.id);
  for (let at = 0; at < active.count; at++) {
    const person = active.items[at];
    if (audience[person] < threshold) earning[person] = 0;
    else if (luck.uniform(world.keys[person], world.week) < incomePerWeek) earning[person] = 1;
    if (earning[person] === 0) continue;
    if (world.week >= 0) careerEuros[person] += incomeEuros;
    euros[person] += incomeEuros;
    week.careerEuros += realPeople(world, incomeEuros);
  }
}

export const career: Mechanism = {
  id: "career",
  title: { en: "Audience and career", fr: "Audience et carrière" },
  off: {
    en: "nobody wins an audience, gets an income or hopes for one",
    fr: "personne ne gagne d’audience, n’obtient de revenu ni n’en espère",
  },
  about: {
    en: "Whoever contributes much and well, and is seen, wins an audience. Few win one that is large enough, and of these some get an income. The hope of it moves many to begin; it does not move those who already take part.",
    fr: "Qui contribue beaucoup et bien, et se fait voir, gagne une audience. Peu en gagnent une assez grande, et parmi eux certains obtiennent un revenu. L’espoir de ce revenu en pousse beaucoup à commencer ; il ne pousse plus celles et ceux qui participent déjà.",
  },
  fields,
  equations: [
    "audience ← audience·.5^(1/halfLifeWeeks) + reach·visibility·quality·(weekCount − rejected)",
    "earning ← 1, audience ≥ threshold ∧ u < incomePerWeek",
    "earning ← 0, audience < threshold",
    "income = incomeEuros·earning·[status = enrolled]",
    "careerEuros ← careerEuros + income·[week ≥ 0]",
    "euros ← euros + income",
  ],
  reads: ["operation.euros", "operation.quality", "operation.rejected", "operation.weekCount"],
  operationColumns: {
    audience: {
      start: 0,
      where: ({ career: { reach } }) => reach > 0,
      unit: "people",
      en: "People who follow what the person makes.",
      fr: "Personnes qui suivent ce que fait la personne.",
    },
    earning: {
      start: 0,
      where: ({ career: { reach } }) => reach > 0,
      unit: "0 or 1",
      en: "Whether the person’s audience brings them an income.",
      fr: "Si l’audience de la personne lui apporte un revenu.",
    },
    careerEuros: {
      start: 0,
      where: ({ career: { reach } }) => reach > 0,
      unit: "€",
      en: "That income within the horizon, so far.",
      fr: "Ce revenu pendant l’horizon, jusqu’ici.",
    },
  },
  tallies: ["careerEuros"],
  // Audiences are those of the time before, incomes come with the opening.
  together(world) {
    for (const operation of world.operations) if (hasCareers(operation)) grow(world, operation);
  },
  step(world) {
    for (const operation of world.operations) {
      if (!hasCareers(operation)) continue;
      grow(world, operation);
      earn(world, operation);
    }
  },
};
