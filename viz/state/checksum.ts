/** CRC-32, as in gzip: any change of a few neighbouring bits shows, and of others all but one in four billion. */
export function checksumOf(bytes: Uint8Array): Uint8Array {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  const found = ~sum;
  return Uint8Array.from([24, 16, 8, 0], (shift) => found >>> shift);
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  return sum;
});
