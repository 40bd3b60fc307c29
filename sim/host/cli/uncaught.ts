import { describeProblems } from "../../input/problems.ts";
import { NO_ERROR } from "../own/own-model.ts";
import { reasonOf } from "../own/reason.ts";
import { EXIT } from "./exit-codes.ts";
import { languageOf } from "./language.ts";

const A_PLACE = {
  en: "a folder to work in that exists; the one in which this was started has been removed",
  fr: "un dossier de travail qui existe ; celui où ceci a été lancé a été supprimé",
};

/** What to print, and how to end, where an error comes once nobody waits for it: own parts may have set it off. */
export function uncaught(
  error: unknown,
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
): { said: string; code: number } {
  const language = languageOf(argv, env);
  const reason = reasonOf(error);
  if ((error as { syscall?: unknown } | undefined)?.syscall === "uv_cwd")
    return { said: describeProblems([{ path: "", expected: A_PLACE }], language), code: EXIT.userError };
  if (argv.some((word) => /^--own(=|$)/.test(word))) {
    const problem = { path: "--own", value: reason, expected: NO_ERROR };
    return { said: describeProblems([problem], language), code: EXIT.userError };
  }
  const what = { en: "internal error: ", fr: "erreur interne : " }[language];
  const stack = env.LEVAIN_DEBUG !== undefined && error instanceof Error ? `\n${error.stack}` : "";
  return { said: `${what}${reason}${stack}`, code: EXIT.internalError };
}
