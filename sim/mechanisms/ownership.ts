import type { ValuesOf } from "../scenario/field.ts";
import { assumed, number } from "../scenario/fields.ts";
import { fade } from "../world/state/fading.ts";
import type { World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  rate: number(
    "1/contribution",
    [0, 1],
    0.02,
    assumed("marketing §3.3"),
    "Growth per contribution, for a person who fully belongs or has full decision rights.",
    "Croissance par contribution, pour une personne pleinement membre ou qui a tout pouvoir de décision.",
  ),
  decay: number("1/week", [0, 1], 0.002, assumed(), "Loss per week.", "Perte par semaine."),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    ownership: ValuesOf<typeof fields>;
  }
  interface PersonColumns {
    ownership: Float64Array;
  }
}

/** People who make something with others come to feel that they own part of the brand (marketing §3.3). */
function own(world: World): void {
  const { rate, decay } = world.parameters.ownership;
  const { ownership } = world.people;
  fade(world, ownership, 1 - decay);
  for (const { contributors, weekCount, belonging, levers } of world.operations)
    for (let at = 0; at < contributors.count; at++) {
      const person = contributors.items[at];
      const stake = 1 - (1 - belonging[person]) * (1 - levers.decisionRights);
      ownership[person] += (1 - ownership[person]) * Math.min(1, rate * weekCount[person] * stake);
    }
}

export const ownership: Mechanism = {
  id: "ownership",
  title: { en: "Ownership", fr: "Sentiment de propriété" },
  off: { en: "nobody feels they own part of the brand", fr: "personne ne se sent propriétaire de la marque" },
  fields,
  equations: [
    "ownership ← ownership·(1 − decay)",
    "ownership ← ownership + (1 − ownership)·min(1, rate·weekCount·both(belonging, decisionRights))",
  ],
  reads: ["operation.belonging", "operation.weekCount"],
  personColumns: {
    ownership: {
      start: 0,
      unit: "0–1",
      en: "Feeling of owning part of the brand.",
      fr: "Sentiment de posséder une part de la marque.",
    },
  },
  together: true,
  step: own,
};
