/** A word, quoted so that a shell does not change it. */
export const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** Characters that are not shown as they are, because they could control the terminal. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}]/u;

/**
 * The same for people to read and to paste: with quotes only where a shell needs them, control characters written out,
 * and a name that begins with a dash marked as a path.
 */
export function shellWord(word: string): string {
  if (word.startsWith("-")) return shellWord(`./${word}`);
  if (UNPRINTABLE.test(word)) return `"$(printf '${Array.from(word, written).join("")}')"`;
  return /^[\p{L}\p{N}\p{M}_@%+=:,./-]+$/u.test(word) ? word : quoted(word);
}

/** A character in a format of printf, which every shell has: three octal digits a byte where it is not plain. */
function written(character: string): string {
  if (character === "%") return "%%";
  if (/^[^\\'\p{Cc}\p{Cf}]$/u.test(character)) return character;
  return Array.from(Buffer.from(character), (byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
}
