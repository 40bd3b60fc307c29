import { basename, join } from "node:path";
import { isRecord } from "../../input/record.ts";
import { existsSync, readdirSync } from "../files/disk.ts";
import { readJson } from "../files/json-file.ts";
import { hashOfFile, UnusableFile } from "../files/open-file.ts";
import type { TableFile } from "../files/table-writer.ts";
import type { StudyFolder } from "./study-folder.ts";

export const MANIFEST_FILE = "manifest.json";

/** The files that a merge wrote, as its manifest lists them; undefined if there was none. */
function filesMerged({ path }: StudyFolder): TableFile[] | undefined {
  const manifest = join(path, MANIFEST_FILE);
  if (!existsSync(manifest)) return undefined;
  const raw = readJson(manifest);
  const files: unknown[] = isRecord(raw) && Array.isArray(raw.files) ? raw.files : [];
  // The folder may be a stranger's: no name leads out of it.
  return files.map((own) => {
    const { file, sha256, rows } = isRecord(own) ? own : {};
    return { file: basename(String(file)), sha256: String(sha256), rows: Number(rows) };
  });
}

/** Whether all parts were merged, and the files are still there. */
export function isMerged(folder: StudyFolder): boolean {
  const files = filesMerged(folder);
  return files?.every(({ file }) => existsSync(join(folder.path, file))) ?? false;
}

/** Names of merged files that are not what the merge wrote. */
export function alteredFiles(folder: StudyFolder): string[] {
  return (filesMerged(folder) ?? []).flatMap(({ file, sha256 }) => {
    try {
      return hashOfFile(join(folder.path, file)) === sha256 ? [] : [file];
    } catch (error) {
      if (error instanceof UnusableFile) return [file];
      throw error;
    }
  });
}

const TABLE = /^(runs|series)(-\d{4,})?\.(csv|parquet)$/;

/** Tables of earlier merges, in another format, that lie beside those of the last one. */
export const olderTables = ({ path }: StudyFolder, files: readonly string[]): string[] =>
  readdirSync(path)
    .filter((file) => TABLE.test(file) && !files.includes(file))
    .sort();
