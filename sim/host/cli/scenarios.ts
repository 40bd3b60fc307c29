import type { Command } from "commander";
import { PAIRS, resolveScenario, SCENARIOS } from "../../model/built-in.ts";
import type { Context } from "./language.ts";
import { tableOf } from "./print.ts";

export function addScenarios(program: Command, { say, print, language }: Context): void {
  program
    .command("scenarios")
    .description(
      say({
        en: "list built-in scenarios and ready pairs",
        fr: "lister les scénarios intégrés et les comparaisons prêtes",
      }),
    )
    .option("--json", say({ en: "as JSON", fr: "en JSON" }), false)
    .action(({ json }: { json: boolean }) => {
      const scenarios = [...SCENARIOS.keys()].map((id) => ({ id, ...titlesOf(id) }));
      const pairs = [...PAIRS.values()].map(({ id, title, question, headline }) => ({
        id,
        title,
        question,
        headline,
      }));
      if (json) return print(JSON.stringify({ scenarios, pairs }));
      print(say({ en: "Scenarios (levain run ID)", fr: "Scénarios (levain run ID)" }));
      for (const line of tableOf(scenarios.map(({ id, title }) => [id, title[language]]))) print(`  ${line}`);
      print(say({ en: "Ready pairs (levain compare ID)", fr: "Comparaisons prêtes (levain compare ID)" }));
      for (const { id, question } of pairs)
        print(say({ en: `  ${id}: ${question.en}`, fr: `  ${id} : ${question.fr}` }));
    });
}

function titlesOf(id: string) {
  const { title, story } = resolveScenario(id).scenario;
  return { title, story };
}
