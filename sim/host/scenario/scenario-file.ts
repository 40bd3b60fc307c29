import { basename, dirname, join } from "node:path";
import { InputError } from "../../input/problems.ts";
import { didYouMean } from "../../input/suggestions.ts";
import { idIn } from "../../input/values.ts";
import { builtIn, SCENARIOS } from "../../model/built-in.ts";
import type { Source } from "../../scenario/resolve.ts";
import { realpathSync } from "../files/disk.ts";
import { isInside } from "../files/inside.ts";
import { readJson, statusOf } from "../files/json-file.ts";
import { readPopulation } from "./people-file.ts";

export const isFile = (path: string) => statusOf(path)?.isFile() === true;

/** @throws InputError when the file is missing, too large or not JSON */
export function fileSource(path: string): Source {
  return {
    raw: readJson(path),
    name: idOf(path),
    where: path,
    base: (base) => extendedSource(path, base),
    table: (file) => readPopulation(file, dirname(path), path),
  };
}

/** `extends` in a file: a built-in id, or a file in the same folder. */
export function extendedSource(path: string, base: string): Source {
  if (SCENARIOS.has(base)) return builtIn(base);
  const folder = dirname(path);
  const candidates = [base, `${base}.json`].map((name) => join(folder, name));
  const outside = /[/\\]/.test(base) || base === "..";
  const found = outside ? undefined : candidates.find(isFile);
  if (found !== undefined && isInside(realpathSync(folder), realpathSync(found))) return fileSource(found);
  throw new InputError(
    [
      {
        path: "extends",
        value: base,
        expected: {
          en: "a built-in scenario, or the name of a file in the same folder",
          fr: "un scénario intégré, ou le nom d’un fichier du même dossier",
        },
        suggestion: didYouMean(base, SCENARIOS.keys()),
      },
    ],
    path,
  );
}

/** An id made from the file's name. */
export const idOf = (path: string): string => idIn(basename(path).replace(/\.json$/i, "")) || "scenario";
