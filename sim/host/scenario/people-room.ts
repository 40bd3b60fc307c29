import { counted, NOUNS } from "../../input/counted.ts";
import type { Problem } from "../../input/problems.ts";
import { heldArrayBytes } from "../files/surroundings.ts";
import { type Machine, thisMachine } from "../workers/machine.ts";
import { memoryRoom } from "../workers/memory.ts";

const MEGABYTE = 1_048_576;
const NUMBER = 8;
/** Rows on their way from text to numbers, and what of them is collected late; measured. */
const PASSING_BYTES = 64 * MEGABYTE;

/**
 * Whether there is memory for a table of people, before room is made for its columns.
 *
 * @param names of its columns
 * @param rows at most
 * @param held bytes of the tables that were read before
 */
export function peopleRoom(
  names: readonly string[],
  rows: number,
  machine: Pick<Machine, "memoryBytes" | "addressBytes"> = thisMachine(),
  held = heldArrayBytes(),
): Problem[] {
  const rowBytes = NUMBER * names.length;
  const room = Math.min(memoryRoom(machine) - held, machine.addressBytes) - PASSING_BYTES;
  if (rows * rowBytes <= room) return [];
  const most = Math.max(0, Math.floor(room / rowBytes));
  const [here, all] = [Math.floor(Math.max(0, room) / MEGABYTE), Math.ceil((rows * rowBytes) / MEGABYTE)];
  return [
    {
      path: "",
      value: rows,
      expected: {
        en: `at most ${counted(most, NOUNS.person, "en")} with these columns in ${here} MB of memory (here ${all} MB)`,
        fr: `au plus ${counted(most, NOUNS.person, "fr")} avec ces colonnes dans ${here} Mo de mémoire (ici ${all} Mo)`,
      },
      suggestion: {
        en: "delete columns, which are then drawn, or rows; or give it more memory",
        fr: "supprimez des colonnes, qui seront alors tirées, ou des lignes ; ou donnez-lui plus de mémoire",
      },
    },
  ];
}
