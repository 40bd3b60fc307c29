import { nameOfId } from "../../text/ids.ts";
import { drawnBars } from "../bars/chart.ts";
import type { ResultsChart } from "../shared/chart.ts";
import { whyData, whySentence } from "./data.ts";

/** No operation can be called that. */
const ALL_OPERATIONS = "";

export const whyChart: ResultsChart = {
  of: "results",
  id: "why-chart",
  choices({ operations }, { say }) {
    if (operations.length < 2) return undefined;
    const all = {
      en: "all (people count once in each)",
      fr: "toutes (chaque personne compte une fois par opération)",
    };
    return {
      label: { en: "Operation", fr: "Opération" },
      usual: ALL_OPERATIONS,
      options: [
        { id: ALL_OPERATIONS, text: say(all) },
        ...operations.map((id) => ({ id, text: say(nameOfId(id)) })),
      ],
    };
  },
  draw(shown, words, { choice = ALL_OPERATIONS }) {
    const data = whyData(shown, words, choice === ALL_OPERATIONS ? undefined : choice);
    return data && drawnBars(data, whySentence(data, words), words);
  },
  missing: {
    en: "The reasons appear once all worlds have run.",
    fr: "Les raisons s’affichent une fois tous les mondes simulés.",
  },
};
