import { differences } from "../../scenario/difference.ts";
import { inputError, type Problem } from "../../scenario/problems.ts";
import { mkdirSync, statSync } from "./disk.ts";
import { mended, missing } from "./files.ts";
import { resolved } from "./surroundings.ts";

/** Folders in which work goes on after whatever stopped it. */

/** @throws InputError when it is a file, or cannot be made */
export function makeFolder(folder: string): void {
  const status = mended("--out", folder, () => statSync(folder, { throwIfNoEntry: false }));
  if (status?.isDirectory() === true) return;
  if (status !== undefined)
    throw inputError("--out", folder, {
      en: "a folder, this is a file",
      fr: "un dossier, ceci est un fichier",
    });
  mended("--out", folder, () => {
    for (const path of missing(resolved(folder))) mkdirSync(path);
  });
}

/** More differences than these are not told. */
const MOST_TOLD = 10;

/** What was changed since a folder was begun, as problems of what there is now. */
export function changes(begun: object, now: object): Problem[] {
  const plain = JSON.parse(JSON.stringify(now)) as object;
  return differences(begun, plain)
    .slice(0, MOST_TOLD)
    .map(({ path, before, after }) => ({
      path,
      value: after ?? null,
      expected: {
        en: `${told(before)}, with which the folder was begun`,
        fr: `${told(before)}, avec quoi le dossier a été commencé`,
      },
    }));
}

const told = (value: unknown) => {
  const json = JSON.stringify(value) ?? "–";
  return json.length > 60 ? `${json.slice(0, 57)}…` : json;
};
