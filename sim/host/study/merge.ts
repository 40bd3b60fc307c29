import { hostname } from "node:os";
import { join } from "node:path";
import { VERSION } from "../../core/version.ts";
import { counted, type Noun } from "../../scenario/counted.ts";
import { inputError } from "../../scenario/problems.ts";
import { isRecord } from "../../scenario/record.ts";
import { existsSync } from "../files/disk.ts";
import type { FileFormat, WrittenFile } from "../files/files.ts";
import { readJson } from "../files/json-file.ts";
import { takeLock } from "../files/process-lock.ts";
import { shellWord } from "../files/shell.ts";
import { removeFile, writeWhole, writeWholeText } from "../files/whole-file.ts";
import { mostWeeks, worldsAtMost } from "./layout.ts";
import type { Part } from "./part-file.ts";
import { runsColumns, runsOf, SERIES_COLUMNS, seriesOf } from "./part-rows.ts";
import { shardsHeld } from "./shard.ts";
import { dictionaryText } from "./study-dictionary.ts";
import type { StudyFolder } from "./study-folder.ts";
import { type Columns, type ColumnType, TableFile } from "./table-file.ts";
import { widerIn } from "./wider.ts";

const MANIFEST_FILE = "manifest.json";

/** Whether all parts were put together, and what came of it is still there. */
export function isMerged({ path }: StudyFolder): boolean {
  const manifest = join(path, MANIFEST_FILE);
  if (!existsSync(manifest)) return false;
  const raw = readJson(manifest);
  const files: unknown[] = isRecord(raw) && Array.isArray(raw.files) ? raw.files : [];
  return files.every((own) => isRecord(own) && existsSync(join(path, String(own.file))));
}

/** A merged table, and what each part adds to it. */
interface Merged {
  name: "runs" | "series";
  types: readonly ColumnType[];
  /** Rows of a part at most, as far as some points tell. */
  rowsOfPart: number;
  of: (part: Part, first: number) => { columns: Columns; rows: number };
}

/** A file of a table with the parts that are in it, the last excluded. */
export interface PartsOfFile {
  file: string;
  from: number;
  to: number;
}

/** More rows make another file: what a Parquet file says of its groups at its end is held until then. */
const MOST_ROWS = 5_000_000;

/** The files of a table: one, unless it is very long. */
export function filesOf(name: string, format: FileFormat, parts: number, rowsOfPart: number): PartsOfFile[] {
  const each = Math.max(1, Math.floor(MOST_ROWS / rowsOfPart));
  const files = Math.ceil(parts / each);
  return Array.from({ length: files }, (_, place) => ({
    file: files === 1 ? `${name}.${format}` : `${name}-${String(place).padStart(4, "0")}.${format}`,
    from: place * each,
    to: Math.min(parts, (place + 1) * each),
  }));
}

/** What a study came to. */
export interface MergedStudy {
  files: WrittenFile[];
  runs: number;
  failed: number;
  /** Points whose difference is known less well than asked. */
  wider: number;
}

/**
 * Puts all parts of a study together, one after the other. The bytes are those of any other merge of this study.
 *
 * @param takeOver from a merge on another computer that is known to have ended
 * @throws InputError when parts are missing or altered, the disk is full, or somebody else merges
 */
export function mergeStudy(folder: StudyFolder, format: FileFormat, takeOver = false): MergedStudy {
  const release = takeLock(folder.lockPath("merge"), takeOver);
  try {
    // It says that all else is there, and is written last.
    removeFile(join(folder.path, MANIFEST_FILE));
    const { plan, output } = folder;
    let [runs, failed, wider] = [0, 0, 0];
    const count = (part: Part) => {
      runs += part.metrics[0].length;
      failed += part.failures.length;
      wider += widerIn(plan, part);
    };
    const files = [
      ...writeTable(folder, format, runsTable(folder), count),
      ...(output.weekly ? writeTable(folder, format, seriesTable(folder), () => {}) : []),
    ];
    const merged = { files, runs, failed, wider };
    writeWholeText(join(folder.path, "dictionary.csv"), dictionaryText(plan, output.weekly));
    writeWholeText(
      join(folder.path, MANIFEST_FILE),
      `${JSON.stringify(manifestOf(folder, merged), null, 2)}\n`,
    );
    return merged;
  } finally {
    release();
  }
}

/** @param visit every part on its way */
function writeTable(
  folder: StudyFolder,
  format: FileFormat,
  { name, types, rowsOfPart, of }: Merged,
  visit: (part: Part) => void,
): WrittenFile[] {
  const { parts, pointsPerPart } = folder.layout;
  return filesOf(name, format, parts, rowsOfPart).map(({ file, from, to }) =>
    writeWhole(join(folder.path, file), (descriptor) => {
      const table = new TableFile(file, descriptor, types, format);
      for (let number = from; number < to; number++) {
        const part = folder.readPart(number);
        if (typeof part === "string") throw incomplete(folder, number);
        const { columns, rows } = of(part, number * pointsPerPart);
        table.add(columns, rows);
        visit(part);
      }
      return table.finish();
    }),
  );
}

const runsOfPart = ({ plan, layout }: StudyFolder) =>
  layout.pointsPerPart * plan.scenarios.length * worldsAtMost(plan);

const runsTable = (folder: StudyFolder): Merged => ({
  name: "runs",
  types: runsColumns(folder.plan),
  rowsOfPart: runsOfPart(folder),
  of: (part, first) => runsOf(folder.plan, part, first),
});

const seriesTable = (folder: StudyFolder): Merged => ({
  name: "series",
  types: SERIES_COLUMNS,
  rowsOfPart: runsOfPart(folder) * mostWeeks(folder.plan),
  of: (part, first) => seriesOf(folder.plan, part, first),
});

/** Neither when nor where, so that it has the same bytes everywhere. */
function manifestOf({ plan, hash, layout }: StudyFolder, { files, runs, failed, wider }: MergedStudy) {
  const { id, seed, scenarios, paths, points, replicates } = plan;
  return {
    levain: VERSION,
    study: id,
    planHash: hash,
    ...{ seed, scenarios, paths, points, replicates },
    parts: layout.parts,
    ...{ runs, failed, wider, files },
  };
}

export const PART: Noun = { en: ["part", "parts"], fr: ["partie", "parties"] };

const ABSENT: Noun = {
  en: ["is missing or altered", "are missing or altered"],
  fr: ["manque ou est altérée", "manquent ou sont altérées"],
};

function incomplete(folder: StudyFolder, first: number) {
  const absent = absentParts(folder, first);
  const others = shardsHeld(folder).some(
    ({ holder }) => holder.process !== process.pid || holder.host !== hostname(),
  );
  const where = shellWord(folder.path);
  const { parts } = folder.layout;
  return inputError(
    "",
    folder.path,
    {
      en: `a study with all its parts; of ${counted(parts, PART, "en")} ${counted(absent.length, ABSENT, "en")}, the first being number ${absent[0]}`,
      fr: `une étude avec toutes ses parties ; sur ${counted(parts, PART, "fr")}, ${counted(absent.length, ABSENT, "fr")}, à commencer par le numéro ${absent[0]}`,
    },
    others
      ? {
          en: `levain study status ${where} says who is still at work; once they have ended, levain study resume ${where} runs what is left`,
          fr: `levain study status ${where} dit qui y travaille encore ; ensuite, levain study resume ${where} calcule ce qui reste`,
        }
      : {
          en: `levain study resume ${where} runs them`,
          fr: `levain study resume ${where} les calcule`,
        },
  );
}

/** Parts that are missing or altered. @param from all before are known to be there */
export function absentParts(folder: StudyFolder, from = 0): number[] {
  const parts = Array.from({ length: folder.layout.parts - from }, (_, place) => from + place);
  return parts.filter((part) => typeof folder.readPart(part) === "string");
}
