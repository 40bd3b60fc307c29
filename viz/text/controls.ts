import type { Text } from "../../sim/input/text.ts";

/** Words of levers and assumptions. */

export const VALUES = {
  on: { en: "on", fr: "oui" },
  off: { en: "off", fr: "non" },
  none: { en: "none", fr: "aucun" },
};

export const CONTROL = {
  reset: (name: string): Text => ({ en: `Reset ${name}`, fr: `Réinitialiser : ${name}` }),
  setSeparately: { en: "Set separately", fr: "Régler séparément" },
  asScenario: (value: string): Text => ({
    en: `As in the scenario: ${value}`,
    fr: `Comme dans le scénario : ${value}`,
  }),
  overTime: (name: string): Text => ({ en: `${name} over time`, fr: `${name} au fil du temps` }),
  previewNote: {
    en: "Based on the medians of last week’s totals in the result shown.",
    fr: "D’après les médianes des totaux de la semaine précédente, dans le résultat affiché.",
  },
  preview: (name: string): Text => ({ en: `${name}, week by week`, fr: `${name}, semaine par semaine` }),
};
