import { createHash, randomUUID } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { csvFormatRows } from "d3";
import { parquetWriteBuffer } from "hyparquet-writer";
import { inputError } from "../../scenario/problems.ts";
import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "./disk.ts";
import { resolved } from "./surroundings.ts";
import type { Table } from "./tables.ts";

export type FileFormat = "csv" | "parquet";

/** What the manifest says about one file. */
export interface WrittenFile {
  file: string;
  rows: number;
  sha256: string;
}

/** A results folder in the making: everything is written aside and appears at once, or not at all. */
export class ResultsFolder {
  private readonly target: string;
  private stage = "";
  /** Folders made on the way to the target, topmost first. */
  private readonly made: string[] = [];
  readonly written: WrittenFile[] = [];

  /** @throws InputError when the folder holds something, or cannot be made */
  constructor(folder: string) {
    const path = resolved(folder);
    const exists = mended("--out", folder, () => lstatSync(path, { throwIfNoEntry: false })) !== undefined;
    if (exists) refuseUnlessEmpty(folder, path);
    // Of a link, the folder that it leads to is replaced.
    this.target = exists ? realpathSync(path) : path;
    const parent = dirname(this.target);
    try {
      mended("--out", folder, () => {
        // One by one: Node's recursive mkdir never returns below /proc.
        for (const path of missing(parent)) {
          mkdirSync(path);
          this.made.push(path);
        }
        const stage = join(parent, `.${basename(this.target)}-partial-${randomUUID()}`);
        mkdirSync(stage);
        this.stage = stage;
      });
    } catch (error) {
      this.discard();
      throw error;
    }
  }

  addTable(table: Table, format: FileFormat): void {
    const file = `${table.name}.${format}`;
    const sha256 = this.write(file, format === "csv" ? csvOf(table) : [parquetOf(table)]);
    this.written.push({ file, rows: table.columns[0].values.length, sha256 });
  }

  addJson(file: string, content: unknown): void {
    this.write(file, [`${JSON.stringify(content, null, 2)}\n`]);
  }

  /** Makes the folder appear under its name. */
  finish(): void {
    mended("--out", this.target, () => {
      if (existsSync(this.target)) rmdirSync(this.target);
      renameSync(this.stage, this.target);
    });
  }

  /** Leaves nothing behind. */
  discard(): void {
    if (this.stage !== "") rmSync(this.stage, { recursive: true, force: true });
    try {
      for (const path of this.made.reverse()) rmdirSync(path);
    } catch {
      // Somebody else has begun to use it.
    }
  }

  /** @returns SHA-256 of the file */
  private write(file: string, parts: Iterable<string | Uint8Array>): string {
    return mended("--out", join(this.target, file), () => {
      const hash = createHash("sha256");
      const descriptor = openSync(join(this.stage, file), "wx");
      try {
        for (const part of parts) {
          writeFileSync(descriptor, part);
          hash.update(part);
        }
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
      return hash.digest("hex");
    });
  }
}

/** The folders on the way to `folder`, itself included, that do not exist yet, topmost first. */
export function missing(folder: string): string[] {
  return existsSync(folder) ? [] : [...missing(dirname(folder)), folder];
}

function refuseUnlessEmpty(folder: string, target: string): void {
  const status = statSync(target, { throwIfNoEntry: false });
  const isFolder = status?.isDirectory() === true;
  const isEmpty = isFolder && mended("--out", folder, () => readdirSync(target).length === 0);
  if (isEmpty && status.dev === statSync(dirname(realpathSync(target))).dev) return;
  if (isEmpty)
    throw inputError(
      "--out",
      folder,
      {
        en: "a folder that can be replaced at once; a disk begins here",
        fr: "un dossier remplaçable d’un coup ; ici commence un disque",
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
      : { en: "a folder, this is a file", fr: "un dossier, ceci est un fichier" },
    { en: "choose another name", fr: "choisissez un autre nom" },
  );
}

/** Reasons why writing fails that a person can mend, by the system's code. */
const REASONS: Readonly<Record<string, { en: string; fr: string }>> = {
  EACCES: { en: "a folder that may be written to", fr: "un dossier où l’on peut écrire" },
  EPERM: { en: "a folder that may be written to", fr: "un dossier où l’on peut écrire" },
  EROFS: {
    en: "a folder on a disk that is not read-only",
    fr: "un dossier sur un disque qui n’est pas en lecture seule",
  },
  ENOSPC: {
    en: "a disk with room left: this one is full",
    fr: "un disque où il reste de la place : celui-ci est plein",
  },
  EDQUOT: {
    en: "a disk with room left: your quota is used up",
    fr: "un disque où il reste de la place : votre quota est épuisé",
  },
  ENOTDIR: {
    en: "a folder: part of the path is a file",
    fr: "un dossier : une partie du chemin est un fichier",
  },
  EEXIST: {
    en: "a folder: part of the path is a file",
    fr: "un dossier : une partie du chemin est un fichier",
  },
  ENOENT: {
    en: "a folder that exists or can be made",
    fr: "un dossier qui existe ou puisse être créé",
  },
  ENOTEMPTY: {
    en: "a new or empty folder; something was put there meanwhile",
    fr: "un dossier nouveau ou vide ; quelque chose y a été mis entre-temps",
  },
  ENAMETOOLONG: { en: "a shorter name", fr: "un nom plus court" },
};

/** Runs `action` and turns what the system refuses into words. @param option that named the path */
export function mended<T>(option: string, path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ""];
    if (reason === undefined) throw error;
    throw inputError(option, path, reason);
  }
}

/** Rows held as text at a time, and per group of a Parquet file. */
const ROWS_AT_ONCE = 100_000;

function* csvOf({ columns }: Table): Generator<string> {
  const rows = columns[0].values.length;
  const cell = (value: string | number) => (Number.isNaN(value) ? "" : String(value));
  yield `${csvFormatRows([columns.map(({ name }) => name)])}\n`;
  for (let first = 0; first < rows; first += ROWS_AT_ONCE) {
    const lines = Array.from({ length: Math.min(ROWS_AT_ONCE, rows - first) }, (_, row) =>
      columns.map(({ values }) => cell(values[first + row])),
    );
    yield `${csvFormatRows(lines)}\n`;
  }
}

const PARQUET_TYPES = { text: "STRING", whole: "INT32", number: "DOUBLE" } as const;

function parquetOf({ columns }: Table): Uint8Array {
  const columnData = columns.map(({ name, type, values }) => ({
    name,
    type: PARQUET_TYPES[type],
    data:
      type === "text" ? [...values] : Array.from(values as Float64Array, (v) => (Number.isNaN(v) ? null : v)),
    nullable: type !== "text",
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: ROWS_AT_ONCE }));
}
