import type { Command } from "commander";
import type { Text } from "../../input/text.ts";
import { PAIRS, resolveScenario, SCENARIOS } from "../../model/built-in.ts";
import { AXES, type Kind, kindOf } from "../../model/systems/families.ts";
import { SYSTEMS } from "../../model/systems/systems.ts";
import { optionText } from "../../scenario/option-texts.ts";
import { addFamilyOptions, type FamilyOptions, familyIn } from "./family-options.ts";
import type { Context } from "./language.ts";

export function addScenarios(program: Command, context: Context): void {
  const { say, print, language } = context;
  const command = program
    .command("scenarios")
    .description(
      say({
        en: "list built-in scenarios and ready pairs",
        fr: "lister les scénarios intégrés et les comparaisons prêtes",
      }),
    )
    .option("--json", say({ en: "as JSON", fr: "en JSON" }), false);
  addFamilyOptions(command, context).action(({ json, ...asked }: { json: boolean } & FamilyOptions) => {
    const family = familyIn(asked);
    const scenarios = (family ?? [...SCENARIOS.keys()]).map((id) => ({ id, ...saidOf(id) }));
    const pairs = [...(family === undefined ? PAIRS.values() : [])].map(
      ({ id, title, question, headline }) => ({
        id,
        title,
        question,
        headline,
      }),
    );
    if (json) return print(JSON.stringify({ scenarios, pairs }));
    print(say({ en: "Scenarios (levain run ID)", fr: "Scénarios (levain run ID)" }));
    const width = Math.max(...scenarios.map(({ id }) => id.length));
    scenarios.forEach(({ id, title, kind }) => {
      print(`  ${id.padEnd(width)}  ${title[language]}`);
      if (kind !== undefined) {
        const named = (axis: (typeof AXES)[number]) =>
          kind[axis].map((value) => say(optionText(value))).join(" + ");
        print(`      ${AXES.map(named).join(" · ")}`);
      }
    });
    if (pairs.length === 0) return;
    print(say({ en: "Ready pairs (levain compare ID)", fr: "Comparaisons prêtes (levain compare ID)" }));
    for (const { id, question } of pairs)
      print(say({ en: `  ${id}: ${question.en}`, fr: `  ${id} : ${question.fr}` }));
  });
}

/** What lists say of a scenario; a system has its axes and tags as well. */
function saidOf(id: string): { title: Text; story: Text; kind?: Kind } {
  const { title, story } = resolveScenario(id).scenario;
  return { title, story, ...(SYSTEMS.includes(id) && { kind: kindOf(id) }) };
}
