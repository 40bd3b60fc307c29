import { createHash } from "node:crypto";
import type { Text } from "../../input/text.ts";
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  type Stats,
  statSync,
  writeSync,
} from "./disk.ts";
import { BESIDE, isInside } from "./inside.ts";
import { systemReason } from "./system-errors.ts";

/** The one way in which files are opened, apart from those that are made new. */

/** A regular file that is open; its size was known before anything was read. */
export interface OpenFile {
  readonly descriptor: number;
  readonly size: number;
}

/** Why a file cannot be used. Callers know where it is named, and say so. */
export class UnusableFile extends Error {
  constructor(
    readonly expected: Text,
    readonly isMissing = false,
  ) {
    super(expected.en);
  }
}

const A_FILE: Text = { en: "a file", fr: "un fichier" };
const MADE: Text = {
  en: "a file on a disk; this one has no size, and the system makes what is read from it",
  fr: "un fichier sur un disque ; celui-ci n’a pas de taille, et le système produit ce que l’on y lit",
};
const EXISTING: Text = {
  en: "a file that exists and can be read",
  fr: "un fichier qui existe et que l’on peut lire",
};
const ALLOWED: Text = { en: "a file that you may read", fr: "un fichier que vous avez le droit de lire" };
export const NO_LINK: Text = {
  en: "no link; nothing is written through links",
  fr: "autre chose qu’un lien ; rien n’est écrit à travers un lien",
};

/** Opening a pipe without this flag waits for ever for its other end, and the process hears no signal meanwhile. */
const AT_ONCE = constants.O_NONBLOCK ?? 0;
const NO_LINKS = constants.O_NOFOLLOW ?? 0;

/**
 * Opens a file to read it, and closes it afterwards. Links are followed: callers that read what strangers name check
 * first where a link leads, and name the folder, because a name may since have come to lead elsewhere.
 *
 * @param within folder in which the open file must lie, or below
 * @throws UnusableFile when it is no regular file, cannot be opened, or fails while it is read; and what `use` throws
 */
export function readFrom<T>(path: string, use: (file: OpenFile) => T, within?: string): T {
  const descriptor = opened(path);
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile()) throw new UnusableFile(A_FILE);
    if (within !== undefined && !(isInside(within, path) && isSame(statSync(path), status)))
      throw new UnusableFile(BESIDE);
    if (status.size === 0 && hasMore(descriptor)) throw new UnusableFile(MADE);
    return use({ descriptor, size: status.size });
  } catch (error) {
    const reason = systemReason(error);
    if (reason === undefined) throw error;
    throw new UnusableFile(reason);
  } finally {
    closeSync(descriptor);
  }
}

const isSame = (a: Stats, b: Stats) => a.dev === b.dev && a.ino === b.ino;

/** Whether an empty file is none, as those of `/proc`. */
function hasMore(descriptor: number): boolean {
  try {
    return readSync(descriptor, Buffer.alloc(1), 0, 1, 0) > 0;
  } catch {
    return true;
  }
}

function opened(path: string): number {
  try {
    // Merely opening a device may already set something off.
    if (!statSync(path).isFile()) throw new UnusableFile(A_FILE);
    return openSync(path, constants.O_RDONLY | AT_ONCE);
  } catch (error) {
    if (error instanceof UnusableFile) throw error;
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "EACCES" || code === "EPERM") throw new UnusableFile(ALLOWED);
    if (NO_SUCH_FILE.includes(code)) throw new UnusableFile(EXISTING, true);
    throw new UnusableFile(systemReason(error) ?? EXISTING);
  }
}

/** No file has this name, or none can have it. */
const NO_SUCH_FILE = ["ENOENT", "ENOTDIR", "ENAMETOOLONG", "ERR_INVALID_ARG_VALUE"];

/** What was expected of a file that has more bytes than it may; undefined otherwise. */
export function tooLarge(bytes: number, most: number): Text | undefined {
  if (bytes <= most) return undefined;
  return { en: `a file of at most ${most / 2 ** 20} MB`, fr: `un fichier d’au plus ${most / 2 ** 20} Mo` };
}

/** The bytes of an open file, or the first `most` of them. */
export function bytesOf({ descriptor, size }: OpenFile, most = size): Buffer {
  // In memory of their own, so that numbers in them are aligned; small Node buffers share theirs.
  const bytes = Buffer.from(new ArrayBuffer(Math.min(size, most)));
  let at = 0;
  for (let read = -1; at < bytes.length && read !== 0; at += read)
    read = readSync(descriptor, bytes, at, bytes.length - at, at);
  return bytes.subarray(0, at);
}

const BLOCK_BYTES = 1_048_576;

/** The bytes of an open file in constant memory; each block is overwritten by the next. */
function* blocksOf({ descriptor, size }: OpenFile): Generator<Buffer> {
  const block = Buffer.allocUnsafe(Math.min(BLOCK_BYTES, size));
  for (let at = 0, read = -1; at < size && read !== 0; at += read) {
    read = readSync(descriptor, block, 0, Math.min(block.length, size - at), at);
    yield block.subarray(0, read);
  }
}

/** Copies an open file into another. */
export function copyBytes(file: OpenFile, to: number): void {
  for (const block of blocksOf(file))
    for (let written = 0; written < block.length; ) written += writeSync(to, block, written);
}

/** SHA-256 of a file. @throws UnusableFile */
export const hashOfFile = (path: string): string =>
  readFrom(path, (file) => {
    const hash = createHash("sha256");
    for (const block of blocksOf(file)) hash.update(block);
    return hash.digest("hex");
  });

/**
 * Opens a file to read it and to write at its end; makes it if there is none. The caller closes it.
 *
 * @param mostBytes that it may have already
 * @throws UnusableFile when it is no regular file, or can be reached by a link; errors of the system
 */
export function openToAppend(path: string, mostBytes: number): OpenFile {
  const before = lstatSync(path, { throwIfNoEntry: false });
  if (before?.isSymbolicLink()) throw new UnusableFile(NO_LINK);
  if (before?.isFile() === false) throw new UnusableFile(A_FILE);
  const { O_RDWR, O_APPEND, O_CREAT } = constants;
  const descriptor = openSync(path, O_RDWR | O_APPEND | O_CREAT | NO_LINKS | AT_ONCE, 0o666);
  const status = fstatSync(descriptor);
  const refused = !status.isFile() ? A_FILE : status.nlink > 1 ? NO_LINK : tooLarge(status.size, mostBytes);
  if (refused === undefined) return { descriptor, size: status.size };
  closeSync(descriptor);
  throw new UnusableFile(refused);
}
