import { max, min, sum } from "d3";
import { ranksOf } from "../../sim/core/ranks.ts";
import { checkedEnsemble, type Ensemble, type Setting } from "../../sim/verdict/ensemble/file.ts";
import { ensembleOf, WEIGHTS } from "../calibration/fits.ts";

/** Enough for a rule of nine in ten, few enough for a page to wait for. */
const SETTINGS = 12;

/** `scenarios/fits/default.ensemble.json`: settings of the fit that leaves the weights of interaction open, as compact as its format allows. */
export function defaultEnsembleFile(): string {
  const { settings, ...head } = checkedEnsemble(ensembleOf(WEIGHTS));
  const ensemble: Ensemble = { ...head, settings: representative(settings, SETTINGS) };
  const lines = ensemble.settings.map((setting) => `    ${JSON.stringify(setting)}`).join(",\n");
  return JSON.stringify({ ...head, settings: null }, null, 2)
    .replace("null", `[\n${lines}\n  ]`)
    .concat("\n");
}

/**
 * A few settings that reach as far as all of them: the nearest one, then one by one the setting that lies farthest from
 * those chosen already (greedy maximin). Fields count by rank, so that their scales do not matter; those that always go
 * together count once.
 *
 * @param settings the nearest first, which wins where two are as far
 */
export function representative(settings: readonly Setting[], most: number): Setting[] {
  const columns = Object.keys(settings[0].values).map((path) => settings.map(({ values }) => values[path]));
  const distinct = [...new Map(columns.map((column) => [column.join(), column])).values()].map(ranksOf);
  const apart = (a: number, b: number) =>
    sum(distinct, (ranks) => (ranks[a] - ranks[b]) * (ranks[a] - ranks[b]));
  const chosen = [0];
  while (chosen.length < Math.min(most, settings.length)) {
    const gaps = settings.map((_, one) => min(chosen, (other) => apart(one, other)) ?? 0);
    chosen.push(gaps.indexOf(max(gaps) ?? 0));
  }
  return chosen.sort((a, b) => a - b).map((place) => settings[place]);
}
