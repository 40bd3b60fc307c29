import { Command, CommanderError, Option, type OutputConfiguration } from "commander";
import { VERSION } from "../../core/version.ts";
import { describeProblems, InputError } from "../../input/problems.ts";
import type { Language } from "../../input/text.ts";
import { knowPeople } from "../../world/people/people-hash.ts";
import { within } from "../files/surroundings.ts";
import { isSystemError, systemProblem } from "../files/system-errors.ts";
import { Interrupted } from "../workers/pool.ts";
import { addCalibrate } from "./calibrate.ts";
import { addCompare } from "./compare.ts";
import { addDiff } from "./diff.ts";
import { EXIT, NegativeAnswer } from "./exit-codes.ts";
import { addExplain } from "./explain.ts";
import { addFamilies } from "./families.ts";
import { inFrench, speakFrench } from "./french.ts";
import { ENDINGS, type Io, type Output } from "./io.ts";
import { type Context, languageOf } from "./language.ts";
import { refuseMissingValues } from "./missing-values.ts";
import { addNew } from "./new.ts";
import { refuseTwice } from "./once.ts";
import { addPage } from "./page.ts";
import { addRun } from "./run.ts";
import { addScenarios } from "./scenarios.ts";
import { addSchema } from "./schema.ts";
import { addServe } from "./serve.ts";
import { addShow } from "./show.ts";
import { addStudy } from "./study.ts";
import { addTrace } from "./trace.ts";
import { addValidate, ListedProblems } from "./validate.ts";

const COMMANDS = [
  addRun,
  addCompare,
  addCalibrate,
  addStudy,
  addValidate,
  addScenarios,
  addFamilies,
  addShow,
  addDiff,
  addSchema,
  addExplain,
  addNew,
  addTrace,
  addServe,
  addPage,
];

function programOf(context: Context): Command {
  const program = new Command("levain")
    .description(
      context.say({
        en: "Simulates participation in co-production: who joins, who stays, who tires, who is left out.",
        fr: "Simule la participation à la coproduction : qui entre, qui reste, qui se lasse, qui est laissé de côté.",
      }),
    )
    .version(VERSION, "-V, --version", context.say({ en: "print the version", fr: "afficher la version" }))
    .addOption(new Option("--lang <language>", "en, fr").choices(["en", "fr"]))
    .exitOverride()
    .configureOutput(outputOf(context.io, context.language))
    .showHelpAfterError(context.say({ en: "(see --help)", fr: "(voir --help)" }));
  if (context.language === "fr") speakFrench(program);
  for (const add of COMMANDS) add(program, context);
  addLanguage(program.commands);
  refuseTwice([program]);
  refuseMissingValues(program);
  return program;
}

/** Sends the parser's own output to the same place as everything else. */
const outputOf = ({ stdout, stderr }: Io, language: Language): OutputConfiguration => ({
  writeOut: (text) => stdout.write(text),
  writeErr: (text) => stderr.write(text),
  // All refusals begin alike, whoever finds them.
  outputError: (text, write) =>
    write((language === "fr" ? inFrench(text) : text).replace(/^error: /, "levain: ")),
  getOutHelpWidth: () => widthOf(stdout),
  getErrHelpWidth: () => widthOf(stderr),
  getOutHasColors: () => false,
  getErrHasColors: () => false,
});

const widthOf = ({ isTTY, columns }: Output) => (isTTY ? columns : undefined) as number;

/** Adds `--lang` to commands and to their subcommands. */
function addLanguage(commands: readonly Command[]): void {
  for (const command of commands) {
    command.addOption(new Option("--lang <language>", "en, fr").choices(["en", "fr"]));
    addLanguage(command.commands);
  }
}

/**
 * Runs the command line.
 *
 * @param argv arguments after the program's name
 * @returns the exit code
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const context = contextOf(languageOf(argv, io.env), io);
  // Nothing in a command changes the people of a file once it is read.
  const end = knowPeople();
  try {
    await within(io, () => programOf(context).parseAsync(argv, { from: "user" }));
    return EXIT.done;
  } catch (error) {
    return report(error, context);
  } finally {
    end();
  }
}

function contextOf(language: Language, io: Io): Context {
  const listeners: (() => void)[] = [];
  return {
    language,
    io,
    say: (text) => text[language],
    print: (line) => io.stdout.write(`${line}\n`),
    note: (line) => io.stderr.write(`levain: ${line}\n`),
    // Listen only once somebody reads it: a command that never does must still end at Ctrl-C.
    get signal() {
      const controller = new AbortController();
      const abort = () => controller.abort();
      listeners.push(abort);
      for (const ending of ENDINGS) io.signals.once(ending, abort);
      return controller.signal;
    },
    endAtOnce: () => {
      for (const ending of ENDINGS) for (const abort of listeners) io.signals.removeListener(ending, abort);
    },
  };
}

function report(error: unknown, { io, language, note, say }: Context): number {
  if (error instanceof Interrupted) {
    note(
      say(error.notice ?? { en: "interrupted; nothing was written", fr: "interrompu ; rien n’a été écrit" }),
    );
    return EXIT.interrupted;
  }
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.userError;
  if (error instanceof NegativeAnswer) {
    note(error.message);
    return EXIT.negative;
  }
  if (error instanceof ListedProblems) {
    note(error.message);
    return EXIT.userError;
  }
  if (error instanceof InputError) {
    note(describeProblems(error.problems, language, error.where));
    return EXIT.userError;
  }
  if (isSystemError(error)) {
    note(describeProblems([systemProblem(error)], language));
    return EXIT.userError;
  }
  const reason = error instanceof Error ? error.message : String(error);
  note(say({ en: `internal error: ${reason}`, fr: `erreur interne : ${reason}` }));
  if (io.env.LEVAIN_DEBUG !== undefined && error instanceof Error) note(error.stack ?? "");
  return EXIT.internalError;
}
