import { fork } from "node:child_process";
import { Draws } from "../../sim/core/random.ts";
import { buildNetwork } from "../../sim/world/network.ts";
import { drawTraits } from "../../sim/world/population.ts";
import { busyForum, paramsOf } from "./forum.ts";
import { table } from "./table.ts";

export function builds(sizes: readonly number[]): string {
  return table("x", [], []);
}
export async function speeds(sizes: readonly number[]): Promise<string> {
  return "";
}
