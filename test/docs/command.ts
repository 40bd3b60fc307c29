import { Command } from "commander";
import type { Context } from "../../sim/host/cli/language.ts";
import { ioOf } from "../host/command.ts";

type Add = (program: Command, context: Context) => void;

const files = import.meta.glob<Record<string, Add>>(
  ["../../sim/host/cli/*.ts", "!../../sim/host/cli/main.ts"],
  {
    eager: true,
  },
);

/** The command line's program in English, its commands found as files `x.ts` that export `addX`. */
export function programOf(print: (line: string) => void = () => {}): Command {
  const program = new Command("levain").exitOverride();
  const context: Context = {
    language: "en",
    say: ({ en }) => en,
    print,
    note: () => {},
    signal: new AbortController().signal,
    endAtOnce: () => {},
    io: ioOf(
      () => {},
      () => {},
    ),
  };
  for (const [path, exported] of Object.entries(files)) {
    const name = path.replace(/^.*\/|\.ts$/g, "");
    exported[`add${name[0].toUpperCase()}${name.slice(1)}`]?.(program, context);
  }
  return program;
}

/** What a command prints. */
export async function levain(...argv: string[]): Promise<string> {
  const lines: string[] = [];
  await programOf((line) => lines.push(line)).parseAsync(argv, { from: "user" });
  return lines.join("\n");
}
