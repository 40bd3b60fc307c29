import { Problems } from "../input/problem-list.ts";
import { InputError, type Problem } from "../input/problems.ts";
import { repeatedIds } from "../input/repeated.ts";
import { type Keys, problemsIn, refusal } from "../input/shape.ts";
import { choice, number, text } from "../input/values.ts";
import { askedAmong, askedIn } from "../metrics/asked.ts";
import type { Metric } from "../metrics/metric.ts";
import type { NamedScenario } from "../model/model.ts";
import { allAsked, askedProblems, measuring } from "../model/own/asked.ts";
import { MODEL, type Model } from "../model/own/own-model.ts";
import { checkMemory, everybody, heaviest, heldBytes } from "../run/memory.ts";
import { MOST_HEADLINES } from "../verdict/compare.ts";
import { type AppliedEnsemble, bySetting } from "../verdict/ensemble/arms.ts";

export const DEFAULT_SEED = "levain";
/** Enough to decide most questions in matched worlds; late effects need 50 to 100. */
export const DEFAULT_REPLICATES = 24;

/** An experiment: scenarios that run in the same replicates, the baseline first. Plain data. */
export interface Request {
  /** The arms; with an ensemble, every scenario under every setting, setting by setting. */
  scenarios: readonly NamedScenario[];
  seed: string;
  firstReplicate: number;
  replicates: number;
  banned: readonly number[];
  headlines: readonly string[];
  /** Metrics of single operations that are measured as well, such as `everActive@forum`. */
  asked?: readonly string[];
  /** Whether the others are compared with the first. */
  compared: boolean;
  ensemble?: AppliedEnsemble;
  /** A model with own mechanisms or metrics. Not plain data: only a request without it can be sent to a worker. */
  model?: Model;
}

/**
 * What a request measures besides the model's metrics: those of its headlines that are of one operation, or all.
 *
 * @param every whether all metrics of all operations are asked for
 */
export function askedOf(
  headlines: readonly string[],
  scenarios: readonly NamedScenario[],
  every = false,
  model: Model = MODEL,
): Pick<Request, "asked"> {
  const measured = every ? [model, { metrics: model.weekly }] : [];
  const all = measured.flatMap((one) => allAsked(one, operationsOf(scenarios)));
  // Too many are refused before anything is made of them.
  const asked = askedAmong([...(headlines.length > MOST_HEADLINES ? [] : headlines), ...all]);
  return asked.length === 0 ? {} : { asked };
}

/** The model of a request, with all that it measures. */
export const measuredBy = ({ model = MODEL, asked = [] }: Pick<Request, "model" | "asked">): Model =>
  measuring(model, asked);

/** Ids of the operations of any of the scenarios. */
const operationsOf = (scenarios: readonly NamedScenario[]): string[] =>
  [...new Set(scenarios.flatMap(({ scenario }) => Object.keys(scenario.operations)))].sort();

/** What is measured in its worlds, in the order of their numbers. */
export const metricsOf = (request: Pick<Request, "model" | "asked">): readonly Metric[] =>
  measuredBy(request).metrics;

/** Bytes held besides the running world. Settings run one after the other and share almost nothing. */
export function requestBytes({ scenarios, ensemble }: Pick<Request, "scenarios" | "ensemble">): number {
  const blocks = bySetting(scenarios, ensemble);
  return Math.max(...blocks.map((block) => heldBytes(block.map(({ scenario }) => scenario))));
}

/** Results that need more bytes than this, or more than a quarter of the available memory, are refused before running. */
const MOST_RESULT_BYTES = 1_073_741_824;

/** Options of an experiment, besides its scenarios. */
export const REQUEST_KEYS = {
  seed: text(1, 200),
  replicates: number([1, 1_000_000], { whole: true }),
  firstReplicate: number([0, 1_000_000_000], { whole: true }),
} satisfies Keys;

/** Bytes of the results of one replicate. @param weekly whether every week is held */
export function resultBytes(request: Request, weekly: boolean): number {
  const model = measuredBy(request);
  return request.scenarios.reduce(
    (sum, { scenario }) =>
      sum + 8 * (model.metrics.length + (weekly ? model.weekly.length * scenario.horizonWeeks : 0)),
    0,
  );
}

/**
 * @param memoryBytes available for the results and the running world
 * @param weekly whether every week of every world is held in memory
 * @throws InputError with every problem of the request at once
 */
export function checkRequest(request: Request, memoryBytes = Number.POSITIVE_INFINITY, weekly = true): void {
  const { replicates, firstReplicate, seed } = REQUEST_KEYS;
  const ids = (request.ensemble?.scenarios ?? request.scenarios).map(({ id }) => id);
  const problems: Problem[] = [
    ...problemsIn(replicates, request.replicates, "replicates"),
    ...problemsIn(firstReplicate, request.firstReplicate, "firstReplicate"),
    ...problemsIn(seed, request.seed, "seed"),
    ...checkHeadlines(request),
    ...repeatedScenarios(ids),
    ...checkSize(request, memoryBytes, weekly),
    ...checkBanned(request),
  ];
  if (problems.length > 0) throw new InputError(problems);
}

/** @param ids undefined for a scenario whose id is not known yet */
export const repeatedScenarios = (ids: readonly (string | undefined)[]): Problem[] =>
  repeatedIds(ids, { en: "scenario", fr: "scénario" }, () => "id");

function checkHeadlines({ headlines, scenarios, model = MODEL }: Request): Problem[] {
  const known = choice(
    model.metrics.map(({ id }) => id),
    { en: "a metric", fr: "un indicateur" },
  );
  const isMany = headlines.length > MOST_HEADLINES;
  const operations = operationsOf(scenarios);
  const problemsOf = (id: string) =>
    askedIn(id) === undefined
      ? problemsIn(known, id, "headline")
      : askedProblems(id, "headline", model, operations);
  const problems = isMany ? [] : suggestedOnce(headlines.flatMap(problemsOf));
  if (headlines.length < 1 || isMany || new Set(headlines).size < headlines.length)
    problems.push({
      path: "headline",
      value: headlines,
      expected: {
        en: `1 to ${MOST_HEADLINES} different metrics, so that nobody fishes for verdicts`,
        fr: `de 1 à ${MOST_HEADLINES} indicateurs différents, pour ne pas aller à la pêche aux verdicts`,
      },
    });
  return problems;
}

/** The list of all metrics is long: it follows the first name that resembles none. */
function suggestedOnce(problems: readonly Problem[]): Problem[] {
  const said = new Set<string>();
  return problems.map((problem) => {
    const { suggestion } = problem;
    if (suggestion === undefined || !said.has(suggestion.en)) {
      said.add(suggestion?.en ?? "");
      return problem;
    }
    return { ...problem, suggestion: undefined };
  });
}

function checkSize(request: Request, memoryBytes: number, weekly: boolean): Problem[] {
  const { scenarios, replicates, ensemble } = request;
  if (!Number.isFinite(replicates)) return [];
  const perReplicate = resultBytes(request, weekly);
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

const someLeft = (id: string) => ({
  en: `fewer people: nobody would be left in ${id}`,
  fr: `moins de personnes : il ne resterait personne dans ${id}`,
});

function checkBanned({ banned, scenarios }: Request): Problem[] {
  const fewest = Math.min(...scenarios.map(({ scenario }) => scenario.population.consumers));
  const expected = { en: `a person from 0 to ${fewest - 1}`, fr: `une personne de 0 à ${fewest - 1}` };
  const person = number([0, fewest - 1], { whole: true, expected });
  const problems = new Problems();
  for (const one of banned) if (!person.accepts(one)) problems.addMade(() => refusal(person, one, "banned"));
  const different = new Set(banned).size;
  const empty = scenarios.find(({ scenario }) => different >= everybody(scenario));
  if (empty !== undefined) problems.add({ path: "banned", value: different, expected: someLeft(empty.id) });
  return [...problems.list];
}
