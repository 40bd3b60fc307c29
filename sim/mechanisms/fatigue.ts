import { exp } from "../core/math.ts";
import { WHY, within } from "../scenario/believable.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, number, weight } from "../scenario/fields.ts";
import type { World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  recoveryWeeks: number(
    "weeks",
    [0.1, 52],
    3,
    within(assumed("no base found"), [1, 8], WHY.unknown),
    "Weeks after which about a third of the tiredness is left (τ).",
    "Semaines au bout desquelles il reste environ un tiers de la fatigue (τ).",
  ),
  load: number(
    "h/h",
    [0, 10],
    1,
    assumed(),
    "How tiring an hour given is; above 1 it tires more than a usual hour.",
    "À quel point une heure donnée fatigue ; au-dessus de 1, elle fatigue plus qu’une heure ordinaire.",
  ),
  joiningWeight: weight(
    1,
    assumed(),
    "Cost of being tired when joining.",
    "Coût de la fatigue au moment d’entrer.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    fatigue: ValuesOf<typeof fields>;
  }
  interface PersonColumns {
    fatigueHours: Float64Array;
  }
  interface WorldNumbers {
    fatigueKept: number;
  }
}

/** Exponential decay plus load; with constant hours it tends to hours·load/(1 − e^(−1/τ)). */
function tire(world: World): void {
  const { fatigueHours, hours } = world.people;
  const { fatigueKept } = world.numbers;
  const { load } = world.parameters.fatigue;
  const { items, count } = world.participants;
  for (let at = 0; at < count; at++) {
    const person = items[at];
    fatigueHours[person] = fatigueHours[person] * fatigueKept + hours[person] * load;
  }
}

export const fatigue: Mechanism = {
  id: "fatigue",
  title: { en: "Fatigue", fr: "Fatigue" },
  off: { en: "nobody tires", fr: "personne ne se fatigue" },
  fields,
  equations: ["fatigueKept = e^(−1/recoveryWeeks)", "fatigueHours ← fatigueHours·fatigueKept + hours·load"],
  reads: ["people.hours"],
  personColumns: {
    fatigueHours: {
      start: 0,
      unit: "h",
      en: "Hours that still tire the person.",
      fr: "Heures qui fatiguent encore la personne.",
    },
  },
  worldNumbers: {
    fatigueKept: {
      start: 1,
      unit: "0–1",
      en: "Share of tiredness left after a week.",
      fr: "Part de la fatigue qui reste après une semaine.",
    },
  },
  start(world) {
    world.numbers.fatigueKept = exp(-1 / world.parameters.fatigue.recoveryWeeks);
  },
  together: true,
  step: tire,
};
