#!/usr/bin/env node
import { fileURLToPath } from "node:url";
import { describeProblems } from "../../input/problems.ts";
import { isSystemError, systemProblem } from "../files/system-errors.ts";
import { keptForCommand } from "../own/own-output.ts";
import { threadsFrom } from "../workers/worker-handle.ts";
import { EXIT } from "./exit-codes.ts";
import { languageOf } from "./language.ts";
import { main } from "./levain.ts";
import { uncaught } from "./uncaught.ts";

const argv = process.argv.slice(2);

// A reader that closes the pipe early (`| head`) is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(EXIT.done);
  const problem = isSystemError(error)
    ? systemProblem(error)
    : { expected: { en: error.message, fr: error.message } };
  const said = describeProblems([{ ...problem, path: "stdout" }], languageOf(argv, process.env));
  process.stderr.write(`levain: ${said}\n`);
  process.exit(EXIT.userError);
});
// Nor is a closed standard error.
process.stderr.on("error", () => {});
process.on("uncaughtException", (error) => {
  const { said, code } = uncaught(error, argv, process.env);
  process.stderr.write(`levain: ${said}\n`);
  process.exit(code);
});
process.exitCode = await main(argv, {
  stdout: keptForCommand(process.stdout, process.stderr),
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  signals: process,
  // Not the file that started this one: it may build first, which a job on a cluster must not.
  program: [process.execPath, fileURLToPath(import.meta.url)],
  // The build puts it beside this file.
  startWorker: threadsFrom(new URL("./worker.js", import.meta.url), {}, (text) => process.stderr.write(text)),
});
