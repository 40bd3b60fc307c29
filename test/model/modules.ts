import { didYouMean } from "../../sim/input/suggestions.ts";
import { WORLD_TALLIES } from "../../sim/model/declared.ts";
import {
  FIELDS,
  MECHANISMS,
  MODULES,
  OPERATION_COLUMNS,
  OPERATION_NUMBERS,
  PERSON_COLUMNS,
  SHARED,
  TALLIES,
  WORLD_NUMBERS,
} from "../../sim/model/model.ts";
import type { Group } from "../../sim/scenario/field.ts";
import type { ModelModule } from "../../sim/world/module.ts";
import { declaredBy, FIELD_NAMES, prefixed, tallied } from "./declared-names.ts";
import type { Uses } from "./uses.ts";

/** What modules of the model say that they use of each other, held against what their code uses. */

/** Groups of fields that belong to one module, and the switches; all others are everybody's. */
const GROUPS = [
  "mechanisms",
  ...[...MECHANISMS, ...SHARED].map(({ id }) => id).filter((id) => id !== "population"),
];

/** What some module declares, so that the others say that they use it. */
const DECLARED: ReadonlySet<string> = new Set([
  ...prefixed("people", Object.keys(PERSON_COLUMNS)),
  ...prefixed("operation", Object.keys(OPERATION_COLUMNS)),
  ...prefixed("operation.numbers", Object.keys(OPERATION_NUMBERS)),
  ...prefixed("numbers", Object.keys(WORLD_NUMBERS)),
  ...tallied([...WORLD_TALLIES, ...TALLIES]),
  ...FIELD_NAMES.filter((name) => GROUPS.includes(name.split(".")[1])),
]);

/** Ids of modules by the file whose code is theirs; "" for a file that belongs to none. */
export type ModuleOf = ReadonlyMap<string, string>;

/** A file's code is the module's whose declaration, equations or fields it holds, and else the world's in `world/`. */
export const MODULE_OF: ModuleOf = new Map(
  Object.entries(
    import.meta.glob<Record<string, unknown>>("../../sim/{world,choice,mechanisms}/**/*.ts", { eager: true }),
  ).map(([path, exported]) => {
    const file = path.replace("../../", "");
    const values = Object.values(exported);
    const found = [...MECHANISMS, ...SHARED].find(({ id, equations }) =>
      values.some(
        (value) =>
          (value as Partial<ModelModule> | null)?.equations === equations ||
          (Array.isArray(value) && equations.includes(value[0])) ||
          (value !== undefined && value === (FIELDS[id] as Group | undefined)?.fields),
      ),
    );
    return [file, found?.id ?? (file.startsWith("sim/world/") ? "world" : "")];
  }),
);

/** Every `reads` that leaves something out, says too much, or names nothing. */
export function wrongReads(
  uses: Uses,
  modules: readonly ModelModule[] = MODULES,
  moduleOf: ModuleOf = MODULE_OF,
): string[] {
  const strays = [...uses].flatMap(([name, files]) =>
    [...files.keys()]
      .filter((file) => moduleOf.get(file) === "" && DECLARED.has(name))
      .map(
        (file) => `${file} uses ${name} for nobody: export equations of it, and spread them in a mechanism's`,
      ),
  );
  return [...strays, ...modules.flatMap((module) => wrongReadsOf(module, uses, moduleOf))];
}

function wrongReadsOf(module: ModelModule, uses: Uses, moduleOf: ModuleOf): string[] {
  const own = declaredBy(module);
  const used = new Map(
    [...uses].flatMap(([name, files]): [string, string][] => {
      const file = [...files.keys()].find((one) => moduleOf.get(one) === module.id);
      return file === undefined || own.has(name) || !DECLARED.has(name) ? [] : [[name, file]];
    }),
  );
  const missing = [...used].filter(([name]) => !module.reads.includes(name));
  return [
    ...missing.map(
      ([name, file]) => `${file} uses ${name} of another module: add "${name}" to reads of ${module.id}`,
    ),
    ...module.reads.flatMap((name, place) => {
      const said = `reads of ${module.id}: "${name}"`;
      if (module.reads.indexOf(name) !== place) return [`${said} stands there twice`];
      if (own.has(name)) return [`${said} is its own, which need not be said`];
      if (!DECLARED.has(name)) return [`${said} is declared by nobody${suggested(name)}`];
      if (used.has(name)) return [];
      return [
        `${said} is used by none of its files: take it out, or add to test/model/worlds.ts a world in which it is`,
      ];
    }),
  ];
}

function suggested(name: string): string {
  const near = didYouMean(name, DECLARED);
  return near === undefined ? "" : `; ${near.en}`;
}
