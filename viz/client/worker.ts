import "./no-eval.ts";
import * as comlink from "comlink";
import type { Worlds } from "../../sim/experiment/experiment.ts";
import type { Request } from "../../sim/experiment/request.ts";
import { formulaCourse, prepare, prepareSettings, problemsOfArm, Runner } from "./core.ts";
import { fastDigest } from "./digest.ts";
import { type Chunk, isAnswered } from "./protocol.ts";

const runner = new Runner();

/** What the page may ask a worker for. */
const api = {
  prepare,
  prepareSettings,
  problemsOfArm,
  formulaCourse,
  take: (request: Request) => runner.take(request),
  run(chunk: Chunk) {
    const answer = runner.run(chunk);
    if (!isAnswered(answer)) return answer;
    return comlink.transfer(
      answer,
      answer.flatMap(({ metrics, series }) => [metrics.buffer, series.buffer]),
    );
  },
  /** Without weekly numbers, which nobody looks at under many settings. */
  runUnderSetting(chunk: Chunk) {
    const answer = runner.run(chunk);
    return isAnswered(answer) ? answer.map(({ metrics }) => metrics) : answer;
  },
  reasons: (chunk: Chunk) => runner.reasons(chunk),
  /** @param whole whether the worlds are all there, and have a digest */
  async report(worlds: readonly Worlds[], replicates: number, whole: boolean) {
    const digest = whole ? await fastDigest(worlds, replicates) : "";
    return runner.report(worlds, replicates, digest);
  },
  picture: (replicate: number) => runner.picture(replicate),
};

export type CoreApi = typeof api;

comlink.expose(api);
