import { basename, join } from "node:path";
import { VERSION } from "../../core/version.ts";
import { counted, type Noun } from "../../input/counted.ts";
import { InputError, inputError } from "../../input/problems.ts";
import type { Column, Rows } from "../../tables/table.ts";
import {
  extensionOf,
  type FileFormat,
  formToRead,
  type TableFile,
  writeTable,
} from "../files/table-writer.ts";
import { removeFile, writeWhole, writeWholeText } from "../files/whole-file.ts";
import { isOwn } from "../folder/lock-holder.ts";
import { takeLock } from "../folder/process-lock.ts";
import { imprecisePoints } from "./imprecise-points.ts";
import { mostWeeks, worldsAtMost } from "./layout.ts";
import { alteredFiles, MANIFEST_FILE, olderTables } from "./merged-files.ts";
import type { Part } from "./part-file.ts";
import { runsOf, seriesOf } from "./part-rows.ts";
import { shardsHeld } from "./shard.ts";
import { dictionaryOf, runsColumns, seriesColumns } from "./study-columns.ts";
import type { StudyFolder } from "./study-folder.ts";

const DICTIONARY_FILE = "dictionary.csv";

/** A table that is merged from all parts. */
interface MergedTable {
  name: "runs" | "series";
  columns: readonly Column[];
  /** Most rows of a part, estimated from some points. */
  rowsOfPart: number;
  /** @param first point of the part */
  of: (part: Part, first: number) => Rows;
}

/** A file of a table, with the parts in it: `from` included, `to` excluded. */
export interface PartsOfFile {
  file: string;
  from: number;
  to: number;
}

/** Longer tables are split: the footer of a Parquet file describes all its groups, and stays in memory until the end. */
const MOST_ROWS = 5_000_000;

/** The files of a table: one, unless it is very long. */
export function filesOf(name: string, format: FileFormat, parts: number, rowsOfPart: number): PartsOfFile[] {
  const each = Math.max(1, Math.floor(MOST_ROWS / rowsOfPart));
  const files = Math.ceil(parts / each);
  const extension = extensionOf(format);
  return Array.from({ length: files }, (_, place) => ({
    file: files === 1 ? `${name}.${extension}` : `${name}-${String(place).padStart(4, "0")}.${extension}`,
    from: place * each,
    to: Math.min(parts, (place + 1) * each),
  }));
}

/** Results of a merge. */
export interface MergedStudy {
  /** The tables; the dictionary of their columns is not among them. */
  files: TableFile[];
  runs: number;
  failed: number;
  /** Number of points whose differences are not known well enough. */
  imprecise: number;
  /** Files that were missing or no longer as an earlier merge had written them, and were written again. */
  mended: string[];
  /** Tables of earlier merges in another format, which stay. */
  older: string[];
}

/**
 * Merges all parts of a study, one after the other. Every merge of a study writes the same bytes.
 *
 * @param takeOver also takes the lock of a process that cannot be seen from here; the user knows that it has ended
 * @throws InputError when parts are missing or altered, the disk is full, or another process merges
 */
export function mergeStudy(folder: StudyFolder, format: FileFormat, takeOver = false): MergedStudy {
  const release = takeLock(folder.lockPath("merge"), takeOver);
  try {
    const altered = alteredBefore(folder);
    // The manifest is written last, because it says that all other files are complete.
    removeFile(join(folder.path, MANIFEST_FILE));
    const { plan, output } = folder;
    let [runs, failed, imprecise] = [0, 0, 0];
    const count = (part: Part) => {
      runs += part.metrics[0].length;
      failed += part.failures.length;
      imprecise += imprecisePoints(plan, part);
    };
    const files = [
      ...writeMerged(folder, format, runsTable(folder), count),
      ...(output.weekly ? writeMerged(folder, format, seriesTable(folder), () => {}) : []),
    ];
    const dictionary = {
      file: DICTIONARY_FILE,
      ...writeWhole(join(folder.path, DICTIONARY_FILE), (descriptor) =>
        writeTable(descriptor, dictionaryOf(plan, output.weekly), formToRead(format)),
      ),
    };
    const written = [...files, dictionary];
    const names = written.map(({ file }) => file);
    const counts = { runs, failed, imprecise };
    writeWholeText(
      join(folder.path, MANIFEST_FILE),
      `${JSON.stringify(manifestOf(folder, { ...counts, files: written }), null, 2)}\n`,
    );
    const mended = altered.filter((file) => names.includes(file));
    return { ...counts, files, mended, older: olderTables(folder, names) };
  } finally {
    release();
  }
}

/** What the last merge wrote and is no longer so; nothing where its manifest cannot be read, since this merge replaces it. */
function alteredBefore(folder: StudyFolder): string[] {
  try {
    return alteredFiles(folder);
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}

/** @param visit called with every part */
function writeMerged(
  folder: StudyFolder,
  format: FileFormat,
  { name, columns, rowsOfPart, of }: MergedTable,
  visit: (part: Part) => void,
): TableFile[] {
  const { parts, pointsPerPart } = folder.layout;
  const portions = function* (from: number, to: number): Generator<Rows> {
    for (let number = from; number < to; number++) {
      const part = folder.readPart(number);
      if (typeof part === "string") throw incomplete(folder, number);
      yield of(part, number * pointsPerPart);
      visit(part);
    }
  };
  return filesOf(name, format, parts, rowsOfPart).map(({ file, from, to }) => ({
    file,
    ...writeWhole(join(folder.path, file), (descriptor) =>
      writeTable(descriptor, { columns, portions: portions(from, to) }, format),
    ),
  }));
}

const runsOfPart = ({ plan, layout }: StudyFolder) =>
  layout.pointsPerPart * plan.scenarios.length * worldsAtMost(plan);

const runsTable = (folder: StudyFolder): MergedTable => ({
  name: "runs",
  columns: runsColumns(folder.plan),
  rowsOfPart: runsOfPart(folder),
  of: (part, first) => runsOf(folder.plan, part, first),
});

const seriesTable = (folder: StudyFolder): MergedTable => ({
  name: "series",
  columns: seriesColumns(folder.plan),
  rowsOfPart: runsOfPart(folder) * mostWeeks(folder.plan),
  of: (part, first) => seriesOf(folder.plan, part, first),
});

/** Has neither date nor place, so that its bytes are the same everywhere. */
function manifestOf(
  { plan, hash, layout, own }: StudyFolder,
  { files, runs, failed, imprecise }: Omit<MergedStudy, "mended" | "older">,
) {
  const { id, seed, scenarios, paths, points, replicates } = plan;
  return {
    levain: VERSION,
    study: id,
    planHash: hash,
    ...(own && { own: { file: basename(own.file), sha256: own.sha256 } }),
    ...{ seed, scenarios, paths, points, replicates },
    parts: layout.parts,
    ...{ runs, failed, imprecisePoints: imprecise, files },
  };
}

export const PART: Noun = { en: ["part", "parts"], fr: ["partie", "parties"] };

const ABSENT: Noun = {
  en: ["part is missing or altered", "parts are missing or altered"],
  fr: ["partie est absente ou altérée", "parties sont absentes ou altérées"],
};

function incomplete(folder: StudyFolder, first: number) {
  const absent = absentParts(folder, first);
  const others = shardsHeld(folder).some(({ holder }) => !isOwn(holder));
  const where = folder.pasted;
  const { parts } = folder.layout;
  return inputError(
    "",
    folder.path,
    {
      en: `a study with all its parts; ${counted(absent.length, ABSENT, "en")}, out of ${parts}: the first is number ${absent[0]}`,
      fr: `une étude complète ; ${counted(absent.length, ABSENT, "fr")}, sur ${parts} : la première est la numéro ${absent[0]}`,
    },
    others
      ? {
          en: `levain study status ${where} lists the processes that are still running; once they have ended, levain study resume ${where} runs what is left`,
          fr: `levain study status ${where} liste les processus encore actifs ; quand ils auront fini, levain study resume ${where} calculera ce qui reste`,
        }
      : {
          en: `levain study resume ${where} runs them`,
          fr: `levain study resume ${where} les calcule`,
        },
  );
}

/** Parts that are missing or altered. @param from the parts before this one are known to exist */
export function absentParts(folder: StudyFolder, from = 0): number[] {
  const parts = Array.from({ length: folder.layout.parts - from }, (_, place) => from + place);
  return parts.filter((part) => typeof folder.readPart(part) === "string");
}
