import { inputError } from "../../sim/input/problems.ts";
import { checksumOf } from "./checksum.ts";
import { MARKS, type Reading, readingsOf, SHORTEST_LINK } from "./link-text.ts";
import { readWritten, type Written, writtenAs } from "./written.ts";

/** Longest link that is read, in characters, and most that it may hold, in bytes; a bomb stops there. */
export const LONGEST_LINK = 65_536;
export const LARGEST_INFLATED_BYTES = 1_048_576;

/** The checksum of what a link holds comes first: nothing that has none begins with one. */
const SEAL_BYTES = 4;
/** An address may have become longer on its way: every letter three times, as percent and two digits. */
const LONGEST_HASH = 4 * LONGEST_LINK;

/**
 * The part of an address that follows its #: the experiment with its checksum, in letters that every address takes,
 * deflated where the browser can.
 *
 * @throws InputError where it would be too long, as with a large imported file
 */
export async function encoded(written: Written): Promise<string> {
  const json = new TextEncoder().encode(writtenAs(written));
  const deflating = streamOf("CompressionStream");
  const mark = deflating === undefined ? MARKS.plain : MARKS.deflated;
  const content = deflating === undefined ? json : await through(json, deflating, Number.POSITIVE_INFINITY);
  const text = mark + base64url(Uint8Array.from([...checksumOf(json), ...content]));
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
export const isLink = (hash: string): boolean => readingsOf(hash).length > 0;

/** The part of an address that means to be an experiment: what follows its #, else what a program moved into its query. */
export function linkIn({ hash, search }: Pick<Location, "hash" | "search">): string {
  if (isLink(hash)) return hash;
  const moved = search.split(/[?&]/).find((part) => part.length >= SHORTEST_LINK && isLink(part));
  return moved ?? (hash.replace(/^#+/, "") === "" ? "" : hash);
}

/**
 * Reads what follows the # of an address, even if a program altered it on its way, where that can be undone safely.
 *
 * @throws InputError with what is wrong with it
 */
export async function decoded(hash: string): Promise<Written> {
  const readings = hash.length > LONGEST_HASH ? [] : readingsOf(hash);
  const fitting = readings.filter(({ text }) => text.length <= LONGEST_LINK);
  for (const find of [sealedIn, unsealedIn])
    for (const reading of fitting) {
      const json = await find(reading);
      if (json !== undefined) return await readWritten(json);
    }
  const isPacked = readings.some(({ mark }) => mark === MARKS.deflated);
  throw isPacked && streamOf("DecompressionStream") === undefined ? cannotInflate() : unreadable();
}

/** What a link holds; undefined if it was damaged, or has no checksum. */
async function sealedIn({ mark, text }: Reading): Promise<Uint8Array | undefined> {
  const bytes = bytesOf(text);
  const json = bytes && (await unpacked(mark, bytes.subarray(SEAL_BYTES)));
  const isWhole = json && checksumOf(json).every((byte, place) => byte === bytes[place]);
  return isWhole ? json : undefined;
}

/** What a link holds that was made when links had no checksum. Almost anything may be unpacked into something. */
async function unsealedIn({ mark, text }: Reading): Promise<Uint8Array | undefined> {
  const bytes = bytesOf(text);
  const json = bytes && mark === MARKS.deflated ? await unpacked(mark, bytes) : undefined;
  return json?.[0] === OPEN_OBJECT || json?.[0] === OPEN_LIST ? json : undefined;
}

const [OPEN_OBJECT, OPEN_LIST] = [0x7b, 0x5b];

async function unpacked(mark: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array | undefined> {
  if (mark === MARKS.plain) return bytes;
  const inflating = streamOf("DecompressionStream");
  if (inflating === undefined) return undefined;
  try {
    return await through(bytes, inflating, LARGEST_INFLATED_BYTES);
  } catch {
    return undefined;
  }
}

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

const cannotInflate = () =>
  inputError(
    "link",
    undefined,
    {
      en: "a browser that can unpack links (DecompressionStream); this one cannot",
      fr: "un navigateur capable de décompresser les liens (DecompressionStream) ; celui-ci ne l’est pas",
    },
    {
      en: "update this browser, or use one of 2023 or later",
      fr: "mettez ce navigateur à jour, ou prenez-en un de 2023 ou plus récent",
    },
  );

/** A stream of this kind; undefined where the browser has none, or not in this format. */
function streamOf(kind: "CompressionStream" | "DecompressionStream") {
  try {
    return new globalThis[kind]("deflate-raw");
  } catch {
    return undefined;
  }
}

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

/** Undefined if the letters are none of a link's. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}
