import { type NamedScenario, WEEKLY_METRICS } from "../model/model.ts";
import { MODEL, type Model } from "../model/own/model.ts";
import { checkMemory, heaviest, heldBytes } from "../run/memory.ts";
import { numberIn } from "../scenario/counted.ts";
import { didYouMean, InputError, type Problem } from "../scenario/problems.ts";
import { MOST_HEADLINES } from "../verdict/compare.ts";
import { type AppliedEnsemble, bySetting } from "../verdict/ensemble/arms.ts";

export const DEFAULT_SEED = "levain";
/** Enough to decide most questions in matched worlds; late effects want 50 to 100. */
export const DEFAULT_REPLICATES = 24;

/** An experiment: scenarios run in the same replicates, the first being the baseline. Plain data. */
export interface Request {
  /** Arms: with an ensemble every scenario under every setting, setting by setting. */
  scenarios: readonly NamedScenario[];
  seed: string;
  firstReplicate: number;
  replicates: number;
  banned: readonly number[];
  headlines: readonly string[];
  /** Whether the others are compared with the first. */
  compared: boolean;
  ensemble?: AppliedEnsemble;
  /** A model with parts of one's own; the rest of a request is plain data, and a request without one crosses threads. */
  model?: Model;
}

/** Bytes held besides the world that runs; settings run one after the other and share nothing that counts. */
export function requestBytes({ scenarios, ensemble }: Pick<Request, "scenarios" | "ensemble">): number {
  const blocks = bySetting(scenarios, ensemble);
  return Math.max(...blocks.map((block) => heldBytes(block.map(({ scenario }) => scenario))));
}

/** Results beyond this many bytes, or beyond a quarter of the memory given, are refused before anything runs. */
const MOST_RESULT_BYTES = 1_073_741_824;

/**
 * @param memoryBytes that the results and the world that runs may take
 * @throws InputError with every problem of the request at once
 */
export function checkRequest(request: Request, memoryBytes = Number.POSITIVE_INFINITY): void {
  const problems: Problem[] = [
    ...wholeNumber("replicates", request.replicates, 1, 1_000_000),
    ...wholeNumber("firstReplicate", request.firstReplicate, 0, 1_000_000_000),
    ...checkSeed(request.seed),
    ...checkHeadlines(request),
    ...checkIds(request.ensemble?.scenarios ?? request.scenarios),
    ...checkSize(request, memoryBytes),
    ...checkBanned(request),
  ];
  if (problems.length > 0) throw new InputError(problems);
}

function wholeNumber(path: string, value: number, low: number, high: number): Problem[] {
  if (Number.isInteger(value) && value >= low && value <= high) return [];
  const expected = {
    en: `a whole number from ${low} to ${high}`,
    fr: `un nombre entier de ${numberIn(low, "fr")} à ${numberIn(high, "fr")}`,
  };
  return [{ path, value, expected }];
}

function checkSeed(seed: string): Problem[] {
  if (seed.length >= 1 && seed.length <= 200) return [];
  return [
    { path: "seed", value: seed, expected: { en: "1 to 200 characters", fr: "de 1 à 200 caractères" } },
  ];
}

function checkHeadlines({ headlines, model = MODEL }: Request): Problem[] {
  const known = model.metrics.map(({ id }) => id);
  const problems: Problem[] = headlines
    .filter((id) => !known.includes(id))
    .map((id) => ({
      path: "headline",
      value: id,
      expected: { en: "a metric", fr: "une mesure" },
      suggestion: didYouMean(id, known) ?? {
        en: `known: ${known.join(", ")}`,
        fr: `connues : ${known.join(", ")}`,
      },
    }));
  if (headlines.length < 1 || headlines.length > MOST_HEADLINES || new Set(headlines).size < headlines.length)
    problems.push({
      path: "headline",
      value: headlines,
      expected: {
        en: `1 to ${MOST_HEADLINES} different metrics, so that a verdict is not fished for`,
        fr: `de 1 à ${MOST_HEADLINES} mesures différentes, pour ne pas aller à la pêche aux verdicts`,
      },
    });
  return problems;
}

function checkIds(scenarios: readonly NamedScenario[]): Problem[] {
  const ids = scenarios.map(({ id }) => id);
  return ids
    .filter((id, index) => ids.indexOf(id) < index)
    .map((id) => ({
      path: "id",
      value: id,
      expected: {
        en: "a different id for each scenario",
        fr: "un identifiant différent pour chaque scénario",
      },
    }));
}

function checkSize(request: Request, memoryBytes: number): Problem[] {
  const { scenarios, replicates, ensemble, model = MODEL } = request;
  if (!Number.isFinite(replicates)) return [];
  const perReplicate = scenarios.reduce(
    (sum, { scenario }) => sum + 8 * (model.metrics.length + WEEKLY_METRICS.length * scenario.horizonWeeks),
    0,
  );
  const most = Math.max(0, Math.floor(Math.min(MOST_RESULT_BYTES, memoryBytes / 4) / perReplicate));
  if (replicates <= most) {
    const scenario = heaviest(scenarios.map((named) => named.scenario));
    const left = memoryBytes - replicates * perReplicate - requestBytes(request);
    return scenario === undefined ? [] : checkMemory(scenario, left);
  }
  return [
    {
      path: "replicates",
      value: replicates,
      expected: {
        en: `at most ${most} for these scenarios and weeks, so that the results fit in memory`,
        fr: `au plus ${most} pour ces scénarios et ces semaines, afin que les résultats tiennent en mémoire`,
      },
      suggestion: ensemble && {
        en: `or fewer than ${ensemble.settings.length} settings`,
        fr: `ou moins de ${ensemble.settings.length} réglages`,
      },
    },
  ];
}

function checkBanned({ banned, scenarios }: Request): Problem[] {
  const fewest = Math.min(...scenarios.map(({ scenario }) => scenario.population.consumers));
  return banned
    .filter((person) => !Number.isInteger(person) || person < 0 || person >= fewest)
    .map((person) => ({
      path: "banned",
      value: person,
      expected: { en: `a person from 0 to ${fewest - 1}`, fr: `une personne de 0 à ${fewest - 1}` },
    }));
}
