import type { Command } from "commander";
import { type InputError, inputError } from "../../input/problems.ts";
import { shellWord } from "../files/shell.ts";

/**
 * Makes a command and its subcommands refuse an option in the place of another one's value: the parser would take
 * `--out --people` for a folder named --people. Such a value is written `--out=--people`.
 */
export function refuseMissingValues(command: Command): void {
  const parse = command.parseOptions.bind(command);
  command.parseOptions = (words) => {
    lookThrough(command, words);
    return parse(words);
  };
  for (const below of command.commands) refuseMissingValues(below);
}

function lookThrough({ options }: Command, words: readonly string[]): void {
  for (let at = 0; at < words.length && words[at] !== "--"; at++) {
    const option = options.find(({ long, short }) => [long, short].includes(words[at]));
    if (option?.required !== true) continue;
    const value = words[++at];
    if (value !== undefined && isLikeOption(value)) throw missing(words[at - 1], value);
  }
}

/** A dash alone is a name, and no option is a number. */
const isLikeOption = (word: string) => /^-./.test(word) && !Number.isFinite(Number(word));

function missing(option: string, value: string): InputError {
  const joined = shellWord(`${option.slice(2)}=${value}`);
  return inputError(
    option,
    value,
    {
      en: "a value; what begins with a dash is understood as an option",
      fr: "une valeur ; ce qui commence par un tiret se comprend comme une option",
    },
    {
      en: `if it is the value, write --${joined}`,
      fr: `si c’est la valeur, écrivez --${joined}`,
    },
  );
}
