import type { Text } from "../../sim/scenario/fields.ts";
import { METRICS } from "../declarations.ts";

/** How a metric is spoken of: a short name, and what a scenario does that has more or less of it. */
interface Spoken {
  name: Text;
  more: Text;
  less: Text;
}

const spoken = (name: [string, string], more: [string, string], less: [string, string]): Spoken => ({
  name: { en: name[0], fr: name[1] },
  more: { en: more[0], fr: more[1] },
  less: { en: less[0], fr: less[1] },
});

const retention = (weeks: number, en: string, fr: string): Spoken =>
  spoken(
    [`Still there after ${en}`, `Toujours là après ${fr}`],
    [
      `keeps a larger share of contributors beyond ${weeks} weeks`,
      `garde une plus grande part des contributeurs au-delà de ${weeks} semaines`,
    ],
    [
      `keeps a smaller share of contributors beyond ${weeks} weeks`,
      `garde une moins grande part des contributeurs au-delà de ${weeks} semaines`,
    ],
  );

/** The metrics that ready comparisons ask about. */
const SPOKEN: Readonly<Record<string, Spoken>> = {
  contributions: spoken(
    ["Contributions", "Contributions"],
    ["brings more contributions", "apporte plus de contributions"],
    ["brings fewer contributions", "apporte moins de contributions"],
  ),
  active: spoken(
    ["Taking part at the end", "Participants à la fin"],
    ["keeps more people to the end", "garde plus de personnes jusqu’à la fin"],
    ["keeps fewer people to the end", "garde moins de personnes jusqu’à la fin"],
  ),
  everActive: spoken(
    ["Ever took part", "Ont participé un jour"],
    ["wins over more people", "gagne plus de personnes"],
    ["wins over fewer people", "gagne moins de personnes"],
  ),
  retention4: retention(4, "a month", "un mois"),
  retention13: retention(13, "3 months", "3 mois"),
  retention26: retention(26, "6 months", "6 mois"),
  retention52: retention(52, "a year", "un an"),
  gini: spoken(
    ["Inequality of contributions", "Inégalité des contributions"],
    ["spreads the work less evenly", "répartit le travail moins également"],
    ["spreads the work more evenly", "répartit le travail plus également"],
  ),
  costEuros: spoken(["Cost", "Coût"], ["costs more", "coûte plus"], ["costs less", "coûte moins"]),
  costPerContributionEuros: spoken(
    ["Cost per contribution", "Coût par contribution"],
    ["costs more per contribution", "coûte plus par contribution"],
    ["costs less per contribution", "coûte moins par contribution"],
  ),
  netEuros: spoken(
    ["Net value for the organisation", "Valeur nette pour l’organisation"],
    ["leaves the organisation more net value", "laisse plus de valeur nette à l’organisation"],
    ["leaves the organisation less net value", "laisse moins de valeur nette à l’organisation"],
  ),
  quality: spoken(
    ["Quality", "Qualité"],
    ["brings better contributions", "apporte de meilleures contributions"],
    ["brings poorer contributions", "apporte de moins bonnes contributions"],
  ),
  attachment: spoken(
    ["Attachment", "Attachement"],
    ["attaches people more", "attache plus les personnes"],
    ["attaches people less", "attache moins les personnes"],
  ),
  workFeel: spoken(
    ["Feeling of working", "Sentiment de travailler"],
    ["feels more like work", "ressemble plus à un travail"],
    ["feels less like work", "ressemble moins à un travail"],
  ),
  burnoutShare: spoken(
    ["Departures by exhaustion", "Départs par épuisement"],
    [
      "loses a larger share of leavers to exhaustion",
      "perd une plus grande part de ses partants par épuisement",
    ],
    [
      "loses a smaller share of leavers to exhaustion",
      "perd une moins grande part de ses partants par épuisement",
    ],
  ),
  needsUnmetShare: spoken(
    ["Needs that nobody met", "Besoins restés sans réponse"],
    ["leaves more needs unmet", "laisse plus de besoins sans réponse"],
    ["leaves fewer needs unmet", "laisse moins de besoins sans réponse"],
  ),
  excludedShare: spoken(
    ["Excluded people", "Personnes exclues"],
    ["excludes more people", "exclut plus de personnes"],
    ["excludes fewer people", "exclut moins de personnes"],
  ),
  exclusionGap: spoken(
    ["Gap in exclusion", "Écart d’exclusion"],
    ["widens the gap in exclusion", "creuse plus l’écart d’exclusion"],
    ["narrows the gap in exclusion", "creuse moins l’écart d’exclusion"],
  ),
  jobsDisplaced: spoken(
    ["Jobs displaced", "Emplois remplacés"],
    ["displaces more jobs", "remplace plus d’emplois"],
    ["displaces fewer jobs", "remplace moins d’emplois"],
  ),
  winnersQuality: spoken(
    ["Quality of the winners", "Qualité des gagnants"],
    ["picks better winners", "choisit de meilleurs gagnants"],
    ["picks poorer winners", "choisit de moins bons gagnants"],
  ),
  hijackedWins: spoken(
    ["Hijacked wins", "Victoires détournées"],
    ["lets more wins be hijacked", "laisse détourner plus de victoires"],
    ["lets fewer wins be hijacked", "laisse détourner moins de victoires"],
  ),
  controversies: spoken(
    ["Controversies", "Controverses"],
    ["sees more controversies", "connaît plus de controverses"],
    ["sees fewer controversies", "connaît moins de controverses"],
  ),
  votes: spoken(
    ["Votes", "Votes"],
    ["draws more votes", "attire plus de votes"],
    ["draws fewer votes", "attire moins de votes"],
  ),
};

/** A metric's name and its two directions; one that has no words of its own is named by its description. */
export function spokenOf(id: string): Spoken {
  const known = SPOKEN[id];
  if (known !== undefined) return known;
  const declared = METRICS.find((metric) => metric.id === id)?.text ?? { en: id, fr: id };
  const name = { en: firstClause(declared.en), fr: firstClause(declared.fr) };
  return {
    name,
    more: { en: `is higher in “${name.en}”`, fr: `a plus haut « ${name.fr} »` },
    less: { en: `is lower in “${name.en}”`, fr: `a plus bas « ${name.fr} »` },
  };
}

const firstClause = (text: string) =>
  text
    .split(/\s?[:;(]|, /)[0]
    .trim()
    .replace(/\.$/, "");
