import { isAbsolute, relative, sep } from "node:path";
import type { Text } from "../../input/text.ts";
import { realpathSync } from "./disk.ts";
import { resolved } from "./surroundings.ts";

/** Files may come from strangers, so what they name must lie in their own folder. */

/** Whether a path lies in a folder, or below it, by its name and by where its links lead. */
export function isInside(folder: string, path: string): boolean {
  return isBelow(resolved(folder), resolved(path)) && isBelow(real(folder), real(path));
}

/** `node:path`, or that of another system. */
type Paths = Pick<typeof import("node:path"), "isAbsolute" | "relative" | "sep">;

/** The same by names alone. Comparing beginnings of texts would fail at the root of a disk. */
export function isBelow(
  folder: string,
  path: string,
  system: Paths = { isAbsolute, relative, sep },
): boolean {
  const way = system.relative(folder, path);
  return way !== ".." && !way.startsWith(`..${system.sep}`) && !system.isAbsolute(way);
}

/** Where links lead; the path itself if nothing is there: the file then cannot be read anyway. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = resolved(path, "..");
    return parent === resolved(path) ? parent : resolved(real(parent), path.split(/[/\\]/).pop() as string);
  }
}

export const BESIDE: Text = {
  en: "a file in the same folder as the file that names it, or in a folder inside it",
  fr: "un fichier du même dossier que celui qui le nomme, ou d’un dossier à l’intérieur",
};
export const PUT_BESIDE: Text = { en: "put a copy there", fr: "placez-y une copie" };
