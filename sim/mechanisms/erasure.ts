import { DATA_GIVEN_EQUATIONS, givenShare, takesInSecret } from "../choice/data-kept.ts";
import { power } from "../core/math.ts";
import { WHY, within } from "../scenario/believable.ts";
import type { OwnOf, SharedOf } from "../scenario/field.ts";
import { assumed, fraction, perOperation } from "../scenario/fields.ts";
import { realPeople } from "../world/state/represented.ts";
import { type Operation, UNAWARE, type World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  keptShare: perOperation.fraction(
    0,
    within(assumed("numerique"), [0, 1], WHY.unknown),
    "What the data of a person who gives no more are worth in a week, as a share of those of a person who does; 0 if nothing is kept.",
    "Ce que valent en une semaine les données d’une personne qui n’en donne plus, en part de celles d’une personne qui en donne ; 0 si rien n’est gardé.",
  ),
  halfLifeWeeks: perOperation.number(
    "weeks",
    [0.5, 1040],
    52,
    assumed(),
    "Weeks after which data that are kept are worth half.",
    "Semaines après lesquelles les données gardées valent moitié moins.",
  ),
  wanting: fraction(
    0.2,
    assumed("numerique"),
    "Share of the most concerned people who want their data erased once they give no more.",
    "Part des personnes les plus soucieuses de leurs données qui veulent les faire effacer quand elles n’en donnent plus.",
  ),
  wantingWhenDisclosed: fraction(
    0.8,
    assumed("numerique"),
    "The same share once people have learnt that data were taken without their knowledge.",
    "La même part quand on a appris que des données ont été prises à l’insu des personnes.",
  ),
  staffHours: perOperation.number(
    "h/request",
    [0, 100],
    0.5,
    assumed(),
    "Staff time that a request for erasure takes.",
    "Temps de personnel que prend une demande d’effacement.",
  ),
};

declare module "../world/operations/operation.ts" {
  interface OwnParameters {
    erasure: OwnOf<typeof fields>;
  }
}

declare module "../world/state/world.ts" {
  interface ModelParameters {
    erasure: SharedOf<typeof fields>;
  }
  interface OperationColumns {
    dataHeld: Float64Array;
  }
  interface OperationNumbers {
    keptPeople: number;
  }
  interface Tally {
    erasures: number;
  }
}

const keepsData = ({ open, parameters }: Operation) => open && parameters.erasure.keptShare > 0;

/**
 * Data of people who give no more lose value with time, or are erased. Whether a person would ask is drawn once, so that
 * an easier law, or a disclosure, adds people who ask and takes away none.
 */
function keep(world: World, operation: Operation): void {
  const { dataHeld, status, parameters, levers, numbers, week } = operation;
  const { keptShare, halfLifeWeeks, staffHours } = parameters.erasure;
  const { wanting, wantingWhenDisclosed } = world.parameters.erasure;
  const kept = power(0.5, 1 / halfLifeWeeks);
  const share = takesInSecret(world, operation) && numbers.disclosed === 1 ? wantingWhenDisclosed : wanting;
  const asks = world.draws.stream("erasure", operation.id);
  const { privacyConcern } = world.traits;
  let held = 0;
  let requests = 0;
  for (let person = 0; person < world.places; person++) {
    if (world.present[person] === 0) continue;
    const given = givenShare(world, operation, person);
    if (given > 0) dataHeld[person] = given;
    if (given > 0 || dataHeld[person] === 0) continue;
    const wants = levers.erasure * share * privacyConcern[person];
    if (status[person] !== UNAWARE && asks.uniform(world.keys[person]) < wants) {
      dataHeld[person] = 0;
      requests++;
    } else {
      dataHeld[person] *= kept;
      held += dataHeld[person];
    }
  }
  numbers.keptPeople = keptShare * realPeople(world, held);
  week.erasures = realPeople(world, requests);
  week.staffHours += week.erasures * staffHours;
}

export const erasure: Mechanism = {
  id: "erasure",
  title: { en: "Data kept and erased", fr: "Données gardées et effacées" },
  off: {
    en: "data of people who give no more are worth nothing, and nobody has them erased",
    fr: "les données des personnes qui n’en donnent plus ne valent rien, et personne ne les fait effacer",
  },
  about: {
    en: "The data of people who have left, or from whom nothing is hidden any more, may keep some value for the organisation while the operation is open. The law may let people have them erased (`rules.erasure`): those who are concerned ask for it, many more once a secret use has come to light. Data of people who leave the public are forgotten.",
    fr: "Les données des personnes parties, ou à qui plus rien n’est caché, peuvent garder de la valeur pour l’organisation tant que l’opération est ouverte. La loi peut permettre de les faire effacer (`rules.erasure`) : les personnes qui s’en soucient le demandent, et bien plus encore quand un usage caché a été révélé. Les données de qui quitte le public sont oubliées.",
  },
  fields,
  equations: [
    ...DATA_GIVEN_EQUATIONS,
    "dataHeld ← 1 − refused, givesData",
    "wants = rules.erasure·wanting·privacyConcern, disclosed = 0",
    "wants = rules.erasure·wantingWhenDisclosed·privacyConcern, disclosed = 1",
    "erases = [dataHeld > 0 ∧ status ≠ unaware ∧ u < wants], ¬givesData",
    "dataHeld ← 0, erases",
    "dataHeld ← dataHeld·.5^(1/halfLifeWeeks), ¬givesData ∧ ¬erases",
    "keptPeople ← keptShare·Σ dataHeld·[¬givesData]",
    "erasures ← Σ erases",
    "staffHours ← staffHours + erasure.staffHours·erasures",
  ],
  reads: [
    "operation.lastContributionWeek",
    "operation.numbers.disclosed",
    "operation.week.staffHours",
    "parameters.mechanisms.disclosure",
  ],
  operationColumns: {
    dataHeld: {
      start: 0,
      where: ({ erasure: { keptShare } }) => keptShare > 0,
      unit: "0–1",
      en: "What the data held about the person are worth, relative to those of a person who gives all.",
      fr: "Ce que valent les données détenues sur la personne, par rapport à celles d’une personne qui les donne toutes.",
    },
  },
  operationNumbers: {
    keptPeople: {
      start: 0,
      unit: "people",
      en: "People who give no more, as many as would give data worth those that are kept.",
      fr: "Personnes qui n’en donnent plus, autant qu’il en faudrait pour donner des données valant celles qui sont gardées.",
    },
  },
  tallies: ["erasures"],
  step(world) {
    for (const operation of world.operations) {
      // What an operation held is worth nothing to it any more once it has closed.
      operation.numbers.keptPeople = 0;
      if (keepsData(operation)) keep(world, operation);
    }
  },
};
