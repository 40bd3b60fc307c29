import { ledgerRecorder } from "../../sim/recorders/ledger.ts";
import { populate } from "../../sim/run/populate.ts";
import { run } from "../../sim/run/run.ts";
import { benchForum, paramsOf, WEEKS } from "./forum.ts";
import { table } from "./table.ts";

/** Nanoseconds per agent-week of each step of the week, the slowest first. */
export function profile(consumers: number): string {
  const params = paramsOf(benchForum(consumers));
  const people = populate(params, "bench", 0);
  const worlds = Math.max(1, Math.round(200_000 / consumers));
  let spent = new Map<string, number>();
  const timed =
    <T extends unknown[]>(name: string, step: (...given: T) => void) =>
    (...given: T) => {
      const start = performance.now();
      step(...given);
      spent.set(name, (spent.get(name) ?? 0) + performance.now() - start);
    };
  let whole = 0;
  // The first worlds warm the engine up.
  for (let round = 0; round < 2; round++) {
    spent = new Map();
    const start = performance.now();
    for (let world = 0; world < worlds; world++) {
      const ledger = ledgerRecorder(params, world, []);
      run(params, people, { step: timed("ledger", (w) => ledger.step?.(w)) }, timed);
    }
    whole = performance.now() - start;
  }
  const each = (milliseconds: number) => ((milliseconds * 1e6) / (worlds * consumers * WEEKS)).toFixed(1);
  const sum = [...spent.values()].reduce((total, milliseconds) => total + milliseconds, 0);
  const rows = [...spent, ["everything else", whole - sum] as const, ["all", whole] as const]
    .sort(([, a], [, b]) => b - a)
    .map(([name, milliseconds]) => [
      name,
      each(milliseconds),
      `${((100 * milliseconds) / whole).toFixed(1)} %`,
    ]);
  return table(`Time by step, ${consumers} people`, ["step", "ns per agent-week", "share"], rows);
}
