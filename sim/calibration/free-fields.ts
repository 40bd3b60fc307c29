import { attemptsAtEnds, placingProblems } from "../design/placing.ts";
import { LENGTH, type RawRange, rangeFactor, SAME_LENGTH, VariedFields } from "../design/varied-fields.ts";
import { valueAtPath } from "../input/paths.ts";
import type { Problem } from "../input/problems.ts";
import { byKey } from "../input/record.ts";
import { fits } from "../input/shape.ts";
import { FORMAT, type NamedScenario } from "../model/model.ts";
import type { FreeField } from "./calibration.ts";
import { CALIBRATION_KEYS, FREE } from "./calibration-keys.ts";

/** What a calibration adds to fields that vary: roles, and fields that it must not change. */

/** The free fields of a calibration, and their problems. @param raw its `free`, unchecked */
export function freeFields(raw: unknown, named: NamedScenario): { free: FreeField[]; problems: Problem[] } {
  const fields = new VariedFields([named], FORMAT, "numbers");
  const problems: Problem[] = [];
  const entries = Object.entries(CALIBRATION_KEYS.free.accepts(raw) ? (raw as object) : {}).sort(byKey);
  const free = entries.flatMap(([path, entry]): FreeField[] => {
    const found = freeField(path, entry, fields, named);
    if (!Array.isArray(found)) return [found];
    problems.push(...found);
    return [];
  });
  problems.push(...fields.idle());
  if (free.length > 0 && free.every(({ role }) => role === "nuisance")) problems.push(ONLY_NUISANCES);
  if (problems.length > 0) return { free, problems };
  const attempts = attemptsAtEnds(free, ({ path }) => `free.${path}.range`);
  return { free, problems: placingProblems([named], attempts) };
}

function freeField(
  path: string,
  entry: unknown,
  fields: VariedFields,
  { scenario }: NamedScenario,
): FreeField | Problem[] {
  const at = `free.${path}`;
  const found = path === LENGTH ? [{ path: at, expected: SAME_LENGTH }] : fields.find(path, at);
  if (Array.isArray(found)) return found;
  // Problems of its shape are reported with the file's.
  if (!fits(FREE, entry)) return [];
  const { role = "model", ...range } = entry as RawRange & Partial<Pick<FreeField, "role">>;
  const factor = rangeFactor(path, found, range, `${at}.range`);
  const plan = found.paths.map((one) => valueAtPath(scenario, one)).find(isPlan);
  const planned = plan === undefined ? [] : [{ path: at, value: plan, expected: CONSTANT }];
  if (Array.isArray(factor)) return [...factor, ...planned];
  return planned.length > 0 ? planned : { ...factor, role, of: null };
}

/** A lever that changes from week to week: replacing it by a number would make a different operation. */
const isPlan = (value: unknown) => typeof value === "string" || Array.isArray(value);

const CONSTANT = {
  en: "a field that holds a number; this lever has periods or a formula",
  fr: "un champ qui contient un nombre ; ce levier a des paliers ou une formule",
};

const ONLY_NUISANCES: Problem = {
  path: "free",
  expected: {
    en: "at least one field with the role model: nuisances are not passed on to other scenarios",
    fr: "au moins un champ dont le rôle est model : les paramètres de nuisance ne sont pas transmis aux autres scénarios",
  },
};
