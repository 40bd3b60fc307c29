import { max, min, sum } from "d3";
import { ranksOf } from "../../sim/core/ranks.ts";
import { valueAtPath } from "../../sim/input/paths.ts";
import { resolveScenario } from "../../sim/model/built-in.ts";
import { checkedEnsemble, type Ensemble, type Setting } from "../../sim/verdict/ensemble/file.ts";
import { calibrationOf, diagnosticsOf, ensembleOf, LAW, WEIGHTS } from "../calibration/fits.ts";

/** Enough for a rule of nine in ten, few enough for a page to wait for. */
const SETTINGS = 12;

/** Weights that the wikis cannot inform: nobody is paid or decides there, and quality is not seen. */
const UNSEEN = ["contributing.payGain", "quitting.sayWeight", "quality.motivationWeight"];
/** Steps through the places of a range, so that these weights do not go together. Coprime to their number. */
const STEPS = [3, 5, 7];

/**
 * `scenarios/fits/default.ensemble.json`, as compact as its format allows: the library's own values, and settings
 * of the fit that leaves the weights of interaction open. Weights that it cannot see are spread over their ranges, since a
 * search narrows them by chance alone.
 */
export function defaultEnsembleFile(): string {
  const { settings, ...head } = checkedEnsemble(ensembleOf(WEIGHTS));
  const others = representative(settings, SETTINGS - 1).map((setting, place) => ({
    ...setting,
    values: { ...setting.values, ...spreadOut(place) },
  }));
  const ensemble: Ensemble = { ...head, settings: [libraryOwn(Object.keys(settings[0].values)), ...others] };
  const lines = ensemble.settings.map((setting) => `    ${JSON.stringify(setting)}`).join(",\n");
  return JSON.stringify({ ...head, settings: null }, null, 2)
    .replace("null", `[\n${lines}\n  ]`)
    .concat("\n");
}

function libraryOwn(paths: readonly string[]): Setting {
  const { scenario } = resolveScenario("launch-forum");
  const values = Object.fromEntries(paths.map((path) => [path, Number(valueAtPath(scenario, path))]));
  return { id: "library", distance: diagnosticsOf(LAW).fitted.distance ?? Number.NaN, values };
}

function spreadOut(place: number): Record<string, number> {
  const { free } = calibrationOf(WEIGHTS);
  const places = SETTINGS - 1;
  return Object.fromEntries(
    UNSEEN.map((path, field) => {
      const [least, most] = free[path].range;
      const at = (((place * STEPS[field]) % places) + 0.5) / places;
      return [path, Number((least + (most - least) * at).toPrecision(6))];
    }),
  );
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
