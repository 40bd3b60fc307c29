import { askedOf, checkRequest, type Request } from "../../sim/experiment/request.ts";
import type { Values } from "../../sim/input/merge.ts";
import { withValues } from "../../sim/input/paths.ts";
import { InputError } from "../../sim/input/problems.ts";
import { builtIn } from "../../sim/model/built-in.ts";
import { FORMAT, type NamedScenario, type Scenario } from "../../sim/model/model.ts";
import { checkMemory, heaviest, heldBytes, PAGE_MEMORY_BYTES } from "../../sim/run/memory.ts";
import { fieldProblems } from "../../sim/scenario/field-shapes.ts";
import { completedScenario, mergeChain, type Source } from "../../sim/scenario/resolve.ts";
import { armsOf } from "../../sim/verdict/ensemble/arms.ts";
import { applyDefault } from "../../sim/verdict/ensemble/default.ts";
import type { Arm, Experiment, Letter } from "../state/experiment.ts";
import type { ArmProblem } from "./problems.ts";
import { MOST_WORKERS } from "./protocol.ts";

/** A worker's part of the page's memory, however many there are. */
const WORKER_BYTES = PAGE_MEMORY_BYTES / MOST_WORKERS;
/** What a worker may keep for later; the rest is for the world that runs. */
export const CACHE_BYTES = WORKER_BYTES / 4;

/** What bases come to, so that moving a slider checks only what was moved. */
const bases = new Map<string, Values>();
const MOST_BASES = 8;

function baseValues(base: Arm["base"]): Values {
  const key = JSON.stringify(base);
  const known = bases.get(key);
  if (known !== undefined) return known;
  const { values } = mergeChain(sourceOf(base), FORMAT);
  if (bases.size >= MOST_BASES) bases.clear();
  bases.set(key, values);
  return values;
}

const sourceOf = (base: Arm["base"]): Source =>
  typeof base === "string" ? builtIn(base) : { raw: base, name: "imported", where: "", base: builtIn };

/** Scenarios as they came out, so that those that stay the same are the same object. */
const resolved = new Map<string, Scenario>();
const MOST_RESOLVED = 16;

/** @throws InputError with everything that is wrong with the scenario */
export function resolvedArm({ letter, base, changes }: Arm): NamedScenario {
  const key = JSON.stringify([base, changes]);
  const scenario = resolved.get(key) ?? scenarioOf(base, changes);
  // The oldest makes way; one that is asked for again becomes the youngest.
  resolved.delete(key);
  if (resolved.size >= MOST_RESOLVED) resolved.delete([...resolved.keys()][0]);
  resolved.set(key, scenario);
  return { id: letter, scenario };
}

function scenarioOf(base: Arm["base"], changes: Arm["changes"]): Scenario {
  const below = baseValues(base);
  const changed = withValues({}, Object.entries(changes));
  const problems = fieldProblems(FORMAT, changed);
  if (problems.length > 0) throw new InputError(problems);
  return completedScenario<Scenario>(FORMAT.mergeFile(below, changed, sourceOf(base)), FORMAT, "");
}

/**
 * The request behind an experiment: the very one that `levain compare` would run.
 *
 * @throws ArmErrors with the problems of all its scenarios at once, or of the whole
 */
export function requestOf({ arms, seed, worlds, headlines }: Experiment): Request {
  const problems: ArmProblem[] = [];
  const scenarios: NamedScenario[] = [];
  for (const arm of arms)
    try {
      scenarios.push(resolvedArm(arm));
    } catch (error) {
      problems.push(...problemsIn(error, arm.letter));
    }
  if (problems.length > 0) throw new ArmErrors(problems);
  const request: Request = {
    scenarios,
    seed,
    firstReplicate: 0,
    replicates: worlds,
    banned: [],
    headlines,
    ...askedOf(headlines, scenarios),
    compared: true,
  };
  checkFit(request);
  return request;
}

/** Matched worlds under each setting: enough for the direction of six verdicts on each of three scenarios. */
const SETTING_WORLDS = 12;

/**
 * The same under every setting of the default ensemble, except for what somebody changed on the page.
 *
 * @throws ArmErrors or InputError
 */
export function settingsRequestOf(experiment: Experiment): Request {
  const request = requestOf(experiment);
  const changes = experiment.arms.flatMap((arm) => Object.entries(arm.changes));
  const ensemble = applyDefault(request.scenarios, undefined, changes);
  const scenarios = armsOf(ensemble);
  const under: Request = { ...request, scenarios, replicates: SETTING_WORLDS, ensemble };
  checkRequest(under, PAGE_MEMORY_BYTES, false);
  return under;
}

class ArmErrors extends Error {
  constructor(readonly problems: readonly ArmProblem[]) {
    super("problems in scenarios");
  }
}

/** @throws the error itself where it is no InputError */
export function problemsIn(error: unknown, letter: Letter | null): ArmProblem[] {
  if (error instanceof ArmErrors) return [...error.problems];
  if (error instanceof InputError) return error.problems.map((problem) => ({ ...problem, letter }));
  throw error;
}

/** Whether everything fits into what a page may take, and can be drawn over the same weeks. */
function checkFit(request: Request): void {
  const [baseline, ...others] = request.scenarios;
  const weeks = baseline.scenario.horizonWeeks;
  const problems: ArmProblem[] = others
    .filter(({ scenario }) => scenario.horizonWeeks !== weeks)
    .map(({ id, scenario }) => ({
      letter: id as Letter,
      path: "horizonWeeks",
      value: scenario.horizonWeeks,
      expected: { en: `${weeks} weeks, as in A`, fr: `${weeks} semaines, comme dans A` },
    }));
  const arms = request.scenarios.map(({ scenario }) => scenario);
  const heavy = heaviest(arms);
  if (heavy !== undefined) {
    const letter = request.scenarios[arms.indexOf(heavy)].id as Letter;
    const room = WORKER_BYTES - CACHE_BYTES - heldBytes(arms);
    problems.push(...checkMemory(heavy, room).map((problem) => ({ ...problem, letter })));
  }
  if (problems.length > 0) throw new ArmErrors(problems);
  checkRequest(request, PAGE_MEMORY_BYTES);
}
