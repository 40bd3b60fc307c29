import { apart } from "./figures/apart.ts";
import type { Summary } from "./measure.ts";
import { table } from "./table.ts";

const millions = (number: number) => (number / 1e6).toFixed(number < 1e6 ? 2 : 1);

/** One core; each size in a process of its own, so that peaks of memory are its own. */
export function speeds(sizes: readonly number[]): string {
  const rows = sizes.map((consumers) => {
    const found = apart<Summary>("--measure", `${consumers}`);
    return [
      consumers.toLocaleString("en"),
      millions(found.agentWeeksPerSecond),
      ((consumers * 104) / found.agentWeeksPerSecond).toFixed(consumers < 1e5 ? 3 : 1),
      `${(100 * found.activeShare).toFixed(1)} %`,
      found.bytesPerPerson.toFixed(0),
      millions(found.growthBytes),
      millions(found.peakBytes).replace(/\..*/, ""),
      (found.populateMs / 1000).toFixed(3),
    ];
  });
  return table(
    "Speed: the bench's forum, 104 weeks, every mechanism on, ledger on, one core",
    [
      "people",
      "M agent-weeks/s",
      "s per world",
      "active",
      "bytes per person",
      "growth, MB",
      "peak, MB",
      "populate, s",
    ],
    rows,
  );
}
