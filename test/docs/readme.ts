import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { resolveScenario, SCENARIOS } from "../../sim/model/built-in.ts";
import { levain, programOf } from "./command.ts";
import { code, filled, table } from "./markdown.ts";
import { tellingPerson } from "./person.ts";

const PAID = "levers.rewards.payEurosPerContribution=0.3";
/** Small enough to run while tests wait. */
const ABLATE = [
  ...["compare", "small-pay", "--ablate", "--headline", "contributions"],
  ...["--replicates", "8", "--weeks", "52", "--consumers", "400"],
];

/** What the commands that the README shows really print, after themselves. */
export async function shownCommands(): Promise<Record<"trace" | "ablate", string>> {
  const told = async (argv: readonly string[]) =>
    `$ levain ${argv.join(" ")}\n${(await levain(...argv)).trimEnd()}`;
  const person = tellingPerson(
    { extends: "community-forum" },
    { extends: "community-forum", levers: { rewards: { payEurosPerContribution: 0.3 } } },
  );
  return {
    trace: await told([
      ...["trace", "community-forum", `community-forum@${PAID}`],
      ...["--person", String(person)],
    ]),
    ablate: await told(ABLATE),
  };
}

interface Shown {
  /** What commands print, by the name of the part that shows it. */
  commands: Readonly<Record<string, string>>;
  /** The lines that the library's example prints. */
  printed: readonly string[];
  /** Verdicts of the ready pairs. */
  pairs: string;
}

/** The README with its generated parts brought up to date. */
export function readmeText(readme: string, { commands, printed, pairs }: Shown): string {
  const program = programOf();
  const outputs = Object.entries(commands).map(([name, output]) => [name, fence("text", output)]);
  return filled(readme, {
    ...Object.fromEntries(outputs),
    scenarios: scenariosTable(),
    pairs,
    commands: table(["command", "what it does"], program.commands.map(commandRow)),
    options: optionsTable(program),
    example: fence("js", exampleIn("test/docs/example.ts")),
    "example output": fence("text", printed.join("\n")),
  });
}

/** The built-in scenarios with the first sentence of their story. */
function scenariosTable(): string {
  const rows = [...SCENARIOS.keys()].map((id) => {
    const { title, story } = resolveScenario(id).scenario;
    return [code(id), title.en, story.en.replace(/(?<=[.!?]) .*$/s, "")];
  });
  return table(["scenario", "title", "what it is about"], rows);
}

const fence = (language: string, content: string) => `\`\`\`${language}\n${content}\n\`\`\``;

function commandRow(command: Command): string[] {
  const names = command.registeredArguments.map((argument) => {
    const name = `${argument.name()}${argument.variadic ? "..." : ""}`;
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [code(["levain", command.name(), ...names].join(" ")), command.description()];
}

/** Options that `run` and `compare` share, then those of `compare` alone. */
function optionsTable({ commands }: Command): string {
  const [run, compare] = ["run", "compare"].map((name) =>
    rowsOf(commands.find((one) => one.name() === name)!),
  );
  const known = new Set(run.map((row) => JSON.stringify(row)));
  const own = compare.filter((row) => !known.has(JSON.stringify(row)));
  if (compare.length - own.length < run.length) throw new Error("run has options that compare lacks");
  const alone = own.map(([option, meaning, preset]) => [option, `\`compare\` only: ${meaning}`, preset]);
  return table(["option", "meaning", "default"], [...run, ...alone]);
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

/** An example as a user of the package writes it. */
export function exampleIn(file: string): string {
  return readFileSync(file, "utf8")
    .replace(/^\/\/ biome-ignore.*\n/gm, "")
    .replace("../../sim/index.ts", "levain")
    .trim();
}
