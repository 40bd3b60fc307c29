import { noticedPay } from "../choice/pay.ts";
import { hasStatus, noticedBy } from "../choice/status-pay.ts";
import { shareOf } from "../choice/utility.ts";
import { within } from "../scenario/believable.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, fraction, literature, number } from "../scenario/fields.ts";
import { fade } from "../world/state/fading.ts";
import type { Operation, World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const part = (value: number, en: string, fr: string) => fraction(value, assumed("marketing §3.3"), en, fr);

const fields = {
  rate: number(
    "1/week",
    [0, 1],
    0.05,
    assumed(),
    "Growth per week when everything is like work.",
    "Croissance par semaine quand tout ressemble à un travail.",
  ),
  recoveryRate: number(
    "1/week",
    [0, 1],
    0.03,
    assumed(),
    "Recovery per week.",
    "Rétablissement par semaine.",
  ),
  obligation: part(0.5, "Weight of obligation.", "Poids de l’obligation."),
  scheduling: part(0.3, "Weight of rigid hours.", "Poids des horaires rigides."),
  roughSlots: number(
    "0–1",
    [0, 0.99],
    0.5,
    within(assumed("Tonietto & Malkoc 2016"), [0, 0.8], {
      en: "from any fixed hour to half-days",
      fr: "de toute heure fixe à la demi-journée",
    }),
    "How rigid hours may be and still feel like free time: “some evening this week” does, “Tuesday at eight” does not. 0 so that any fixed hour feels a little like work.",
    "Rigidité des horaires jusqu’à laquelle ils restent du temps libre : « un soir de la semaine » en reste, « mardi à vingt heures » non. 0 pour que toute heure fixée ressemble un peu à un travail.",
  ),
  measurement: fraction(
    0.6,
    literature("C5"),
    "Weight of being measured.",
    "Poids de la mesure de l’activité.",
  ),
  hours: part(0.5, "Weight of the share of free time given.", "Poids de la part de temps libre donnée."),
  criticality: part(
    0.2,
    "Weight of the organisation's dependence on the operation.",
    "Poids de la dépendance de l’organisation à l’opération.",
  ),
  pay: part(0.3, "Weight of being paid.", "Poids de la rémunération."),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    workFeel: ValuesOf<typeof fields>;
  }
  interface PersonColumns {
    workFeel: Float64Array;
  }
}

/** How far hours are slots, 0–1: rough ones are none, and only the rigid ones feel like work. */
export function slotted(rigidity: number, rough: number): number {
  return rigidity <= rough ? 0 : (rigidity - rough) / (1 - rough);
}

/** Consumption that feels like work becomes serious and less of a pleasure (marketing §3.3). */
function feel(world: World, operation: Operation): void {
  const w = world.parameters.workFeel;
  const { parameters, levers, contributors, practice, pressed } = operation;
  const { workFeel, hours } = world.people;
  const modes = parameters.workMode;
  const weights = modes.directed + modes.collaborative + modes.selfOrganised;
  const directed = weights === 0 ? 0 : modes.directed / weights;
  const setting =
    w.scheduling * slotted(parameters.scheduling * (1 - levers.flexibleScheduling), w.roughSlots) +
    w.measurement * levers.measurement +
    w.criticality * parameters.criticality;
  const owed = hasStatus(world, operation);
  const noticed = noticedPay(world, levers);
  for (let at = 0; at < contributors.count; at++) {
    const person = contributors.items[at];
    const likeness =
      (setting +
        w.pay * (owed ? noticedBy(world, operation, person) : noticed) +
        w.hours * shareOf(hours[person], world.traits.freeHours[person]) +
        w.obligation * pressed[person]) *
      // With practice, directed work becomes a habit or a game (marketing §2.1).
      (1 - directed * practice[person]);
    workFeel[person] += w.rate * Math.min(1, likeness) * (1 - workFeel[person]);
  }
}

export const workFeel: Mechanism = {
  id: "workFeel",
  title: { en: "Feeling of work", fr: "Sentiment de travailler" },
  off: { en: "nothing feels like work", fr: "rien ne ressemble à un travail" },
  fields,
  equations: [
    "directedShare = directed/(directed + collaborative + selfOrganised)",
    "slots = max(0, operations.scheduling·(1 − flexibleScheduling) − roughSlots)/(1 − roughSlots)",
    "likeness = (workFeel.scheduling·slots",
    "  + workFeel.measurement·organisation.measurement + workFeel.criticality·operations.criticality",
    "  + workFeel.pay·noticedByPerson + workFeel.hours·min(1, hours/freeHours)",
    "  + obligation·pressed)·(1 − directedShare·practice)",
    "workFeel ← workFeel·(1 − recoveryRate)",
    "workFeel ← workFeel + rate·min(1, likeness)·(1 − workFeel), weekCount > 0",
  ],
  reads: ["people.hours", "operation.practice", "operation.pressed"],
  personColumns: {
    workFeel: {
      start: 0,
      unit: "0–1",
      en: "How much consumption feels like work.",
      fr: "À quel point la consommation ressemble à un travail.",
    },
  },
  together: true,
  step(world) {
    const { workFeel: felt } = world.people;
    fade(world, felt, 1 - world.parameters.workFeel.recoveryRate);
    for (const operation of world.operations) feel(world, operation);
  },
};
