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
    "Growth by a contribution of someone who fully belongs or decides.",
    "Croissance par contribution d’une personne pleinement membre ou qui décide.",
  ),
  decay: number("1/week", [0, 1], 0.002, assumed(), "Loss a week.", "Perte par semaine."),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    ownership: ValuesOf<typeof fields>;
  }
  interface PersonColumns {
    ownership: Float64Array;
  }
}

/** Those who make something with others come to feel part-owners of the brand (marketing §3.3). */
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
  off: { en: "nobody feels part-owner", fr: "personne ne se sent copropriétaire" },
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
      en: "Feeling of owning a part of the brand.",
      fr: "Sentiment de posséder une part de la marque.",
    },
  },
  step: own,
};
