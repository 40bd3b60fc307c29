import { dirname, join } from "node:path";
import type { Request } from "../../experiment/request.ts";
import { inputError } from "../../input/problems.ts";
import type { Table } from "../../tables/table.ts";
import { lstatSync, readdirSync, realpathSync, statSync, writeFileSync } from "../files/disk.ts";
import { A_FOLDER, refuseNameless } from "../files/make-folder.ts";
import { resolved } from "../files/surroundings.ts";
import { extensionOf, type FileFormat, type TableFile, writeTable } from "../files/table-writer.ts";
import { writeNewFile } from "../files/whole-file.ts";
import { tryWrite } from "../files/write-errors.ts";
import { KeptResults } from "./kept-results.ts";
import { Stage } from "./stage.ts";

/** A results folder that appears completely or not at all: it is written under another name first. */
export class ResultsFolder {
  private readonly target: string;
  private readonly stage: Stage;
  readonly tables: TableFile[] = [];

  /** @throws InputError when the folder is not empty, or cannot be made */
  constructor(folder: string) {
    refuseNameless(folder);
    const path = resolved(folder);
    const exists = tryWrite("--out", folder, () => lstatSync(path, { throwIfNoEntry: false })) !== undefined;
    if (exists) refuseUnlessEmpty(folder, path);
    // A link stays; the folder that it points to is replaced.
    this.target = exists ? realpathSync(path) : path;
    this.stage = tryWrite("--out", folder, () => new Stage(this.target));
  }

  /** Room for results that come before the tables can be written; it is gone when the folder is complete. */
  keepResults(request: Request): KeptResults {
    const path = join(this.stage.path, "results");
    return tryWrite("--out", this.target, () => new KeptResults(request, path));
  }

  addTable(name: string, table: Table, format: FileFormat): void {
    const file = `${name}.${extensionOf(format)}`;
    const written = this.write(file, (descriptor) => writeTable(descriptor, table, format));
    this.tables.push({ file, ...written });
  }

  addJson(file: string, content: unknown): void {
    this.write(file, (descriptor) => writeFileSync(descriptor, `${JSON.stringify(content, null, 2)}\n`));
  }

  /** Gives the folder its name. */
  finish(): void {
    tryWrite("--out", this.target, () => this.stage.finish());
  }

  /** Removes everything that was written. */
  discard(): void {
    this.stage.discard();
  }

  private write<T>(file: string, fill: (descriptor: number) => T): T {
    return tryWrite("--out", join(this.target, file), () =>
      writeNewFile(join(this.stage.content, file), fill),
    );
  }
}

function refuseUnlessEmpty(folder: string, target: string): void {
  const status = statSync(target, { throwIfNoEntry: false });
  if (status === undefined) throw inputError("--out", folder, LEADS_SOMEWHERE, ANOTHER_NAME);
  const isFolder = status.isDirectory();
  const isEmpty = isFolder && tryWrite("--out", folder, () => readdirSync(target).length === 0);
  if (isEmpty && status.dev === statSync(dirname(realpathSync(target))).dev) return;
  if (isEmpty)
    throw inputError(
      "--out",
      folder,
      {
        en: "a folder that can be replaced in one step; this one is the root of a disk",
        fr: "un dossier que l’on peut remplacer d’un coup ; celui-ci est la racine d’un disque",
      },
      { en: "choose a folder inside it", fr: "choisissez un dossier à l’intérieur" },
    );
  throw inputError(
    "--out",
    folder,
    isFolder
      ? {
          en: "a new or empty folder; nothing is overwritten",
          fr: "un dossier nouveau ou vide ; rien n’est écrasé",
        }
      : A_FOLDER,
    ANOTHER_NAME,
  );
}

const LEADS_SOMEWHERE = {
  en: "a folder; this is a link that leads nowhere",
  fr: "un dossier ; ceci est un lien qui ne mène nulle part",
};
const ANOTHER_NAME = { en: "choose another name", fr: "choisissez un autre nom" };
