import { type FileHead, fileHead } from "../input/file-head.ts";
import { list, nullable } from "../input/holders.ts";
import { key, schemaKey, versionKey } from "../input/keys.ts";
import { isRecord } from "../input/record.ts";
import type { Keys, Shape } from "../input/shape.ts";
import { plainInstead } from "../input/suggestions.ts";
import { ID, SOME_TEXT } from "../input/values.ts";
import { shapeOfFields } from "./field-shapes.ts";
import { SYSTEM_KEYS } from "./system-file.ts";

/** Version of the scenario format. */
export const FORMAT_VERSION = 1;

/** The head of a scenario file in this version of the format. @param base as in `fileHead` */
export const scenarioHead = (id: string, base?: string | null): FileHead =>
  fileHead(FORMAT_VERSION, id, base);

const KEYS = {
  $schema: schemaKey("scenario.schema.json"),
  version: versionKey(FORMAT_VERSION),
  id: key(
    ID,
    "Name of the scenario; the file's name if absent.",
    "Nom du scénario ; tiré du nom du fichier s’il manque.",
  ),
  extends: key(
    nullable({ ...SOME_TEXT, expected: { en: "the name of a scenario", fr: "le nom d’un scénario" } }),
    "A built-in scenario, or a file in the same folder; null to extend nothing. If absent: baseline.",
    "Un scénario intégré, ou un fichier du même dossier ; null pour n’en prolonger aucun. À défaut : baseline.",
  ),
  ...SYSTEM_KEYS,
} satisfies Keys;

/** Keys that belong to the file, not to the model. */
export const FILE_KEYS: readonly string[] = Object.keys(KEYS);

/** A scenario inside another file; its content is checked later, when it is resolved. */
export const SCENARIO: Shape = {
  schema: () => ({ type: ["string", "object"], minLength: 1 }),
  accepts: (value) => SOME_TEXT.accepts(value) || isRecord(value),
  expected: {
    en: "the name of a scenario, or the scenario itself as an object",
    fr: "le nom d’un scénario, ou le scénario lui-même sous forme d’objet",
  },
  suggestion: plainInstead,
};

/** Most scenarios that are compared at once: all systems of the texts, and as many of one's own. */
const MOST_SCENARIOS = 100;

/** Scenarios that are compared. */
export const COMPARED = list(SCENARIO, [1, MOST_SCENARIOS]);

/** A scenario file: its own keys, and the fields of the model. */
export const scenarioShape = shapeOfFields(KEYS);
