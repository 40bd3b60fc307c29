import { createHash } from "node:crypto";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { readdirSync, readFileSync } from "../files/disk.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".png": "image/png",
  ".bin": "application/octet-stream",
};

/** What becomes smaller; pictures and archives are packed already. */
const PACKABLE = /^text\/|^image\/svg|^application\/json/;
/** Below this, what packing adds is more than what it saves. */
const WORTH_PACKING_BYTES = 1024;
/** Nearly the best, in a tenth of its time. */
const BROTLI_LEVEL = 9;

/** How content may be packed for a browser that asks for it, the smallest first. */
export const ENCODINGS = ["br", "gzip"] as const;
export type Encoding = (typeof ENCODINGS)[number];

const PACK: Readonly<Record<Encoding, (content: Buffer) => Buffer>> = {
  br: (content) =>
    brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_LEVEL } }),
  gzip: (content) => gzipSync(content, { level: 9 }),
};

export interface Variant {
  content: Buffer;
  /** Differs wherever a byte differs. */
  etag: string;
}

/** A file that is served, packed once in each way that is asked for. */
export class ServedFile {
  readonly type: string;
  readonly isPackable: boolean;
  private readonly variants = new Map<Encoding | undefined, Variant>();

  constructor(
    name: string,
    private readonly content: Buffer,
  ) {
    this.type = TYPES[extname(name)] ?? "application/octet-stream";
    this.isPackable = PACKABLE.test(this.type) && content.length >= WORTH_PACKING_BYTES;
  }

  as(encoding: Encoding | undefined): Variant {
    const known = this.variants.get(encoding);
    if (known !== undefined) return known;
    const hash = createHash("sha256").update(this.content).digest("base64url").slice(0, 27);
    const variant =
      encoding === undefined
        ? { content: this.content, etag: `"${hash}"` }
        : { content: PACK[encoding](this.content), etag: `"${hash}-${encoding}"` };
    this.variants.set(encoding, variant);
    return variant;
  }
}

/**
 * The files of a folder, by their path with slashes. Links are not followed, whether they lead to a file or to a
 * folder: what lies elsewhere is not part of the page.
 *
 * @throws Error when the folder cannot be read
 */
export function readFolder(folder: string, under = ""): Map<string, ServedFile> {
  const files = new Map<string, ServedFile>();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      for (const [name, file] of readFolder(path, `${under}${entry.name}/`)) files.set(name, file);
    else if (entry.isFile()) files.set(under + entry.name, new ServedFile(entry.name, readFileSync(path)));
  }
  return files;
}
