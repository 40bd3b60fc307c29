import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { programOf } from "./command.ts";
import { code, filled, table } from "./markdown.ts";

/**
 * The README with its generated parts brought up to date.
 *
 * @param smallPay what `levain compare small-pay` prints
 * @param printed the lines that the library's example prints
 */
export function readmeText(readme: string, smallPay: string, printed: readonly string[]): string {
  const program = programOf();
  return filled(readme, {
    "compare small-pay": fence("text", smallPay),
    commands: table(["command", "what it does"], program.commands.map(commandRow)),
    options: optionsTable(program),
    example: fence("js", exampleCode()),
    "example output": fence("text", printed.join("\n")),
  });
}

const fence = (language: string, content: string) => `\`\`\`${language}\n${content}\n\`\`\``;

function commandRow(command: Command): string[] {
  const names = command.registeredArguments.map(
    (argument) => `<${argument.name()}${argument.variadic ? "..." : ""}>`,
  );
  return [code(["levain", command.name(), ...names].join(" ")), command.description()];
}

/** Options that `run` and `compare` share. */
function optionsTable({ commands }: Command): string {
  const [run, compare] = ["run", "compare"].map((name) =>
    rowsOf(commands.find((one) => one.name() === name)!),
  );
  if (JSON.stringify(run) !== JSON.stringify(compare))
    throw new Error("run and compare differ in their options");
  return table(["option", "meaning", "default"], run);
}

function rowsOf({ options }: Command): string[][] {
  return options.map(({ long, flags, description, defaultValue, argChoices }) => {
    const choices = argChoices === undefined ? "" : `: ${argChoices.join(" or ")}`;
    return [code(flags), `${description}${choices}`, defaultShown(long, defaultValue)];
  });
}

function defaultShown(option: string | undefined, value: unknown): string {
  if (option === "--workers") return "as many as processors";
  const none = value === undefined || value === false || (Array.isArray(value) && value.length === 0);
  return none ? "" : String(value);
}

/** The example as a user of the package writes it. */
function exampleCode(): string {
  return readFileSync("test/docs/example.ts", "utf8")
    .replace(/^\/\/ biome-ignore.*\n/gm, "")
    .replace("../../sim/index.ts", "levain")
    .trim();
}
