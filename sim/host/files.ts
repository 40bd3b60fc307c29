import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { csvFormatRows } from "d3";
import { parquetWriteBuffer } from "hyparquet-writer";
import { inputError } from "../scenario/problems.ts";
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
  private readonly stage: string;
  readonly written: WrittenFile[] = [];

  /** @throws InputError when the folder holds something, or cannot be made */
  constructor(folder: string) {
    this.target = resolve(folder);
    if (existsSync(this.target)) refuseUnlessEmpty(folder, this.target);
    this.stage = mended("--out", folder, () => {
      mkdirSync(dirname(this.target), { recursive: true });
      return mkdtempSync(join(dirname(this.target), `.${basename(this.target)}-partial-`));
    });
  }

  addTable(table: Table, format: FileFormat): void {
    const file = `${table.name}.${format}`;
    const bytes = format === "csv" ? new TextEncoder().encode(csvOf(table)) : parquetOf(table);
    this.write(file, bytes);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    this.written.push({ file, rows: table.columns[0].values.length, sha256 });
  }

  addJson(file: string, content: unknown): void {
    this.write(file, new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`));
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
    rmSync(this.stage, { recursive: true, force: true });
  }

  private write(file: string, bytes: Uint8Array): void {
    mended("--out", join(this.target, file), () =>
      writeFileSync(join(this.stage, file), bytes, { flush: true }),
    );
  }
}

function refuseUnlessEmpty(folder: string, target: string): void {
  const isFolder = statSync(target).isDirectory();
  if (isFolder && readdirSync(target).length === 0) return;
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
  ENOENT: { en: "a folder that can be made", fr: "un dossier qui puisse être créé" },
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

function csvOf({ columns }: Table): string {
  const rows = columns[0].values.length;
  const cell = (value: string | number) => (Number.isNaN(value) ? "" : String(value));
  const lines = Array.from({ length: rows }, (_, row) => columns.map(({ values }) => cell(values[row])));
  return `${csvFormatRows([columns.map(({ name }) => name), ...lines])}\n`;
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
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 100_000 }));
}
