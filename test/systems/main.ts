import { didYouMean } from "../../sim/input/suggestions.ts";
import { SYSTEMS } from "../../sim/model/systems/systems.ts";
import { main as makeEvidence } from "../evidence/main.ts";
import { readingOf } from "./table.ts";

const tell = (line: string) => process.stdout.write(`${line}\n`);

/**
 * The command `npm run tensions [id...]`: runs the tensions of systems that are out of date, keeps what came out, and
 * says what it came to.
 *
 * @returns the exit code: 2 for an unknown system
 */
export async function main(ids: readonly string[]): Promise<number> {
  const unknown = ids.find((id) => !SYSTEMS.includes(id));
  if (unknown !== undefined) {
    const hint = didYouMean(unknown, SYSTEMS)?.en ?? `known: ${SYSTEMS.join(", ")}`;
    process.stderr.write(`${unknown}: ${hint}\nnpm run tensions -- [id...]\n`);
    return 2;
  }
  const asked = ids.length === 0 ? SYSTEMS : ids;
  const code = await makeEvidence(asked.map((id) => `tensions/${id}`));
  for (const id of asked) for (const line of readingOf(id, "en")) tell(`${id}: ${line}`);
  return code;
}
