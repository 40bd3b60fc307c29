import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { resolveScenario, SCENARIOS } from "../../sim/model/built-in.ts";
import type { Language } from "../../sim/scenario/text.ts";
import { programOf, quiet } from "./command.ts";
import { defaultShown, optionMeaning, usageOf } from "./contracts/command-line.ts";
import { code, table } from "./markdown.ts";

/** The built-in scenarios with the first sentence of their story. */
export function scenariosTable(language: Language): string {
  const rows = [...SCENARIOS.keys()].map((id) => {
    const { title, story } = resolveScenario(id).scenario;
    return [code(id), title[language], story[language].replace(/(?<=[.!?]) .*$/s, "")];
  });
  return table(["scenario", "title", "what it is about"], rows);
}

export function commandsTable(language: Language): string {
  const rows = programOf(quiet(language)).commands.map((command) => [
    code(usageOf(command)),
    command.description(),
  ]);
  return table(["command", "what it does"], rows);
}

/** Options that `run` and `compare` share, then those of `compare` alone. */
export function optionsTable(language: Language): string {
  const { commands } = programOf(quiet(language));
  const [run, compare] = ["run", "compare"].map((name) =>
    rowsOf(commands.find((one) => one.name() === name)!, language),
  );
  const known = new Set(run.map((row) => JSON.stringify(row)));
  const own = compare.filter((row) => !known.has(JSON.stringify(row)));
  if (compare.length - own.length < run.length) throw new Error("run has options that compare lacks");
  const alone = own.map(([option, meaning, preset]) => [option, `\`compare\` only: ${meaning}`, preset]);
  return table(["option", "meaning", "default"], [...run, ...alone]);
}

const rowsOf = ({ options }: Command, language: Language): string[][] =>
  options.map((option) => [
    code(option.flags),
    optionMeaning(option, language),
    defaultShown(option, language),
  ]);

/** An example as a user of the package writes it. */
export function exampleIn(file: string): string {
  return readFileSync(file, "utf8")
    .replace(/^\/\/ biome-ignore.*\n/gm, "")
    .replace("../../sim/index.ts", "levain")
    .trim();
}
