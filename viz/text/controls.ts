import type { Text } from "../../sim/scenario/text.ts";

/** Words of levers and assumptions. */

export const VALUES = {
  on: { en: "on", fr: "oui" },
  off: { en: "off", fr: "non" },
  none: { en: "none", fr: "aucun" },
};

export const CONTROL = {
  reset: (name: string): Text => ({ en: `Reset ${name}`, fr: `Réinitialiser ${name}` }),
  setApart: { en: "Set apart", fr: "Régler à part" },
  follow: { en: "As everywhere", fr: "Comme partout" },
  followed: (value: string): Text => ({ en: `As everywhere: ${value}`, fr: `Comme partout : ${value}` }),
  overTime: (name: string): Text => ({ en: `${name} over time`, fr: `${name} dans le temps` }),
  previewNote: {
    en: "Reckoned with the medians of last week’s totals in the result that is shown.",
    fr: "Calculée avec les médianes des totaux de la semaine passée, dans le résultat affiché.",
  },
  preview: (name: string): Text => ({ en: `${name}, week by week`, fr: `${name}, semaine après semaine` }),
};
