import type { Command } from "commander";
import { DEFAULT_SEED } from "../../experiment/request.ts";
import { inputError } from "../../input/problems.ts";
import type { NamedScenario } from "../../model/model.ts";
import { emptyTrace, type Trace, traceRecorder } from "../../recorders/trace.ts";
import { wordsOf, wordsOfPortrait } from "../../recorders/trace-words.ts";
import { compileArms } from "../../run/compile.ts";
import { everybody } from "../../run/memory.ts";
import { populate } from "../../run/populate.ts";
import { run } from "../../run/run.ts";
import { checkMachine } from "../workers/memory.ts";
import { resized } from "./experiment.ts";
import type { Context } from "./language.ts";
import { addSizeOptions, wholeNumber } from "./options.ts";
import { scenarioOf } from "./sources.ts";

interface TraceOptions {
  seed: string;
  replicate: number;
  person: number;
  weeks?: number;
  consumers?: number;
  json: boolean;
}

export function addTrace(program: Command, context: Context): void {
  const { say, print } = context;
  const command = program
    .command("trace")
    .description(
      say({
        en: "tell one person's history, in one scenario or in several side by side",
        fr: "raconter l’histoire d’une personne, dans un scénario ou dans plusieurs côte à côte",
      }),
    )
    .argument(
      "<scenario...>",
      say({ en: "id or file, with overrides", fr: "identifiant ou fichier, avec modifications" }),
    )
    .requiredOption(
      "--person <i>",
      say({ en: "number of the person, from 0", fr: "numéro de la personne, à partir de 0" }),
      wholeNumber(0, 10_000_000),
    )
    .option(
      "--replicate <i>",
      say({ en: "number of the replicate", fr: "numéro de la réplique" }),
      wholeNumber(0, 1_000_000_000),
      0,
    )
    .option(
      "--seed <text>",
      say({ en: "text that determines every random draw", fr: "texte qui détermine tous les tirages" }),
      DEFAULT_SEED,
    );
  addSizeOptions(command, context)
    .option("--json", say({ en: "as JSON", fr: "en JSON" }), false)
    .action((arms: string[], options: TraceOptions) => {
      const scenarios = resized(
        arms.map((arm) => scenarioOf(arm)),
        options,
        context,
      );
      const traces = tracesOf(scenarios, options);
      if (options.json) print(JSON.stringify(traces));
      else printTraces(traces, options, context);
    });
}

export interface NamedTrace {
  id: string;
  trace: Trace;
}

/** Prints one person's history in one world, for one scenario after the other. */
export function printTraces(
  traces: readonly NamedTrace[],
  { replicate, person }: Pick<TraceOptions, "replicate" | "person">,
  { say, print, language }: Context,
): void {
  for (const { id, trace } of traces) {
    print(
      `${id} — ${say({ en: "replicate", fr: "réplique" })} ${replicate}, ${say({ en: "person", fr: "personne" })} ${person}`,
    );
    print(`  ${wordsOfPortrait(trace.portrait, language)}`);
    for (const event of trace.events)
      print(
        `  ${say({ en: "week", fr: "semaine" })} ${String(event.week).replace("-", "−").padStart(4)}  ${wordsOf(event, language)}`,
      );
    print("");
  }
}

function tracesOf(
  scenarios: readonly NamedScenario[],
  { seed, replicate, person }: TraceOptions,
): NamedTrace[] {
  checkMachine({ scenarios, replicates: 1, inThisThread: true }, 1);
  const size = Math.min(...scenarios.map(({ scenario }) => everybody(scenario)));
  if (person >= size)
    throw inputError("--person", person, {
      en: `a person from 0 to ${size - 1}`,
      fr: `une personne de 0 à ${size - 1}`,
    });
  return compileArms(scenarios).map((own) => {
    const people = populate(own, seed, replicate);
    const trace = emptyTrace();
    const { scenario } = own;
    const recorder = traceRecorder(person, Object.keys(scenario.population.segments), trace);
    run(own, people, recorder);
    if (trace.portrait.segment === "")
      throw inputError("--person", person, {
        en: "a person who is in the public at some time from week 0 on; this one left before",
        fr: "une personne qui fait partie du public à un moment à partir de la semaine 0 ; celle-ci est partie avant",
      });
    return { id: own.id, trace };
  });
}
