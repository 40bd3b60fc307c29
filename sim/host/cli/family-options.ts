import type { Command } from "commander";
import { familyOf, type Wanted, wantedIn, wantedOn } from "../../model/systems/families.ts";
import { SYSTEMS } from "../../model/systems/systems.ts";
import type { Context } from "./language.ts";

/** Options that choose systems by what they are. */
export interface FamilyOptions {
  where?: string;
  sector?: string;
  need?: string;
}

export function addFamilyOptions(command: Command, { say }: Context): Command {
  return command
    .option(
      "--where <family>",
      say({
        en: 'systems of a family: "form=one-off consent=chosen"; levain families lists the axes',
        fr: "systèmes d’une famille : « form=one-off consent=chosen » ; levain families énumère les axes",
      }),
    )
    .option("--sector <sector>", say({ en: "systems of a sector", fr: "systèmes d’un secteur" }))
    .option("--need <need>", say({ en: "systems that serve a need", fr: "systèmes qui servent un besoin" }));
}

/** Ids of the systems that are asked for; undefined if none of the options is given. @throws InputError */
export function familyIn({ where, sector, need }: FamilyOptions): string[] | undefined {
  const wanted: Wanted = [
    ...(where === undefined ? [] : wantedIn(where, "--where")),
    ...(sector === undefined ? [] : wantedOn("sector", sector, "--sector")),
    ...(need === undefined ? [] : wantedOn("need", need, "--need")),
  ];
  const [option] = [where && "--where", sector && "--sector", need && "--need"].filter(Boolean);
  return wanted.length === 0 ? undefined : familyOf(wanted, option ?? "");
}

/** Whether a call asks for systems by what they are. */
export const asksFamily = ({ where, sector, need }: FamilyOptions): boolean =>
  [where, sector, need].some((option) => option !== undefined);

/**
 * The scenarios of a call: those that are named, and then those of the family, or all systems. The command ends if there
 * are none.
 */
export function namedOrFamily(
  command: Command,
  arms: readonly string[],
  options: FamilyOptions,
  all = false,
): string[] {
  const family = familyIn(options) ?? (all ? SYSTEMS : []);
  const found = [...arms, ...family.filter((id) => !arms.includes(id))];
  if (found.length === 0) command.error("error: missing required argument 'scenario'");
  return found;
}
