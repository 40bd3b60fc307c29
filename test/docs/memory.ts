import { resolveScenario } from "../../sim/model/built-in.ts";
import { KEPT_BYTES } from "../../sim/run/cache.ts";
import { mostConsumers, PAGE_MEMORY_BYTES, worldBytes } from "../../sim/run/memory.ts";
import { table } from "./markdown.ts";

/** Operations, and mean ties per person. */
const SHAPES = [
  [1, 8],
  [2, 8],
  [3, 8],
  [8, 8],
  [1, 40],
] as const;
const MANY = 100_000;

const grouped = (count: number) => count.toLocaleString("en");

/** What a world takes, and the largest population that fits in a page, by operations and ties. */
export function memoryTable(): string {
  const rows = SHAPES.map(([operations, meanDegree]) => {
    const { scenario } = resolveScenario({
      population: { consumers: MANY },
      network: { meanDegree },
      operations: Object.fromEntries(
        Array.from({ length: operations }, (_, place) => [place === 0 ? "forum" : `other-${place}`, {}]),
      ),
    });
    const megabytes = Math.round(worldBytes(scenario) / 1_048_576);
    const most = mostConsumers(scenario, PAGE_MEMORY_BYTES - KEPT_BYTES);
    return [String(operations), String(meanDegree), `${megabytes} MB`, grouped(most)];
  });
  const heads = ["operations", "ties per person", `${grouped(MANY)} people`, "most people in a page"];
  return table(heads, rows);
}
