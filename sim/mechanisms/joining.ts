import { benefitOf, type Offers, offersOf, weeklyHours } from "../choice/benefit.ts";
import { abilityOf, clarityOf, type Demand, demandOf } from "../choice/readiness.ts";
import { power, saturation, sigmoid } from "../core/math.ts";
import {
  assumed,
  choice,
  fraction,
  literature,
  number,
  setting,
  type ValuesOf,
  weight,
} from "../scenario/fields.ts";
import { schedule } from "../world/consideration.ts";
import { join, tellingShare, tellingTies } from "../world/status.ts";
import type { Operation, World } from "../world/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  rule: choice(
    ["logit", "threshold", "aware-joins"],
    "logit",
    setting(),
    "How people decide: by random utility, by the share of others against their threshold alone (Granovetter 1978), or joining as soon as aware. The last two are for limit cases.",
    "Comment on décide : par utilité aléatoire, par la seule part des autres comparée à son seuil (Granovetter 1978), ou en participant dès qu’on est informé. Les deux dernières servent aux cas limites.",
  ),
  entryLongTerm: weight(
    1.7,
    assumed(),
    "Resistance to entering a lasting activity.",
    "Résistance à entrer dans une activité durable.",
  ),
  entryOneOff: weight(
    2.6,
    assumed(),
    "Resistance to answering a one-off call.",
    "Résistance à répondre à un appel ponctuel.",
  ),
  scale: number(
    "logit",
    [0.01, 100],
    1,
    setting(),
    "Spread of the unobserved taste: the larger, the less the terms decide.",
    "Dispersion du goût inobservé : plus elle est grande, moins les termes décident.",
  ),
  tasteRedraw: fraction(
    0.06,
    assumed(),
    "Chance that the unobserved taste is drawn anew when somebody considers again: circumstances change.",
    "Probabilité que le goût inobservé soit retiré quand on envisage de nouveau : les circonstances changent.",
  ),
  shareWeight: weight(
    2,
    literature("N2"),
    "One-off: weight of the share of one's ties who take part (simple contagion).",
    "Ponctuel : poids de la part de ses proches qui participent (contagion simple).",
  ),
  companyWeight: weight(
    1,
    assumed("Granovetter 1978"),
    "Long-term: weight of company, less one's threshold (complex contagion).",
    "Durable : poids de la compagnie, moins son seuil (contagion complexe).",
  ),
  attachmentWeight: weight(
    0.8,
    assumed("marketing §4.2"),
    "Weight of attachment to the organisation.",
    "Poids de l’attachement à l’organisation.",
  ),
  timeWeight: weight(
    3,
    assumed(),
    "Cost of giving all one's free time.",
    "Coût de donner tout son temps libre.",
  ),
  inabilityWeight: weight(
    1.2,
    assumed("F5"),
    "Cost of not being able to do it at all.",
    "Coût de ne pas savoir le faire du tout.",
  ),
  privacyWeight: weight(
    0.5,
    assumed("numerique"),
    "Cost of giving away all one's data, for someone who minds most.",
    "Coût de livrer toutes ses données, pour qui s’en soucie le plus.",
  ),
};

declare module "../world/world.ts" {
  interface Settings {
    joining: ValuesOf<typeof fields>;
  }
  interface OperationColumns {
    tasteDraws: Float64Array;
    gainAtJoining: Float64Array;
  }
}

/** What is the same for everybody who considers this operation this week. */
interface Situation {
  offers: Offers;
  ownOffers: Offers;
  demand: Demand;
  clarity: number;
  dataSeen: number;
}

function situationOf(world: World, operation: Operation): Situation {
  const { settings, levers } = operation;
  const asked = levers.optInData;
  return {
    offers: offersOf(world, settings, levers),
    ownOffers: offersOf(world, settings, null),
    demand: demandOf(world, operation),
    clarity: clarityOf(world, operation),
    dataSeen: settings.dataExposure * (asked + levers.transparency * (1 - asked)),
  };
}

/** Random utility of taking part, gated: chance that a person with a fresh taste joins, 0–1 (Meuter 2005). */
function joiningChance(
  world: World,
  operation: Operation,
  person: number,
  situation: Situation = situationOf(world, operation),
): number {
  const settings = world.settings.joining;
  const { traits, people } = world;
  const longTerm = operation.settings.form === "long-term";
  const ability = abilityOf(situation.demand, person);
  const benefit = benefitOf(world, person, situation.offers, people.crowding[person]);
  const social = longTerm
    ? settings.companyWeight *
      (saturation(tellingTies(world, operation, person), 1) - traits.threshold[person])
    : settings.shareWeight * tellingShare(world, operation, person);
  const identification = settings.attachmentWeight * people.attachment[person];
  const cost =
    settings.timeWeight * share(weeklyHours(operation.settings), traits.freeHours[person]) +
    settings.inabilityWeight * (1 - ability) +
    settings.privacyWeight * traits.privacyConcern[person] * situation.dataSeen;
  const entry = longTerm ? settings.entryLongTerm : settings.entryOneOff;
  const utility = benefit + social + identification - cost - entry;
  return (
    situation.clarity * power(ability, world.settings.readiness.gate) * sigmoid(utility / settings.scale)
  );
}

/** Part of what one has that is asked for, at most all of it. */
function share(asked: number, have: number): number {
  return asked >= have ? 1 : asked / have;
}

function affordable(world: World, operation: Operation, person: number): boolean {
  const { effortHoursPerContribution, costEurosPerContribution, contributionsPerWeek } = operation.settings;
  return (
    effortHoursPerContribution <= world.traits.freeHours[person] &&
    costEurosPerContribution * contributionsPerWeek <= world.traits.spareMoneyEuros[person]
  );
}

/** One draw of taste per person, operation and spell, redrawn now and then, so that a lever moves who joins. */
function taste(world: World, operation: Operation, person: number): number {
  const { tasteDraws } = operation;
  const redraw = world.draws.stream("joining.redraw", operation.id);
  if (redraw.uniform(person, world.week) < world.settings.joining.tasteRedraw) tasteDraws[person]++;
  return world.draws.stream("joining.taste", operation.id).uniform(person, 0, tasteDraws[person]);
}

function decide(world: World, operation: Operation, person: number, situation: Situation): boolean {
  const { rule } = world.settings.joining;
  if (rule === "aware-joins") return true;
  if (rule === "threshold") return tellingShare(world, operation, person) >= world.traits.threshold[person];
  return (
    affordable(world, operation, person) &&
    taste(world, operation, person) < joiningChance(world, operation, person, situation)
  );
}

function decideAll(world: World): void {
  const { perWeek } = world.settings.consideration;
  for (const operation of world.operations) {
    const { considering } = operation;
    if (considering.count === 0) continue;
    const situation = situationOf(world, operation);
    for (let at = 0; at < considering.count; at++) {
      const person = considering.items[at];
      if (!decide(world, operation, person, situation)) {
        schedule(world, operation, person, world.week + 1, perWeek);
        continue;
      }
      operation.tasteDraws[person]++;
      operation.gainAtJoining[person] =
        benefitOf(world, person, situation.offers, world.people.crowding[person]) -
        benefitOf(world, person, situation.ownOffers, 0);
      operation.nextConsideration[person] = Number.POSITIVE_INFINITY;
      join(world, operation, person);
    }
  }
}

export const joining: Mechanism = {
  id: "joining",
  title: { en: "Joining", fr: "Entrée" },
  off: {
    en: "nobody joins, unless joining.rule is aware-joins; word of mouth then comes from the aware",
    fr: "personne n’entre, sauf si joining.rule vaut aware-joins ; le bouche-à-oreille vient alors des personnes informées",
  },
  fields,
  operationColumns: {
    tasteDraws: {
      start: 0,
      unit: "draws",
      en: "How often the unobserved taste has been drawn anew.",
      fr: "Nombre de fois où le goût inobservé a été retiré.",
    },
    gainAtJoining: {
      start: 0,
      unit: "logit",
      en: "What the levers added to the benefit when the person joined.",
      fr: "Ce que les leviers ajoutaient au bénéfice à l’entrée.",
    },
  },
  step: decideAll,
  stepWhenOff(world) {
    if (world.settings.joining.rule === "aware-joins") decideAll(world);
  },
};
