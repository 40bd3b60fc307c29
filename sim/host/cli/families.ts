import type { Command } from "commander";
import { ALL_AXES, AXIS_TEXTS, membersOf, valuesOf } from "../../model/systems/families.ts";
import type { Context } from "./language.ts";

export function addFamilies(program: Command, { say, print }: Context): void {
  program
    .command("families")
    .description(
      say({
        en: "list families of systems by axis: form, work mode, role, stage, consent, public, and tags",
        fr: "énumérer les familles de systèmes par axe : forme, mode de travail, rôle, étape, consentement, public, et étiquettes",
      }),
    )
    .option("--json", say({ en: "as JSON", fr: "en JSON" }), false)
    .action(({ json }: { json: boolean }) => {
      const families = ALL_AXES.map((axis) => {
        const members = valuesOf(axis).map((value) => [value, membersOf([[axis, value]])] as const);
        return [axis, members] as const;
      });
      if (json) {
        const byAxis = families.map(([axis, members]) => [axis, Object.fromEntries(members)]);
        return print(JSON.stringify(Object.fromEntries(byAxis)));
      }
      for (const [axis, members] of families) {
        const text = say(AXIS_TEXTS[axis]);
        print(text === axis ? axis : `${axis} — ${text}`);
        const width = Math.max(...members.map(([value]) => value.length));
        for (const [value, ids] of members) {
          const [first = "–", ...more] = wrapped(ids);
          print(`  ${value.padEnd(width)} ${String(ids.length).padStart(3)}  ${first}`);
          for (const line of more) print(`${" ".repeat(width + 8)}${line}`);
        }
      }
    });
}

/** Characters of a line of names; a family may have dozens. */
const LONGEST_LINE = 80;

/** Names with commas, on as many lines as they need. */
function wrapped(names: readonly string[]): string[] {
  const lines: string[] = [];
  names.forEach((name, place) => {
    const word = place < names.length - 1 ? `${name},` : name;
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > LONGEST_LINE) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  });
  return lines;
}
