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
        print(`${axis} — ${say(AXIS_TEXTS[axis])}`);
        const width = Math.max(...members.map(([value]) => value.length));
        for (const [value, ids] of members) print(`  ${value.padEnd(width)}  ${ids.join(", ") || "–"}`);
      }
    });
}
