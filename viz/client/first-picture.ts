import { digestOf } from "../../sim/experiment/experiment.ts";
import { experimentOfPair, FIRST_PAIR } from "../state/edits.ts";
import { REASONED_WORLDS } from "./computation.ts";
import { prepare, Runner } from "./core.ts";
import { isAnswered } from "./protocol.ts";
import { bytesOfResults } from "./results-bytes.ts";

/**
 * What the page opens with, run by the core when the page is built: the digits of `levain compare`.
 *
 * @throws Error where the pair cannot run
 */
export function firstPicture(): Uint8Array<ArrayBuffer> {
  const experiment = experimentOfPair(FIRST_PAIR, "en");
  const prepared = prepare(experiment);
  if (!isAnswered(prepared)) throw new Error(JSON.stringify(prepared.problems));
  const { request, keys: _keys, ...facts } = prepared;
  const arms = request.scenarios.map((_, arm) => arm);
  const of = request.replicates;
  const runner = new Runner();
  runner.take(request);
  const chunk = { arms, firstReplicate: 0 };
  const worlds = runner.run({ ...chunk, replicates: of });
  if (!isAnswered(worlds)) throw new Error(JSON.stringify(worlds.problems));
  const reasons = runner.reasons({ ...chunk, replicates: Math.min(of, REASONED_WORLDS) });
  if (!isAnswered(reasons)) throw new Error(JSON.stringify(reasons.problems));
  const found = runner.report(worlds, of, digestOf(worlds, of));
  if (!isAnswered(found)) throw new Error(JSON.stringify(found.problems));
  return bytesOfResults({
    ...facts,
    experiment,
    done: of,
    of,
    worlds,
    report: found,
    stable: true,
    digest: found.digest,
    reasons,
  });
}
