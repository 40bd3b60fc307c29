import { basename, dirname, join } from "node:path";
import { textHash } from "../../core/digest.ts";
import { InputError } from "../../input/problems.ts";
import { didYouMean } from "../../input/suggestions.ts";
import type { Text } from "../../input/text.ts";
import { LONGEST_ID } from "../../input/values.ts";
import { builtIn, SCENARIOS } from "../../model/built-in.ts";
import { remembering, type Source } from "../../scenario/resolve.ts";
import { lstatSync, realpathSync, type Stats } from "../files/disk.ts";
import { isInside } from "../files/inside.ts";
import { LARGEST_FILE_BYTES, readJson, statusOf } from "../files/json-file.ts";
import { resolved, surroundings } from "../files/surroundings.ts";
import { readPopulation } from "./people-file.ts";

export const isFile = (path: string) => statusOf(path)?.isFile() === true;

/** Whether a link has this name, even one that leads nowhere. */
export function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch {
    return false;
  }
}

/** A link stands for the file that it leads to: what that file names lies beside it, wherever the link is. */
export function homeOf(path: string): string {
  if (!isLink(path)) return path;
  try {
    return realpathSync(path);
  } catch {
    // Said when it is read.
    return path;
  }
}

/**
 * @param within folder in which it must lie, if another file names it
 * @param before bytes of the files that extend it
 * @throws InputError when the file is missing, too large or not JSON
 */
export function fileSource(path: string, within?: string, before = 0): Source {
  const status = statusOf(path);
  const stamp = JSON.stringify([resolved(path), path, within, before, ...stampOf(status)]);
  const read = READ.get(surroundings()) ?? new Map<string, Source>();
  const source = (status && read.get(stamp)) ?? remembering(sourceNow(path, within, before));
  READ.set(surroundings(), read.set(stamp, source));
  return source;
}

/** Files that a command has read: its arms, points and checks often name the same. */
const READ = new WeakMap<object, Map<string, Source>>();

const stampOf = (status: Stats | undefined) =>
  status === undefined ? [] : [status.dev, status.ino, status.size, status.mtimeMs, status.ctimeMs];

function sourceNow(path: string, within: string | undefined, before: number): Source {
  const home = homeOf(path);
  const bytes = before + (statusOf(path)?.size ?? 0);
  return {
    raw: readJson(path, within),
    name: idOf(path),
    where: path,
    base: (base) => extendedSource(home, base, bytes),
    table: (file) => readPopulation(file, dirname(home), path),
  };
}

/** No system has longer names of files; looking for one of 30 MB takes much memory. */
const LONGEST_NAME = 255;

/**
 * `extends` in a file: a built-in id, or a file in the same folder.
 *
 * @param before bytes of this file and those that extend it: together they are as large as one file may be
 */
export function extendedSource(path: string, base: string, before = 0): Source {
  if (SCENARIOS.has(base)) return builtIn(base);
  const folder = dirname(path);
  const outside = base.length > LONGEST_NAME || /[/\\]/.test(base) || base === "..";
  const candidates = outside ? [] : [base, `${base}.json`].map((name) => join(folder, name));
  const found = candidates.find(isFile);
  const refusal = (expected: Text, suggestion?: Text) =>
    new InputError([{ path: "extends", value: base, expected, suggestion }], path);
  if (found === undefined || !isInside(folder, found))
    throw refusal(BUILT_IN_OR_BESIDE, didYouMean(base, SCENARIOS.keys()));
  if (before > 0 && before + (statusOf(found)?.size ?? 0) > LARGEST_FILE_BYTES) throw refusal(SMALLER);
  return fileSource(found, folder, before);
}

const BUILT_IN_OR_BESIDE: Text = {
  en: "a built-in scenario, or the name of a file in the same folder",
  fr: "un scénario intégré, ou le nom d’un fichier du même dossier",
};
const SMALLER: Text = {
  en: `a file that has at most ${LARGEST_FILE_BYTES / 2 ** 20} MB together with those that extend it`,
  fr: `un fichier d’au plus ${LARGEST_FILE_BYTES / 2 ** 20} Mo avec ceux qui le prolongent`,
};

/** Latin letters that lose nothing but a mark, or are written with two. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ æ: "ae", œ: "oe", ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" },
};
const HASH_LENGTH = 8;

/** An id made from the file's name. What no id can hold is replaced by a hash of it, so that other names get other ids. */
export function idOf(path: string): string {
  const name = basename(path).replace(/\.json$/i, "");
  const latin = name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z]/gu, (letter) => LETTERS[letter] ?? letter);
  const found = latin.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const words = /^[0-9]+$/.test(found) ? `scenario-${found}` : found;
  const isWhole = words !== "" && words.length <= LONGEST_ID && !/[^\p{ASCII}\p{P}\p{Z}]/u.test(latin);
  if (isWhole) return words;
  const start = (words || "scenario").slice(0, LONGEST_ID - HASH_LENGTH - 1).replace(/-$/, "");
  return `${start}-${textHash(name.normalize("NFC")).slice(0, HASH_LENGTH)}`;
}
