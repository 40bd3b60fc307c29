import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Summary } from "./measure.ts";
import { table } from "./table.ts";

/** In a process of its own, so that peaks of memory are its own. */
function measured(consumers: number, workers: number): Summary {
  const bench = fileURLToPath(new URL("./bench.js", import.meta.url));
  const args = [
    "--expose-gc",
    "--max-old-space-size=6000",
    bench,
    "--measure",
    `${consumers}`,
    "--workers",
    `${workers}`,
  ];
  return JSON.parse(
    execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 24 }),
  ) as Summary;
}

const millions = (number: number) => (number / 1e6).toFixed(number < 1e6 ? 2 : 1);

export function speeds(sizes: readonly number[]): string {
  const rows = sizes.flatMap((consumers) => {
    const [one, two] = [measured(consumers, 1), measured(consumers, 2)];
    return [one, two].map((found, place) => [
      consumers.toLocaleString("en"),
      `${place + 1}`,
      millions(found.agentWeeksPerSecond),
      place === 0 ? "" : `${(two.agentWeeksPerSecond / one.agentWeeksPerSecond).toFixed(2)} ×`,
      ((consumers * 104) / (found.agentWeeksPerSecond / (place + 1))).toFixed(consumers < 1e5 ? 3 : 1),
      `${(100 * found.activeShare).toFixed(1)} %`,
      // Threads share a process, and so its account of memory.
      place === 0 ? found.bytesPerPerson.toFixed(0) : "",
      place === 0 ? millions(found.growthBytes) : "",
      millions(found.peakBytes).replace(/\..*/, ""),
      (found.populateMs / 1000).toFixed(3),
    ]);
  });
  return table(
    "Speed: community-forum, 104 weeks, every mechanism on, ledger on",
    [
      "people",
      "workers",
      "M agent-weeks/s",
      "two to one",
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
