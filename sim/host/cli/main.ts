#!/usr/bin/env node
import { Command, CommanderError, Option } from "commander";
import { VERSION } from "../../core/version.ts";
import { describeProblems, InputError } from "../../scenario/problems.ts";
import { Interrupted } from "../workers/pool.ts";
import { addCalibrate } from "./calibrate.ts";
import { addCompare } from "./compare.ts";
import { addDiff } from "./diff.ts";
import { EXIT, NegativeAnswer } from "./exit-codes.ts";
import { addExplain } from "./explain.ts";
import { speakFrench } from "./french.ts";
import { type Context, languageOf } from "./language.ts";
import { addNew } from "./new.ts";
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
  addShow,
  addDiff,
  addSchema,
  addExplain,
  addNew,
  addTrace,
  addServe,
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
    .showHelpAfterError(context.say({ en: "(--help tells more)", fr: "(--help en dit plus)" }));
  if (context.language === "fr") speakFrench(program);
  for (const add of COMMANDS) add(program, context);
  addLanguage(program.commands);
  return program;
}

/** Also to commands of commands. */
function addLanguage(commands: readonly Command[]): void {
  for (const command of commands) {
    command.addOption(new Option("--lang <language>", "en, fr").choices(["en", "fr"]));
    addLanguage(command.commands);
  }
}

const ENDINGS = ["SIGINT", "SIGTERM"] as const;

/** Aborted by Ctrl-C or a request to end, either of which otherwise ends the program at once. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const ending of ENDINGS) process.once(ending, () => controller.abort());
  return controller.signal;
}

async function main(argv: string[]): Promise<number> {
  const language = languageOf(argv, process.env);
  const context: Context = {
    language,
    say: (text) => text[language],
    print: (line) => process.stdout.write(`${line}\n`),
    note: (line) => process.stderr.write(`levain: ${line}\n`),
    // Only who looks at it wants to be told: a command that never does is not to hold Ctrl-C back.
    get signal() {
      return interruption();
    },
    endAtOnce: () => {
      for (const ending of ENDINGS) process.removeAllListeners(ending);
    },
  };
  try {
    await programOf(context).parseAsync(argv, { from: "user" });
    return EXIT.done;
  } catch (error) {
    return report(error, context);
  }
}

function report(error: unknown, { language, note, say }: Context): number {
  if (error instanceof Interrupted) {
    note(
      say(error.notice ?? { en: "interrupted; nothing was written", fr: "interrompu ; rien n’a été écrit" }),
    );
    return EXIT.interrupted;
  }
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.mendable;
  if (error instanceof NegativeAnswer) {
    note(error.message);
    return EXIT.negative;
  }
  if (error instanceof ListedProblems) {
    note(error.message);
    return EXIT.mendable;
  }
  if (error instanceof InputError) {
    note(describeProblems(error.problems, language, error.where));
    return EXIT.mendable;
  }
  const reason = error instanceof Error ? error.message : String(error);
  note(say({ en: `internal fault: ${reason}`, fr: `défaut interne : ${reason}` }));
  if (process.env.LEVAIN_DEBUG !== undefined && error instanceof Error) note(error.stack ?? "");
  return EXIT.fault;
}

// A reader that has seen enough (`| head`) is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(EXIT.done);
  process.stderr.write(`levain: stdout: ${error.message}\n`);
  process.exit(EXIT.mendable);
});
// Nor is it one if nobody reads what goes wrong.
process.stderr.on("error", () => {});
process.exitCode = await main(process.argv.slice(2));
