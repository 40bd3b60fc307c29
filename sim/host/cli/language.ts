import type { Language, Text } from "../../input/text.ts";
import type { Io } from "./io.ts";

/** `--lang` if given, else the language of the terminal's locale; English unless it is French. */
export function languageOf(argv: readonly string[], env: NodeJS.ProcessEnv): Language {
  const joined = argv.find((word) => word.startsWith("--lang="))?.slice("--lang=".length);
  const at = argv.indexOf("--lang");
  const asked = joined ?? (at >= 0 ? argv[at + 1] : undefined);
  // An empty variable counts as unset.
  const locale = asked ?? (env.LC_ALL || env.LC_MESSAGES || env.LANG || "");
  return locale.toLowerCase().startsWith("fr") ? "fr" : "en";
}

/** What every command receives. */
export interface Context {
  language: Language;
  io: Io;
  /** Picks the text in the user's language. */
  say: (text: Text) => string;
  /** Writes a line to standard output. */
  print: (line: string) => void;
  /** Writes a line to standard error. */
  note: (line: string) => void;
  /** Aborted by Ctrl-C or a request to end. Reading it starts listening for these signals. */
  signal: AbortSignal;
  /** From now on these signals end the program at once: for synchronous work that may be cut off anywhere. */
  endAtOnce: () => void;
}
