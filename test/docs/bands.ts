import { type DSVRowArray, mean, quantile } from "d3";
import { shown } from "../../sim/host/cli/print.ts";
import { table } from "./markdown.ts";
import { fittedHazard, hazardOf } from "./stop-hazard.ts";

type Row = Readonly<Record<string, string>>;

interface Band {
  fact: string;
  what: string;
  low: number;
  high: number;
}

/** A number per world, from its row of `runs`. */
const IN_EACH_WORLD: readonly (Band & { of: (run: Row, people: number) => number })[] = [
  {
    ...{ fact: "P2", what: "people who ever took part", low: 0.05, high: 0.25 },
    of: ({ everActive }, people) => Number(everActive) / people,
  },
  {
    ...{ fact: "P2", what: "contributions of the top 1 % of those aware", low: 0.6, high: 0.85 },
    of: ({ top1OfAwareShare }) => Number(top1OfAwareShare),
  },
  {
    ...{ fact: "P5", what: "Gini index of contributions", low: 0.85, high: 0.95 },
    of: ({ gini }) => Number(gini),
  },
  {
    ...{ fact: "P5", what: "contributions of the top 10 % of contributors", low: 0.87, high: 0.93 },
    of: ({ top10Share }) => Number(top10Share),
  },
  {
    ...{ fact: "P5", what: "contributors with one contribution", low: 0.25, high: 0.42 },
    of: ({ oneContributionShare }) => Number(oneContributionShare),
  },
  {
    ...{ fact: "E5", what: "careers of 4 weeks or more", low: 0.15, high: 0.3 },
    of: ({ retention4 }) => Number(retention4),
  },
  {
    ...{ fact: "E5", what: "careers of 52 weeks or more", low: 0.05, high: 0.15 },
    of: ({ retention52 }) => Number(retention52),
  },
];

/** Of all worlds together: one holds too few careers. */
const HAZARD: Readonly<Record<"scale" | "exponent", Band>> = {
  scale: { fact: "E7", what: "c of the observed stop hazard", low: 0.34, high: 0.42 },
  exponent: { fact: "E7", what: "b of the observed stop hazard", low: 0.75, high: 0.95 },
};

/**
 * Where the reference forum stands against the bands it was tuned to.
 *
 * @param runs,people as `--out` writes them
 */
export function bandsTable(runs: DSVRowArray, people: DSVRowArray): string {
  const worlds = runs.filter(({ scenario }) => scenario === "community-forum");
  const members = people.filter(({ scenario }) => scenario === "community-forum");
  const consumers = members.length / worlds.length;
  const number = (value: number | undefined) => shown(value ?? null, "en");
  const row = ({ fact, what, low, high }: Band, found: number, spread: string) => [
    fact,
    what,
    `${low} – ${high}`,
    number(found),
    spread,
    found < low ? "below" : found > high ? "above" : "within",
  ];
  const rows = IN_EACH_WORLD.map((band) => {
    const values = worlds.map((run) => band.of(run, consumers));
    const spread = `${number(quantile(values, 0.05))} – ${number(quantile(values, 0.95))}`;
    return row(band, mean(values)!, spread);
  });
  const fit = fittedHazard(hazardOf(members));
  return table(
    ["fact", "what", "band", "mean", "5–95 % of worlds", "stands"],
    [...rows, row(HAZARD.scale, fit.scale, ""), row(HAZARD.exponent, fit.exponent, "")],
  );
}
