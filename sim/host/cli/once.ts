import type { Command } from "commander";
import { inputError } from "../../input/problems.ts";
import { collect } from "./options.ts";

/** Makes commands refuse an option that is given twice, unless it collects values: the first would count for nothing. */
export function refuseTwice(commands: readonly Command[]): void {
  for (const command of commands) {
    for (const option of command.options.filter((one) => !one.isBoolean() && one.parseArg !== collect)) {
      const given: string[] = [];
      command.on(`option:${option.name()}`, (value: string) => {
        if (given.push(value) > 1) throw twice(option.long ?? option.flags, given);
      });
    }
    refuseTwice(command.commands);
  }
}

const twice = (option: string, given: readonly string[]) =>
  inputError(
    option,
    given,
    { en: "one value", fr: "une seule valeur" },
    { en: "give the option once", fr: "ne donnez l’option qu’une fois" },
  );
