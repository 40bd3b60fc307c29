import type { Language } from "../../sim/input/text.ts";
import { resolveScenario, SCENARIOS } from "../../sim/model/built-in.ts";
import { code, table } from "./markdown.ts";

/** The built-in scenarios with the first sentence of their story. */
export function scenariosTable(language: Language): string {
  const rows = [...SCENARIOS.keys()].map((id) => {
    const { title, story } = resolveScenario(id).scenario;
    return [code(id), title[language], story[language].replace(/(?<=[.!?]) .*$/s, "")];
  });
  return table(["scenario", "title", "what it is about"], rows);
}
