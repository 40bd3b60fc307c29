import type { ValuesOf } from "../scenario/field.ts";
import { assumed, number } from "../scenario/fields.ts";
import type { World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  growth: number(
    "1/contribution",
    [0, 1],
    0.05,
    assumed("participation §3.2"),
    "Growth per good rated exchange.",
    "Croissance par bon échange noté.",
  ),
  loss: number(
    "1/contribution",
    [0, 1],
    0.1,
    assumed("participation §3.2"),
    "Loss per bad rated exchange.",
    "Perte par mauvais échange noté.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    trust: ValuesOf<typeof fields>;
  }
  interface PersonColumns {
    trust: Float64Array;
  }
}

/** With mutual ratings, good exchanges build trust and bad ones destroy it. */
function rate(world: World): void {
  const { growth, loss } = world.parameters.trust;
  const { trust } = world.people;
  for (const { contributors, weekCount, rejected, quality, parameters } of world.operations) {
    if (parameters.ratings === 0) continue;
    for (let at = 0; at < contributors.count; at++) {
      const person = contributors.items[at];
      // What is rejected is not rated.
      const rated = parameters.ratings * (weekCount[person] - rejected[person]);
      const good = Math.min(1, growth * rated * quality[person]);
      const bad = Math.min(1, loss * rated * (1 - quality[person]));
      trust[person] += good * (1 - trust[person]) - bad * trust[person] * (1 - good);
    }
  }
}

export const trust: Mechanism = {
  id: "trust",
  title: { en: "Trust", fr: "Confiance" },
  off: { en: "nobody gains or loses trust", fr: "personne ne gagne ni ne perd confiance" },
  fields,
  equations: [
    "good = min(1, growth·ratings·(weekCount − rejected)·quality)",
    "bad = min(1, trust.loss·ratings·(weekCount − rejected)·(1 − quality))",
    "trust ← trust + good·(1 − trust) − bad·(1 − good)·trust",
  ],
  reads: ["operation.quality", "operation.rejected", "operation.weekCount"],
  personColumns: {
    trust: {
      start: 0,
      unit: "0–1",
      en: "Trust in others, from rated exchanges.",
      fr: "Confiance dans les autres, née des échanges notés.",
    },
  },
  together: true,
  step: rate,
};
