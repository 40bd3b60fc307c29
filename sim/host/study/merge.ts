import { rmSync } from "node:fs";
import { join } from "node:path";
import { counted, type Noun } from "../../scenario/counted.ts";
import { inputError } from "../../scenario/problems.ts";
import { VERSION } from "../../version.ts";
import type { FileFormat, WrittenFile } from "../files.ts";
import { takeLock } from "../process-lock.ts";
import { writeWhole, writeWholeText } from "../whole-file.ts";
import type { Part } from "./part-file.ts";
import { dictionaryText } from "./study-dictionary.ts";
import type { StudyFolder } from "./study-folder.ts";
import { runsColumns, runsOf, SERIES_COLUMNS, seriesOf } from "./study-rows.ts";
import { type Columns, type ColumnType, TableFile } from "./table-file.ts";

export const MANIFEST_FILE = "manifest.json";

/** A merged file, and what each part adds to it. */
interface Merged {
  name: "runs" | "series";
  types: readonly ColumnType[];
  of: (part: Part, first: number) => { columns: Columns; rows: number };
}

/** What a study came to. */
export interface MergedStudy {
  files: WrittenFile[];
  runs: number;
  failed: number;
}

/**
 * Puts all parts of a study together, one after the other. The bytes are those of any other merge of this study.
 *
 * @throws InputError when parts are missing or altered, the disk is full, or somebody else merges
 */
export function mergeStudy(folder: StudyFolder, format: FileFormat): MergedStudy {
  const release = takeLock(folder.lockPath("merge"));
  try {
    // It says that all else is there, and is written last.
    rmSync(join(folder.path, MANIFEST_FILE), { force: true });
    const { plan, layout, output } = folder;
    const tables: Merged[] = [
      { name: "runs", types: runsColumns(plan), of: (part, first) => runsOf(plan, part, first) },
      ...(output.weekly ? [seriesTable(folder)] : []),
    ];
    let failed = 0;
    const files = tables.map(({ name, types, of }) => {
      const file = `${name}.${format}`;
      return writeWhole(join(folder.path, file), (descriptor) => {
        const table = new TableFile(file, descriptor, types, format);
        failed = 0;
        for (let number = 0; number < layout.parts; number++) {
          const part = folder.readPart(number);
          if (typeof part === "string") throw incomplete(folder, number);
          const { columns, rows } = of(part, number * layout.pointsPerPart);
          table.add(columns, rows);
          failed += part.failures.length;
        }
        return table.finish();
      });
    });
    const merged = { files, runs: files[0].rows, failed };
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

const seriesTable = ({ plan }: StudyFolder): Merged => ({
  name: "series",
  types: SERIES_COLUMNS,
  of: (part, first) => seriesOf(plan, part, first),
});

/** Neither when nor where, so that it has the same bytes everywhere. */
function manifestOf({ plan, hash, layout }: StudyFolder, { files, runs, failed }: MergedStudy) {
  const { id, seed, scenarios, paths, points, replicates } = plan;
  return {
    levain: VERSION,
    study: id,
    planHash: hash,
    ...{ seed, scenarios, paths, points, replicates },
    parts: layout.parts,
    ...{ runs, failed, files },
  };
}

export const PART: Noun = { en: ["part", "parts"], fr: ["partie", "parties"] };

const ABSENT: Noun = {
  en: ["is missing or altered", "are missing or altered"],
  fr: ["manque ou est altérée", "manquent ou sont altérées"],
};

function incomplete(folder: StudyFolder, first: number) {
  const absent = absentParts(folder, first);
  const { parts } = folder.layout;
  return inputError(
    "",
    folder.path,
    {
      en: `a study with all its parts; of ${counted(parts, PART, "en")} ${counted(absent.length, ABSENT, "en")}, the first being number ${absent[0]}`,
      fr: `une étude avec toutes ses parties ; sur ${counted(parts, PART, "fr")}, ${counted(absent.length, ABSENT, "fr")}, à commencer par le numéro ${absent[0]}`,
    },
    {
      en: `levain study resume ${folder.path} runs them`,
      fr: `levain study resume ${folder.path} les calcule`,
    },
  );
}

/** Parts that are missing or altered. @param from all before are known to be there */
export function absentParts(folder: StudyFolder, from = 0): number[] {
  const parts = Array.from({ length: folder.layout.parts - from }, (_, place) => from + place);
  return parts.filter((part) => typeof folder.readPart(part) === "string");
}
