import "./no-eval.ts";
import * as comlink from "comlink";
import { prepare, problemsOfArm, Runner, report } from "./core.ts";
import { type Chunk, isAnswered } from "./protocol.ts";

const runner = new Runner();

/** What the page may ask a worker for. */
const api = {
  prepare,
  problemsOfArm,
  report,
  run(chunk: Chunk) {
    const answer = runner.run(chunk);
    if (!isAnswered(answer)) return answer;
    return comlink.transfer(
      answer,
      answer.flatMap(({ metrics, series }) => [metrics.buffer, series.buffer]),
    );
  },
  reasons: (chunk: Chunk) => runner.reasons(chunk),
  picture: (...asked: Parameters<Runner["picture"]>) => runner.picture(...asked),
};

export type CoreApi = typeof api;

comlink.expose(api);
