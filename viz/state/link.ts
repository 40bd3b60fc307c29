import { inputError } from "../../sim/input/problems.ts";
import { readWritten, type Written, writtenAs } from "./written.ts";

/** Longest link that is read, in characters, and most that it may hold, in bytes; a bomb stops there. */
export const LONGEST_LINK = 65_536;
export const LARGEST_INFLATED_BYTES = 1_048_576;

/** In front of what follows the #: how the experiment is written there. */
const MARK = { deflated: "e=", plain: "j=" };

/**
 * The part of an address that follows its #: the experiment in letters that every address takes, deflated where the
 * browser can.
 *
 * @throws InputError where it would be too long, as with a large imported file
 */
export async function encoded(written: Written): Promise<string> {
  const json = new TextEncoder().encode(writtenAs(written));
  const deflating = streamOf("CompressionStream");
  const text =
    deflating === undefined
      ? `${MARK.plain}${base64url(json)}`
      : `${MARK.deflated}${base64url(await through(json, deflating, Number.POSITIVE_INFINITY))}`;
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
export const isLink = (hash: string): boolean => markOf(hash.replace(/^#/, "")) !== undefined;

const markOf = (text: string): string | undefined =>
  Object.values(MARK).find((mark) => text.startsWith(mark));

/**
 * Reads what follows the # of an address.
 *
 * @throws InputError with what is wrong with it
 */
export async function decoded(hash: string): Promise<Written> {
  const marked = hash.replace(/^#/, "");
  const mark = markOf(marked);
  const text = marked.slice(mark?.length);
  if (mark === undefined || text.length > LONGEST_LINK || !/^[\w-]+$/.test(text)) throw unreadable();
  const inflating = streamOf("DecompressionStream");
  if (mark === MARK.deflated && inflating === undefined) throw cannotInflate();
  let json: Uint8Array;
  try {
    const bytes = bytesOf(text);
    const isPlain = mark === MARK.plain || inflating === undefined;
    json = isPlain ? bytes : await through(bytes, inflating, LARGEST_INFLATED_BYTES);
  } catch {
    throw unreadable();
  }
  return readWritten(new TextDecoder().decode(json));
}

const unreadable = () =>
  inputError("link", undefined, {
    en: "a whole link as this page writes it; part of it is missing or changed",
    fr: "un lien entier, tel que cette page l’écrit ; il en manque une partie, ou elle a été modifiée",
  });

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

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
