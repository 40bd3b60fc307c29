import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** Numbers as little-endian Float64; every NaN has the same bytes, and −0 becomes 0. */
export function numberBytes(values: Float64Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(values.length * 8);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) view.setUint32(i * 8 + 4, 0x7ff80000, true);
    else view.setFloat64(i * 8, values[i] + 0, true);
  }
  return bytes;
}

/** SHA-256 of numbers, as lower-case hexadecimal. */
export class NumberDigest {
  private readonly hash = sha256.create();

  add(values: Float64Array): void {
    this.hash.update(numberBytes(values));
  }

  addText(text: string): void {
    this.hash.update(utf8ToBytes(text));
  }

  hex(): string {
    return bytesToHex(this.hash.digest());
  }
}

/** SHA-256 of text, as lower-case hexadecimal. */
export function textHash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
