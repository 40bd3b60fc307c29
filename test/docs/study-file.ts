import type { Language } from "../../sim/input/text.ts";
import {
  DESIGN_KEYS,
  RANGE_KEYS,
  SEQUENTIAL_KEYS,
  STUDY_KEYS,
  UNTIL_KEYS,
  VALUES_KEYS,
} from "../../sim/study/study-keys.ts";
import { inputTable } from "./calibration.ts";

/** What a study file may hold. */
export function studyFileSection(language: Language): string {
  const say = (en: string, fr: string) => ({ en, fr })[language];
  return `## ${say("Study files", "Fichiers d’étude")}

${say(
  "What `levain study run` takes; [studies.md](../studies.md) explains it, and [study.schema.json](../study.schema.json) tells editors the same.",
  "Ce que prend `levain study run` ; [studies.md](../studies.md) l’explique en anglais, et [study.schema.json](../study.schema.json) le dit aux éditeurs.",
)}

${inputTable(STUDY_KEYS, language)}

${say("A field that varies, by values", "Un champ qui varie, par valeurs")} (\`vary.<path>\`):

${inputTable(VALUES_KEYS, language)}

${say("or over a range:", "ou sur une plage :")}

${inputTable(RANGE_KEYS, language)}

${say("A design", "Un plan")} (\`design\`) ${say("of type `factorial` has no other key; `latin-hypercube` and `sobol` have", "de type `factorial` n’a pas d’autre clé ; `latin-hypercube` et `sobol` ont")}

${inputTable(DESIGN_KEYS.sobol, language)}

${say("and `list` has", "et `list` a")}

${inputTable(DESIGN_KEYS.list, language)}

${say("A number of worlds that depends on what they show", "Un nombre de mondes qui dépend de ce qu’ils montrent")} (\`replicates\`):

${inputTable(SEQUENTIAL_KEYS, language)}

${say("where", "où")} \`until\` ${say("has", "a")}

${inputTable(UNTIL_KEYS, language)}`;
}
