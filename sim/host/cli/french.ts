import type { Command } from "commander";
import { counted, type Noun } from "../../input/counted.ts";

const ARGUMENT: Noun = { en: ["argument", "arguments"], fr: ["argument", "arguments"] };

/** Texts that commander prints by itself. */
const PHRASES: readonly (readonly [RegExp, string | ((...found: string[]) => string)])[] = [
  [/unknown command '(.*)'/, "commande inconnue « $1 »"],
  [/unknown option '(.*)'/, "option inconnue « $1 »"],
  [/missing required argument '(.*)'/, "il manque l’argument « $1 »"],
  [/required option '(.*)' not specified/, "il manque l’option « $1 »"],
  [/option '(.*)' argument missing/, "il manque une valeur à l’option « $1 »"],
  [/option '(.*)' argument '(.*)' is invalid\./, "l’option « $1 » ne prend pas la valeur « $2 » ;"],
  [
    /command-argument value '(.*)' is invalid for argument '(.*)'\./,
    "« $1 » ne convient pas à l’argument « $2 » ;",
  ],
  [/expected a whole number from (\d+) to (\d+)\./, "il faut un nombre entier de $1 à $2."],
  [/expected I\/N, from 1\/N to N\/N, N at most (\d+)\./, "il faut I/N, de 1/N à N/N, N étant au plus $1."],
  [/Allowed choices are (.*)\./, "au choix : $1."],
  [
    /too many arguments for '(.*)'\. Expected (\d+) .* but got (\d+)\./,
    (_, command, expected, given) =>
      `« ${command} » prend ${counted(Number(expected), ARGUMENT, "fr")}, pas ${given}.`,
  ],
  [/\(Did you mean (one of )?(.*)\?\)/, "(Vouliez-vous dire $2 ?)"],
  [/default: /, "par défaut : "],
  [/choices: /, "au choix : "],
  [/^(Usage|Options|Arguments):/, "$1 :"],
  [/^Commands:/, "Commandes :"],
];

/** A text of commander in French. */
export const inFrench = (text: string) =>
  PHRASES.reduce(
    (result, [english, french]) =>
      typeof french === "string" ? result.replace(english, french) : result.replace(english, french),
    text,
  );

/** Makes commander speak French, in the commands added from here on. */
export function speakFrench(program: Command): void {
  program
    .helpOption("-h, --help", "afficher l’aide")
    .helpCommand("help [command]", "afficher l’aide d’une commande")
    .configureHelp({ styleTitle: inFrench, styleOptionDescription: inFrench });
}
