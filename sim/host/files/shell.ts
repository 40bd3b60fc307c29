/** A word, quoted so that a shell does not change it. */
export const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** The same for people to read, with quotes only where a shell needs them. */
export const shellWord = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : quoted(word));
