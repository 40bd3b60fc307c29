import type { Command } from "commander";
import { inputError, printable } from "../../input/problems.ts";
import type { NamedScenario } from "../../model/model.ts";
import { differences } from "../../scenario/difference.ts";
import { shellWord } from "../files/shell.ts";
import type { Context } from "./language.ts";
import { pairOf, scenarioOf, scenariosOfPair } from "./sources.ts";

export function addDiff(program: Command, context: Context): void {
  const { say } = context;
  program
    .command("diff")
    .description(
      say({
        en: "list the values in which two scenarios, or those of a ready pair, differ",
        fr: "lister les valeurs qui distinguent deux scénarios, ou ceux d’une comparaison toute prête",
      }),
    )
    .argument(
      "<a>",
      say({
        en: "id or file, with overrides, or the id of a pair",
        fr: "identifiant ou fichier, avec modifications, ou identifiant d’une comparaison",
      }),
    )
    .argument("[b]", say({ en: "the other scenario", fr: "l’autre scénario" }))
    .action((a: string, b: string | undefined) => {
      if (b !== undefined) return printDifferences(scenarioOf(a), scenarioOf(b), context);
      const pair = pairOf(a);
      if (pair === undefined) refuseSingle(a);
      const [baseline, ...others] = scenariosOfPair(pair, []);
      for (const other of others) {
        context.print(`${baseline.id} → ${other.id}`);
        printDifferences(baseline, other, context);
      }
    });
}

function printDifferences(a: NamedScenario, b: NamedScenario, { print, say }: Context): void {
  const found = differences(a.scenario, b.scenario);
  for (const { path, before, after } of found)
    print(printable(`${path}: ${written(before)} → ${written(after)}`));
  if (found.length === 0) print(say({ en: "no difference", fr: "aucune différence" }));
}

/** A value as JSON. Of an operation that only one of them has, what it sets: not the hundred fields left as they are. */
const written = (value: unknown): string => JSON.stringify(withoutNulls(value)) ?? "–";

function withoutNulls(value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  const kept = Object.entries(value)
    .map(([key, inner]) => [key, withoutNulls(inner)] as const)
    .filter(([, inner]) => inner !== null && !isEmpty(inner));
  return Object.fromEntries(kept);
}

const isEmpty = (value: unknown): boolean =>
  typeof value === "object" && !Array.isArray(value) && Object.keys(value as object).length === 0;

function refuseSingle(arm: string): never {
  const other = scenarioOf(arm).id === "baseline" ? "community-forum" : "baseline";
  throw inputError(
    "diff",
    arm,
    { en: "two scenarios, or the id of a pair", fr: "deux scénarios, ou l’identifiant d’une comparaison" },
    {
      en: `for example: levain diff ${other} ${shellWord(arm)}`,
      fr: `par exemple : levain diff ${other} ${shellWord(arm)}`,
    },
  );
}
