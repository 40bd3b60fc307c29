import { didYouMean } from "../../sim/input/suggestions.ts";
import type { Text } from "../../sim/input/text.ts";
import { askedAmong, askedIn, declaredOf } from "../../sim/metrics/asked.ts";
import { METRICS, WEEKLY_METRICS } from "../declarations.ts";

/** What a scenario does that has more or less of a metric. */
interface Spoken {
  more: Text;
  less: Text;
}

const spoken = (more: [string, string], less: [string, string]): Spoken => ({
  more: { en: more[0], fr: more[1] },
  less: { en: less[0], fr: less[1] },
});

const retention = (weeks: number): Spoken =>
  spoken(
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
    ["brings more contributions", "apporte plus de contributions"],
    ["brings fewer contributions", "apporte moins de contributions"],
  ),
  active: spoken(
    ["has more people active at the end", "compte plus de personnes actives à la fin"],
    ["has fewer people active at the end", "compte moins de personnes actives à la fin"],
  ),
  everActive: spoken(
    ["wins over more people", "convainc plus de personnes"],
    ["wins over fewer people", "convainc moins de personnes"],
  ),
  contributorWeeks: spoken(
    ["has people take part in more weeks in all", "fait participer plus de semaines en tout"],
    ["has people take part in fewer weeks in all", "fait participer moins de semaines en tout"],
  ),
  retention4: retention(4),
  retention13: retention(13),
  retention26: retention(26),
  retention52: retention(52),
  gini: spoken(
    ["spreads the work less evenly", "répartit le travail de façon plus inégale"],
    ["spreads the work more evenly", "répartit le travail de façon plus égale"],
  ),
  benefitGini: spoken(
    ["shares benefits less evenly", "partage les bénéfices de façon plus inégale"],
    ["shares benefits more evenly", "partage les bénéfices de façon plus égale"],
  ),
  costEuros: spoken(["costs more", "coûte plus"], ["costs less", "coûte moins"]),
  costPerContributionEuros: spoken(
    ["costs more per contribution", "coûte plus par contribution"],
    ["costs less per contribution", "coûte moins par contribution"],
  ),
  netEuros: spoken(
    ["leaves the organisation more net value", "laisse plus de valeur nette à l’organisation"],
    ["leaves the organisation less net value", "laisse moins de valeur nette à l’organisation"],
  ),
  quality: spoken(
    ["brings better contributions", "apporte de meilleures contributions"],
    ["brings poorer contributions", "apporte de moins bonnes contributions"],
  ),
  attachment: spoken(
    ["makes people more attached", "attache davantage les personnes"],
    ["makes people less attached", "attache moins les personnes"],
  ),
  advantageBond: spoken(
    ["brings those who took part closer", "rapproche davantage ceux qui ont participé"],
    ["brings those who took part less close", "rapproche moins ceux qui ont participé"],
  ),
  workFeel: spoken(
    ["feels more like work", "ressemble plus à un travail"],
    ["feels less like work", "ressemble moins à un travail"],
  ),
  burnoutShare: spoken(
    [
      "sees a larger share of departures from exhaustion",
      "voit une plus grande part de départs par épuisement",
    ],
    [
      "sees a smaller share of departures from exhaustion",
      "voit une moins grande part de départs par épuisement",
    ],
  ),
  needsUnmetShare: spoken(
    ["leaves more needs unmet", "laisse plus de besoins sans réponse"],
    ["leaves fewer needs unmet", "laisse moins de besoins sans réponse"],
  ),
  excludedShare: spoken(
    ["excludes more people", "exclut plus de personnes"],
    ["excludes fewer people", "exclut moins de personnes"],
  ),
  exclusionGap: spoken(
    ["leaves a wider gap in exclusion", "laisse un plus grand écart d’exclusion"],
    ["leaves a narrower gap in exclusion", "laisse un moins grand écart d’exclusion"],
  ),
  riskInnovation: spoken(
    ["narrows innovation more", "borne davantage l’innovation"],
    ["narrows innovation less", "borne moins l’innovation"],
  ),
  participationGap: spoken(
    ["leaves a wider gap in participation", "laisse un plus grand écart de participation"],
    ["leaves a narrower gap in participation", "laisse un moins grand écart de participation"],
  ),
  jobsDisplaced: spoken(
    ["displaces more jobs", "remplace plus d’emplois"],
    ["displaces fewer jobs", "remplace moins d’emplois"],
  ),
  winnersQuality: spoken(
    ["picks better winners", "choisit de meilleurs gagnants"],
    ["picks poorer winners", "choisit de moins bons gagnants"],
  ),
  hijackedWins: spoken(
    ["sees more wins hijacked", "voit plus de victoires détournées"],
    ["sees fewer wins hijacked", "voit moins de victoires détournées"],
  ),
  controversies: spoken(
    ["sees more controversies", "connaît plus de controverses"],
    ["sees fewer controversies", "connaît moins de controverses"],
  ),
  votes: spoken(
    ["draws more votes", "recueille plus de votes"],
    ["draws fewer votes", "recueille moins de votes"],
  ),
};

function hintFor(id: string): string {
  const ids = METRICS.map((metric) => metric.id);
  return didYouMean(id, ids)?.en ?? `sim/metrics has ${ids.join(", ")}`;
}

/** The declaration of a metric, also of one of a single operation. @throws Error for an unknown one */
export function metricOf(id: string): (typeof METRICS)[number] {
  const asked = askedIn(id);
  const metric = METRICS.find((one) => one.id === (asked?.metric ?? id));
  if (metric === undefined) throw new Error(`no metric ${id}: ${hintFor(id)}`);
  return asked === undefined ? metric : declaredOf(metric, asked.operation);
}

/** Weekly metrics that these worlds have: all, and those of single operations among the headlines that go by week. */
export const weeklyIn = (headlines: readonly string[]): (typeof WEEKLY_METRICS)[number][] => [
  ...WEEKLY_METRICS,
  ...askedAmong(headlines).flatMap((id) => {
    const asked = askedIn(id);
    const metric = WEEKLY_METRICS.find((one) => one.id === asked?.metric && one.perOperation === true);
    return asked === undefined || metric === undefined ? [] : [declaredOf(metric, asked.operation)];
  }),
];

/** A metric's two directions; one that has no words of its own goes by its name. */
export function spokenOf(id: string): Spoken {
  const { en, fr } = metricOf(id).label;
  return (
    SPOKEN[id] ??
    spoken(
      [`has a higher value for “${en}”`, `a une valeur plus élevée pour « ${fr} »`],
      [`has a lower value for “${en}”`, `a une valeur plus basse pour « ${fr} »`],
    )
  );
}
