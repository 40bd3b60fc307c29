import type { Argument, Command, Option } from "commander";
import type { EXIT } from "../../../sim/host/cli/exit-codes.ts";
import type { Language } from "../../../sim/input/text.ts";
import { programOf, quiet } from "../command.ts";
import { code, fence, table } from "../markdown.ts";
import { saying } from "../page.ts";
import { heads } from "../words.ts";
import { MEANINGS } from "./all-meanings.ts";

/** Every command with its arguments and options, as the program itself declares them. */
export function commandSections(language: Language): string[] {
  return everyCommand(programOf(quiet(language))).map((command) => commandSection(command, language));
}

/** Commands that do something, without those that only hold others. */
const everyCommand = (program: Command): Command[] =>
  program.commands.flatMap((command) => (command.commands.length > 0 ? everyCommand(command) : [command]));

/** `levain study run <study>`, as one types it. */
function usageOf(command: Command): string {
  const names: string[] = [];
  for (let at: Command | null = command; at !== null; at = at.parent) names.unshift(at.name());
  return [...names, ...command.registeredArguments.map(argumentShown)].join(" ");
}

function argumentShown(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? "..." : ""}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function commandSection(command: Command, language: Language): string {
  const say = saying(language);
  const described = command.description();
  const takes = command.registeredArguments.map((one) => [code(argumentShown(one)), one.description]);
  const options = command.options.map((option) => [
    code(option.flags),
    optionMeaning(option, language),
    option.mandatory ? say("required", "obligatoire") : defaultShown(option),
  ]);
  const after = textAfter(command);
  return [
    `## ${code(usageOf(command).replace(/ [<[].*$/, ""))}`,
    `${code(usageOf(command))}${say(": ", " : ")}${described}.`,
    ...(takes.length === 0 ? [] : [table(heads(["argument", "meaning"], language), takes)]),
    ...(options.length === 0 ? [] : [table(heads(["option", "meaning", "default"], language), options)]),
    ...(after === "" ? [] : [fence("text", after)]),
  ].join("\n\n");
}

function optionMeaning({ description, argChoices }: Option, language: Language): string {
  if (argChoices === undefined) return description;
  return `${description}${saying(language)(": ", " : ")}${argChoices.join(saying(language)(" or ", " ou "))}`;
}

/** The value of an option that is not given, in words where there are some. */
function defaultShown({ defaultValue, defaultValueDescription }: Option): string {
  if (defaultValue === undefined) return defaultValueDescription ?? "";
  const none = defaultValue === false || (Array.isArray(defaultValue) && defaultValue.length === 0);
  return none ? "" : String(defaultValue);
}

/** The text of `--help` after arguments and options. */
function textAfter(command: Command): string {
  let said = "";
  command.configureOutput({
    writeOut: (text) => {
      said += text;
    },
  });
  command.outputHelp();
  return said.replace(command.helpInformation(), "").trim();
}

export function exitSection(codes: typeof EXIT, language: Language): string {
  const meanings: Readonly<Record<string, string>> = MEANINGS[language].exit;
  const rows = Object.entries(codes).map(([name, exit]) => [String(exit), meanings[name]]);
  return `## ${saying(language)("Exit codes", "Codes de sortie")}

${table(heads(["code", "meaning"], language), rows)}`;
}
