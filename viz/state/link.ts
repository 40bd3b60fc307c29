import { inputError } from "../../sim/input/problems.ts";
import { MARK, readingsOf } from "./link-text.ts";
import { readWritten, type Written, writtenAs } from "./written.ts";

/** Longest link that is read, in characters, and most that it may hold, in bytes; a bomb stops there. */
export const LONGEST_LINK = 65_536;
export const LARGEST_INFLATED_BYTES = 1_048_576;

/** A gzip's first bytes, which are the same for all and left out of a link. */
const HEADER = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
/** A gzip's last bytes, the checksum and length of all. In a link they come first: none without them is like it. */
const SEAL_BYTES = 8;
/** How links are packed: sealed, or as they first were. */
const FORMS = ["gzip", "deflate-raw"] as const;
type Form = (typeof FORMS)[number];
/** An address may have become longer on its way: every letter three times, as percent and two digits. */
const LONGEST_HASH = 4 * LONGEST_LINK;

/**
 * The part of an address that follows its #: the experiment, packed with a checksum, in letters that every address
 * takes.
 *
 * @throws InputError where it would be too long, as with a large imported file
 */
export async function encoded(written: Written): Promise<string> {
  const json = new TextEncoder().encode(writtenAs(written));
  const packed = await through(json, new CompressionStream("gzip"), Number.POSITIVE_INFINITY);
  const seal = packed.subarray(-SEAL_BYTES);
  const text = `${MARK}${base64url(Uint8Array.from([...seal, ...packed.subarray(HEADER.length, -SEAL_BYTES)]))}`;
  if (text.length > LONGEST_LINK || json.length > LARGEST_INFLATED_BYTES)
    throw inputError(
      "link",
      text.length,
      {
        en: `at most ${LONGEST_LINK} characters in a link`,
        fr: `au plus ${LONGEST_LINK} caractères dans un lien`,
      },
      {
        en: "download the scenarios instead",
        fr: "téléchargez plutôt les scénarios",
      },
    );
  return text;
}

/** Whether an address's hash, with or without its #, means to be an experiment. */
export const isLink = (hash: string): boolean => hash.replace(/^#/, "").startsWith(MARK);

/**
 * Reads what follows the # of an address, even if a program altered it on its way, where that can be undone safely.
 *
 * @throws InputError with what is wrong with it
 */
export async function decoded(hash: string): Promise<Written> {
  const readings = hash.length > LONGEST_HASH ? [] : readingsOf(hash);
  const fitting = readings.filter(({ length }) => length + MARK.length <= LONGEST_LINK);
  for (const form of FORMS)
    for (const text of fitting) {
      const json = await unpacked(text, form);
      if (json !== undefined) return await readWritten(json);
    }
  throw unreadable();
}

/** What a link holds; undefined if it is not packed like this, or was damaged. */
async function unpacked(text: string, form: Form): Promise<Uint8Array | undefined> {
  try {
    const bytes = form === "gzip" ? gzipOf(bytesOf(text)) : bytesOf(text);
    const json = await through(bytes, new DecompressionStream(form), LARGEST_INFLATED_BYTES);
    return form === "gzip" || json[0] === OPEN_OBJECT || json[0] === OPEN_LIST ? json : undefined;
  } catch {
    return undefined;
  }
}

/** Without a seal, almost anything may be unpacked into something. */
const [OPEN_OBJECT, OPEN_LIST] = [0x7b, 0x5b];

const gzipOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([...HEADER, ...bytes.subarray(SEAL_BYTES), ...bytes.subarray(0, SEAL_BYTES)]);

const unreadable = () =>
  inputError(
    "link",
    undefined,
    {
      en: "a whole link as this page writes it; part of it is missing or changed",
      fr: "un lien entier, tel que cette page l’écrit ; il en manque une partie, ou elle a été modifiée",
    },
    {
      en: "copy all of it again from where it was sent",
      fr: "copiez-le de nouveau en entier, là où il a été envoyé",
    },
  );

/** @throws Error as soon as more than `most` bytes have come out */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new Error("too much");
    }
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  parts.reduce((at, part) => {
    whole.set(part, at);
    return at + part.length;
  }, 0);
  return whole;
}

const base64url = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
