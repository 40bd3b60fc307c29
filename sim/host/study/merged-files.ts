import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import { isRecord } from "../../input/record.ts";
import { existsSync, readdirSync, readSync } from "../files/disk.ts";
import { readJson } from "../files/json-file.ts";
import { readFrom, UnusableFile } from "../files/open-file.ts";
import type { StudyFolder } from "./study-folder.ts";

export const MANIFEST_FILE = "manifest.json";

/** Whether all parts were merged, and the files are still there. */
export const isMerged = (folder: StudyFolder): boolean =>
  mergedFiles(folder)?.every(({ file }) => existsSync(join(folder.path, file))) ?? false;

/** Files that are missing, or no longer as the last merge wrote them; undefined where nothing has been merged. */
export const alteredFiles = (folder: StudyFolder): string[] | undefined =>
  mergedFiles(folder)
    ?.filter(({ file, sha256 }) => hashOf(join(folder.path, file)) !== sha256)
    .map(({ file }) => file);

/** What the manifest lists; nothing that it names lies outside the folder. */
function mergedFiles({ path }: StudyFolder): { file: string; sha256: string }[] | undefined {
  const manifest = join(path, MANIFEST_FILE);
  if (!existsSync(manifest)) return undefined;
  const raw = readJson(manifest);
  const files: unknown[] = isRecord(raw) && Array.isArray(raw.files) ? raw.files : [];
  return files.map((own) =>
    isRecord(own)
      ? { file: basename(String(own.file)), sha256: String(own.sha256) }
      : { file: MANIFEST_FILE, sha256: "" },
  );
}

const BLOCK_BYTES = 2 ** 20;

/** SHA-256 of a file; undefined where it cannot be read. */
function hashOf(path: string): string | undefined {
  try {
    return readFrom(path, ({ descriptor }) => {
      const hash = createHash("sha256");
      const block = Buffer.alloc(BLOCK_BYTES);
      for (let read = 1; read > 0; ) {
        read = readSync(descriptor, block);
        hash.update(block.subarray(0, read));
      }
      return hash.digest("hex");
    });
  } catch (error) {
    if (error instanceof UnusableFile) return undefined;
    throw error;
  }
}

const TABLE = /^(runs|series)(-\d{4,})?\.(csv|parquet)$/;

/** Tables of earlier merges, in another format, that lie beside those of the last one. */
export const olderTables = ({ path }: StudyFolder, files: readonly string[]): string[] =>
  readdirSync(path)
    .filter((file) => TABLE.test(file) && !files.includes(file))
    .sort();
