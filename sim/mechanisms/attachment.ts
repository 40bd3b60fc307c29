import type { ValuesOf } from "../scenario/field.ts";
import { assumed, number } from "../scenario/fields.ts";
import type { World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  growth: number(
    "1/week",
    [0, 1],
    0.06,
    assumed("marketing §3.1"),
    "Growth per week of full satisfaction.",
    "Croissance par semaine de pleine satisfaction.",
  ),
  loss: number(
    "1/week",
    [0, 1],
    0.1,
    assumed("marketing §3.1"),
    "Loss per week of full dissatisfaction.",
    "Perte par semaine de pleine insatisfaction.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    attachment: ValuesOf<typeof fields>;
  }
}

export const attachment: Mechanism = {
  id: "attachment",
  title: { en: "Attachment", fr: "Attachement" },
  off: {
    en: "attachment never changes",
    fr: "l’attachement ne change jamais",
  },
  fields,
  equations: [
    "attachment ← attachment + growth·max(0, satisfaction)·(1 − attachment)",
    "  + attachment.loss·min(0, satisfaction)·attachment",
  ],
  reads: ["people.attachment", "operation.satisfaction"],
  together: true,
  step(world: World) {
    const { growth, loss } = world.parameters.attachment;
    const { attachment: felt } = world.people;
    for (const { contributors, satisfaction } of world.operations)
      for (let at = 0; at < contributors.count; at++) {
        const person = contributors.items[at];
        const q = satisfaction[person];
        felt[person] += q > 0 ? growth * q * (1 - felt[person]) : loss * q * felt[person];
      }
  },
};
