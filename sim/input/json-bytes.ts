/** Bytes of JSON by their names. */

const code = (letter: string) => letter.charCodeAt(0);
export const [QUOTE, BACKSLASH, COMMA, COLON, MINUS, PLUS, POINT] = Array.from('"\\,:-+.', code);
export const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = Array.from("{}[]", code);
export const [ZERO, SMALL_E, LARGE_E, SMALL_U] = Array.from("0eEu", code);
const [NINE, SMALL_A, SMALL_F] = Array.from("9af", code);
export const WORDS = ["true", "false", "null"].map((word) => Array.from(word, code));
export const ESCAPES = new Set(Array.from('"\\/bfnrt', code));

/** What a digit of base 16 stands for. */
export const hexadecimal = (byte: number | undefined): number | undefined => {
  if (isDigit(byte)) return (byte as number) - ZERO;
  // Small letters differ from capitals by one bit.
  const letter = (byte ?? 0) | 0x20;
  return letter >= SMALL_A && letter <= SMALL_F ? letter - SMALL_A + 10 : undefined;
};
export const isDigit = (byte: number | undefined) => byte !== undefined && byte >= ZERO && byte <= NINE;
