import { InputError } from "../../input/problems.ts";
import { existsSync, rmSync, writeFileSync } from "../files/disk.ts";
import { ownPartialName, refuseLink, writeNewFile, writeWhole } from "../files/whole-file.ts";
import { tryWrite } from "../files/write-errors.ts";

/** @throws InputError with every file that already exists */
export function refuseExisting(paths: Record<string, string | undefined>): void {
  const found = Object.entries(paths).filter(([, path]) => path !== undefined && existsSync(path));
  if (found.length === 0) return;
  throw new InputError(
    found.map(([option, path]) => ({
      path: option,
      value: path,
      expected: { en: "a file that does not exist yet", fr: "un fichier qui n’existe pas encore" },
      suggestion: { en: "choose another name, or --force", fr: "choisissez un autre nom, ou --force" },
    })),
  );
}

/** Writes the whole file, or leaves what was there. @param option the option that named it */
export function put(path: string, option: string, parts: Iterable<string>, force: boolean): void {
  const fill = (file: number) => {
    for (const part of parts) writeFileSync(file, part);
  };
  if (force) {
    refuseLink(path, option);
    writeWhole(path, fill, ownPartialName(path), option);
  } else
    tryWrite(option, path, () => {
      try {
        writeNewFile(path, fill);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") rmSync(path, { force: true });
        throw error;
      }
    });
}
