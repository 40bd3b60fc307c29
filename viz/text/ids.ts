import type { Text } from "../../sim/input/text.ts";

/** What the model's own groups of people and operations are called; other ids go by themselves. */
const NAMES: Readonly<Record<string, Text>> = {
  ordinary: { en: "ordinary people", fr: "personnes ordinaires" },
  "lead-user": { en: "lead users", fr: "utilisateurs pionniers" },
  distant: { en: "digitally distant people", fr: "personnes éloignées du numérique" },
  forum: { en: "forum", fr: "forum" },
  counter: { en: "counter", fr: "guichet" },
  contest: { en: "contest", fr: "concours" },
  watch: { en: "price watch", fr: "veille des prix" },
  referral: { en: "referral", fr: "parrainage" },
  kiosk: { en: "self-checkout", fr: "caisse automatique" },
};

export const nameOfId = (id: string): Text => (Object.hasOwn(NAMES, id) ? NAMES[id] : { en: id, fr: id });
