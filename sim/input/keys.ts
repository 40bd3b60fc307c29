import type { JsonSchema, Key, Keys, Shape } from "./shape.ts";
import type { Text } from "./text.ts";
import { number, TEXT } from "./values.ts";

/** Keys of files. */

/** A key with a text that documents and editors show. */
export interface FileKey extends Key {
  readonly text: Text;
}

export type FileKeys = Readonly<Record<string, FileKey>>;

/** @param preset the default value of the key */
export function key(shape: Shape, en: string, fr: string, preset?: unknown): FileKey {
  return { ...shape, text: { en, fr }, ...(preset === undefined ? {} : { default: preset }) };
}

/** Makes a key required. */
export const required = <K extends Key>(one: K): K => ({ ...one, required: true });

/** The key `$schema`, which tells an editor where the schema of a file is. */
export const schemaKey = (file: string): FileKey =>
  key(
    TEXT,
    `Path of \`${file}\`, for editors; the program ignores it.`,
    `Chemin de \`${file}\`, pour les éditeurs ; le programme l’ignore.`,
  );

/** Version of a file's format. @param newest the newest version that this program knows */
export function versionKey(newest: number): FileKey {
  const expected = {
    en: `a version of the format up to ${newest}, the newest that this program knows`,
    fr: `une version du format jusqu’à ${newest}, la plus récente que ce programme connaisse`,
  };
  const shape = number([1, newest], { whole: true, expected });
  return key(shape, "Version of the format.", "Version du format.", newest);
}

/** The values of an object's keys, with defaults for missing keys. @param raw an object already checked */
export function keyValues(keys: Keys, raw: object): Record<string, unknown> {
  const given = raw as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(keys).map(([name, { default: preset }]) => [
      name,
      (Object.hasOwn(given, name) ? given[name] : undefined) ?? preset,
    ]),
  );
}

/** JSON Schema of a file. */
export const fileSchema = (title: string, shape: Shape): JsonSchema => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title,
  ...shape.schema(),
});
