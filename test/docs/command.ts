import { Command } from "commander";
import { speakFrench } from "../../sim/host/cli/french.ts";
import type { Context } from "../../sim/host/cli/language.ts";
import type { Language } from "../../sim/input/text.ts";
import { ioOf } from "../host/command.ts";

type Add = (program: Command, context: Context) => void;

const files = import.meta.glob<Record<string, Add>>(
  ["../../sim/host/cli/*.ts", "!../../sim/host/cli/main.ts"],
  {
    eager: true,
  },
);

/** A context that nobody interrupts; notes are dropped. */
export const quiet = (language: Language, print: (line: string) => void = () => {}): Context => ({
  language,
  say: (text) => text[language],
  print,
  note: () => {},
  signal: new AbortController().signal,
  endAtOnce: () => {},
  io: ioOf(
    () => {},
    () => {},
  ),
});

/** The command line's program, its commands found as files `x.ts` that export `addX`. */
export function programOf(context: Context): Command {
  const program = new Command("levain").exitOverride();
  if (context.language === "fr") speakFrench(program);
  for (const [path, exported] of Object.entries(files)) {
    const name = path.replace(/^.*\/|\.ts$/g, "");
    exported[`add${name[0].toUpperCase()}${name.slice(1)}`]?.(program, context);
  }
  return program;
}

/** What a command prints in English. */
export async function levain(...argv: string[]): Promise<string> {
  const lines: string[] = [];
  await programOf(quiet("en", (line) => lines.push(line))).parseAsync(argv, { from: "user" });
  return lines.join("\n");
}

/** The English output of a function that prints to a context. */
export function printedBy(print: (context: Context) => void): string {
  const lines: string[] = [];
  print(quiet("en", (line) => lines.push(line)));
  return lines.join("\n").trimEnd();
}
