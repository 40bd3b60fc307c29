import { paysRejected } from "../choice/control.ts";
import { DATA_PAY_EQUATIONS, dataPeople, payForData } from "../choice/data-pay.ts";
import { within } from "../scenario/believable.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, fraction, number } from "../scenario/fields.ts";
import type { Operation, World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  damageEurosPerError: number(
    "€",
    [0, 100_000],
    1,
    within(assumed("F8"), [0.2, 5], {
      en: "it depends on what is made",
      fr: "cela dépend de ce qui est produit",
    }),
    "Cost of an error.",
    "Coût d’une erreur.",
  ),
  hourEuros: number(
    "€/h",
    [0, 1000],
    10,
    assumed(),
    "Value of an hour of people's time to them.",
    "Valeur d’une heure de leur temps pour les personnes.",
  ),
  unpaidWageEuros: number(
    "€/h",
    [0, 1000],
    12,
    assumed("numerique"),
    "Wage of somebody hired for what people do without pay, charges included; about the minimum wage by default.",
    "Coût horaire d’une personne embauchée pour ce que les gens font sans être payés, charges comprises ; environ le salaire minimum par défaut.",
  ),
  fairCapture: fraction(
    0.5,
    within(assumed("marketing §3.3"), [0.2, 0.8], {
      en: "neither nothing nor everything is fair",
      fr: "ni rien ni tout n’est juste",
    }),
    "Share of the value that people think the organisation may fairly keep.",
    "Part de la valeur que les personnes trouvent juste que l’organisation garde.",
  ),
  memory: fraction(
    0.1,
    assumed(),
    "Weight of the latest week in how people see the sharing.",
    "Poids de la dernière semaine dans la perception du partage.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    value: ValuesOf<typeof fields>;
  }
  interface OperationNumbers {
    unfairness: number;
    seenCreated: number;
    seenCaptured: number;
  }
  interface OperationColumns {
    euros: Float64Array;
    valueCreated: Float64Array;
  }
  interface Tally {
    createdEuros: number;
    dataEuros: number;
    dataPayEuros: number;
    returnedEuros: number;
    savedEuros: number;
    sharedEuros: number;
    commonsEuros: number;
    lostEuros: number;
    capturedEuros: number;
    socialValue: number;
    environmentalValue: number;
  }
}

/**
 * The account of value: created = returned + commons + lost + captured, exactly, every week.
 * Time saved is value created for the people who save it; a price cut is paid by the organisation.
 * Captured value may be negative: the organisation then gives more than it gets.
 */
function account(world: World, operation: Operation): void {
  const {
    parameters,
    levers,
    week,
    contributors,
    weekCount,
    rejected,
    quality,
    euros,
    valueCreated,
    numbers,
  } = operation;
  const { damageEurosPerError, hourEuros } = world.parameters.value;
  const data = parameters.dataEurosPerPersonWeek * dataPeople(world, operation);
  const worth = week.quality * parameters.valueEurosPerContribution;
  // People unaware that they contribute get no share.
  const knownQuality = week.quality - week.traces;
  const shared =
    Math.max(levers.valueShare, levers.minimumValueShare) *
    knownQuality *
    parameters.valueEurosPerContribution;
  const known = week.contributions - week.traces;
  const timeEuros = (parameters.timeSavedMinutes / 60) * hourEuros * known;
  for (let at = 0; at < contributors.count; at++) {
    const person = contributors.items[at];
    const made = weekCount[person] - rejected[person];
    const share = knownQuality === 0 ? 0 : (quality[person] * made) / knownQuality;
    valueCreated[person] += quality[person] * made * parameters.valueEurosPerContribution;
    euros[person] += made * (levers.payEurosPerContribution + levers.giftEuros) + shared * share;
    if (paysRejected(operation)) euros[person] += rejected[person] * levers.payEurosPerContribution;
  }
  week.dataEuros = data;
  week.dataPayEuros = levers.dataShare * data;
  payForData(world, operation, week.dataPayEuros);
  week.createdEuros = worth + data + timeEuros - damageEurosPerError * week.errors;
  week.savedEuros = parameters.priceCutEuros * known + timeEuros;
  week.sharedEuros = shared;
  week.returnedEuros =
    week.payEuros + week.giftEuros + week.prizeEuros + shared + week.savedEuros + week.dataPayEuros;
  const positive = Math.max(0, week.createdEuros);
  week.commonsEuros = parameters.commonsShare * positive;
  week.lostEuros = parameters.lostShare * (positive - week.commonsEuros);
  week.capturedEuros = week.createdEuros - week.returnedEuros - week.commonsEuros - week.lostEuros;
  week.socialValue = parameters.socialValue * week.contributions;
  week.environmentalValue = parameters.environmentalValue * week.contributions;
  numbers.unfairness = unfairness(world, operation);
}

/** How far the share kept exceeds the fair share, as people see it, 0–1; smoothed, and 0 if nothing is created. */
function unfairness(world: World, { numbers, week, levers }: Operation): number {
  const { memory, fairCapture } = world.parameters.value;
  numbers.seenCreated += memory * (week.createdEuros - numbers.seenCreated);
  numbers.seenCaptured += memory * (week.capturedEuros - numbers.seenCaptured);
  if (numbers.seenCreated <= 0) return 0;
  const share = Math.min(1, numbers.seenCaptured / numbers.seenCreated);
  return levers.transparency * Math.max(0, share - fairCapture);
}

export const value: Mechanism = {
  id: "value",
  title: { en: "Value and fairness", fr: "Valeur et équité" },
  off: {
    en: "no value is accounted for and nothing is unfair",
    fr: "aucune valeur n’est comptée et rien n’est injuste",
  },
  about: {
    en: "Values what people make, and says who gets it; sharing that is seen to be unfair drives people away. In metrics their own time has two prices, which do not add up: what an hour is worth to them (`hourEuros`), and what somebody hired would cost (`unpaidWageEuros`), as a satellite account of household production has it, beside the organisation’s value added.",
    fr: "Évalue ce que les gens produisent et dit à qui cela revient ; un partage perçu comme injuste les fait partir. Dans les indicateurs, leur temps a deux prix, qui ne s’additionnent pas : ce que vaut une heure pour eux (`hourEuros`), et ce que coûterait une personne embauchée (`unpaidWageEuros`), comme dans un compte satellite de la production domestique, à côté de la valeur ajoutée de l’organisation.",
  },
  fields,
  equations: [
    "known = week.contributions − traces",
    "timeEuros = timeSavedMinutes/60·hourEuros·known",
    "dataEuros ← dataEurosPerPersonWeek·(dataGivers + keptPeople)",
    ...DATA_PAY_EQUATIONS,
    "createdEuros ← week.quality·valueEurosPerContribution + dataEuros + timeEuros − damageEurosPerError·errors",
    "sharedEuros ← max(valueShare, minimumValueShare)·(week.quality − traces)·valueEurosPerContribution",
    "savedEuros ← priceCutEuros·known + timeEuros",
    "returnedEuros ← payEuros + week.giftEuros + week.prizeEuros + sharedEuros + savedEuros + dataPayEuros",
    "commonsEuros ← commonsShare·max(0, createdEuros)",
    "lostEuros ← lostShare·(max(0, createdEuros) − commonsEuros)",
    "capturedEuros ← createdEuros − returnedEuros − commonsEuros − lostEuros",
    "seenCreated ← seenCreated + memory·(createdEuros − seenCreated)",
    "seenCaptured ← seenCaptured + memory·(capturedEuros − seenCaptured)",
    "unfairness ← transparency·max(0, min(1, seenCaptured/seenCreated) − fairCapture), seenCreated > 0",
  ],
  reads: [
    "operation.dataHeld",
    "operation.quality",
    "operation.rejected",
    "operation.weekCount",
    "operation.numbers.activePeople",
    "operation.numbers.keptPeople",
    "operation.week.contributions",
    "operation.week.errors",
    "operation.week.giftEuros",
    "operation.week.payEuros",
    "operation.week.prizeEuros",
    "operation.week.quality",
    "operation.week.traces",
    "parameters.erasure.keptShare",
  ],
  operationColumns: {
    euros: { start: 0, unit: "€", en: "Money and gifts received.", fr: "Argent et cadeaux reçus." },
    valueCreated: { start: 0, unit: "€", en: "Value created.", fr: "Valeur créée." },
  },
  operationNumbers: {
    unfairness: {
      start: 0,
      unit: "0–1",
      en: "Perceived unfairness of the sharing of value.",
      fr: "Injustice perçue dans le partage de la valeur.",
    },
    seenCreated: { start: 0, unit: "€/week", en: "Value created, smoothed.", fr: "Valeur créée, lissée." },
    seenCaptured: { start: 0, unit: "€/week", en: "Value captured, smoothed.", fr: "Valeur captée, lissée." },
  },
  tallies: [
    "createdEuros",
    "dataEuros",
    "dataPayEuros",
    "returnedEuros",
    "savedEuros",
    "sharedEuros",
    "commonsEuros",
    "lostEuros",
    "capturedEuros",
    "socialValue",
    "environmentalValue",
  ],
  // Only how the sharing is seen: nothing is paid in these weeks.
  together(world) {
    for (const operation of world.operations) {
      account(world, operation);
      const { contributors, euros, valueCreated } = operation;
      for (let at = 0; at < contributors.count; at++) {
        euros[contributors.items[at]] = 0;
        valueCreated[contributors.items[at]] = 0;
      }
    }
  },
  step(world) {
    for (const operation of world.operations) account(world, operation);
  },
};
