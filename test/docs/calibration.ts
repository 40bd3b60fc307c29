import {
  CALIBRATION_KEYS,
  FREE_KEYS,
  OTHER_KEYS,
  TABLE_KEYS,
  TARGET_KEYS,
} from "../../sim/calibration/calibration-keys.ts";
import type { FileKeys } from "../../sim/input/keys.ts";
import type { Language, Text } from "../../sim/input/text.ts";
import { code, table } from "./markdown.ts";

type Texts = Readonly<Record<string, Text>>;

/** Keys of `diagnostics.json`; a test compares them with a real one, both ways. */
export const DIAGNOSTICS_KEYS = {
  version: { en: "Version of the format, 1.", fr: "Version du format, 1." },
  levain: { en: "Version of the program.", fr: "Version du programme." },
  calibration: { en: "Id of the calibration.", fr: "Identifiant du calage." },
  planHash: {
    en: "SHA-256 of the plan and the version, as in `calibration.json`.",
    fr: "SHA-256 du plan et de la version, comme dans `calibration.json`.",
  },
  scenario: { en: "Id of the calibrated scenario.", fr: "Identifiant du scénario calé." },
  stopped: {
    en: "Why the search stopped: `all-within` (all settings kept are accepted), `few-enter` (less than 5 % of a wave was kept) or `waves-used`.",
    fr: "Pourquoi la recherche s’est arrêtée : `all-within` (tous les réglages gardés sont acceptés), `few-enter` (moins de 5 % d’une vague a été gardé) ou `waves-used` (toutes les vagues sont faites).",
  },
  waves: { en: "Waves run.", fr: "Vagues faites." },
  settings: { en: "Settings run.", fr: "Réglages simulés." },
  refused: {
    en: "Of these, settings under which the scenario contradicts itself; they count as infinitely far.",
    fr: "Parmi eux, ceux sous lesquels le scénario se contredit ; ils comptent comme infiniment loin.",
  },
  worlds: { en: "Worlds per setting.", fr: "Mondes par réglage." },
  checkWorlds: {
    en: "Fresh worlds of each accepted setting, and as many again of the fitted one.",
    fr: "Mondes nouveaux de chaque réglage accepté, et autant encore du réglage retenu.",
  },
  accepted: { en: "Settings within all tolerances.", fr: "Réglages dans toutes les tolérances." },
  held: {
    en: "Of these, settings within all tolerances in fresh worlds too: those of the ensemble.",
    fr: "Parmi eux, ceux qui sont aussi dans toutes les tolérances dans des mondes nouveaux : ceux de l’ensemble.",
  },
  "missed[]": {
    en: "One per accepted setting that misses a target in fresh worlds, and is left out of the ensemble; nearest first.",
    fr: "Un élément par réglage accepté qui manque une cible dans des mondes nouveaux, et que l’ensemble écarte ; les plus proches d’abord.",
  },
  "missed[].setting": { en: "The setting.", fr: "Le réglage." },
  "missed[].target": {
    en: "Index of the target that it misses by most.",
    fr: "Indice de la cible qu’il manque le plus.",
  },
  "missed[].deviation": {
    en: "Its |mean − value| in tolerances; `null` when the mean is undefined.",
    fr: "Son |moyenne − valeur| en tolérances ; `null` si la moyenne est indéfinie.",
  },
  "fitted.setting": { en: "The nearest setting.", fr: "Le réglage le plus proche." },
  "fitted.distance": {
    en: "Largest |mean − value| in tolerances, in the worlds of the fit; `null` when a metric is undefined.",
    fr: "Plus grand |moyenne − valeur| en tolérances, dans les mondes de l’ajustement ; `null` si un indicateur n’est pas défini.",
  },
  "fitted.accepted": {
    en: "Whether it is within all tolerances; if not, it is only the nearest.",
    fr: "S’il est dans toutes les tolérances ; sinon, il n’est que le plus proche.",
  },
  "fitted.also[]": { en: "One per entry of `also`.", fr: "Un par élément de `also`." },
  "fitted.also[].id": { en: "Its id.", fr: "Son identifiant." },
  "fitted.also[].values": {
    en: "Values of the nuisances there, by path.",
    fr: "Valeurs des paramètres de nuisance, par chemin.",
  },
  "fitted.values": {
    en: "Value of each free field, by path.",
    fr: "Valeur de chaque champ libre, par chemin.",
  },
  "judged.distance": {
    en: "Largest |mean − value| of the fitted setting, in tolerances, in as many fresh worlds again, by which nobody chose it; `null` when a metric is undefined.",
    fr: "Plus grand |moyenne − valeur| du réglage retenu, en tolérances, dans autant de mondes nouveaux encore, qui n’ont servi à rien choisir ; `null` si un indicateur n’est pas défini.",
  },
  "judged.met": {
    en: "Whether it is within all tolerances there.",
    fr: "S’il y est dans toutes les tolérances.",
  },
  "targets[]": { en: "One per target, in order.", fr: "Un élément par cible, dans l’ordre." },
  ...targetTexts("targets[]"),
  ...observedTexts("targets[]"),
  "targets[].nearest.setting": {
    en: "The setting nearest to this target alone; `nearest` is `null` when the metric is undefined under every setting.",
    fr: "Le réglage le plus proche de cette cible prise seule ; `nearest` est `null` si l’indicateur n’est défini sous aucun réglage.",
  },
  "targets[].nearest.mean": { en: "Its mean.", fr: "Sa moyenne." },
  "targets[].nearest.deviation": {
    en: "Its |mean − value| in tolerances.",
    fr: "Son |moyenne − valeur| en tolérances.",
  },
  "targets[].reached": {
    en: "Whether some setting came within tolerance of this target alone.",
    fr: "Si un réglage au moins atteint cette cible prise seule.",
  },
  "targets[].worldsNeeded": {
    en: "Worlds per setting that would bring the error of a setting's mean to half a tolerance; `null` where it is smaller already.",
    fr: "Mondes par réglage qui ramèneraient l’erreur sur la moyenne d’un réglage à une demi-tolérance ; `null` si elle est déjà moindre.",
  },
  "files[]": {
    en: "One per file written with this one, of which the calibration checks that it is still the same.",
    fr: "Un par fichier écrit avec celui-ci, dont le calage vérifie qu’il est resté le même.",
  },
  "files[].file": { en: "Its name.", fr: "Son nom." },
  "files[].sha256": { en: "Its SHA-256.", fr: "Son SHA-256." },
  sha256: {
    en: "SHA-256 of this file before this key, as JSON without spaces.",
    fr: "SHA-256 de ce fichier avant cette clé, en JSON sans espaces.",
  },
  "contradictions[]": {
    en: "Two targets that settings met one at a time but none met together, the worst first, at most 20; empty when any setting is accepted.",
    fr: "Deux cibles que des réglages atteignent séparément mais qu’aucun n’atteint ensemble, les pires d’abord, 20 au plus ; vide si un réglage est accepté.",
  },
  "contradictions[].targets": {
    en: "Their places in `targets`, from 0.",
    fr: "Leurs places dans `targets`, à partir de 0.",
  },
  "contradictions[].setting": { en: "The best compromise.", fr: "Le meilleur compromis." },
  "contradictions[].means": { en: "Its means of the two.", fr: "Ses moyennes pour les deux." },
  "contradictions[].deviation": {
    en: "The larger of its two misses, in tolerances.",
    fr: "Le plus grand de ses deux écarts, en tolérances.",
  },
  byChance: {
    en: "What such a search narrows and ties by chance, from fields without effect that went through it; `null` when fewer than 10 settings are accepted, or it was not measured.",
    fr: "Ce qu’une telle recherche resserre et lie par hasard, d’après des champs sans effet qui l’ont suivie ; `null` si moins de 10 réglages sont acceptés, ou si cela n’a pas été mesuré.",
  },
  "byChance.width": {
    en: "In 19 of 20 such searches, none of as many fields without effect is narrower.",
    fr: "Dans 19 recherches semblables sur 20, aucun d’autant de champs sans effet n’est plus étroit.",
  },
  "byChance.correlation": {
    en: "In 19 of 20 such searches, no two of them have a stronger rank correlation.",
    fr: "Dans 19 recherches semblables sur 20, deux d’entre eux n’ont jamais une corrélation des rangs plus forte.",
  },
  "fields[]": { en: "One per free field.", fr: "Un élément par champ libre." },
  "fields[].path": { en: "Path.", fr: "Chemin." },
  "fields[].range": { en: "Range tried.", fr: "Plage essayée." },
  "fields[].scale": { en: "`linear` or `log`.", fr: "`linear` ou `log`." },
  "fields[].fitted": { en: "Value of the fitted setting.", fr: "Valeur du réglage retenu." },
  "fields[].q05": {
    en: "5 % quantile over the accepted settings, each counting once; `null` when none is accepted.",
    fr: "Quantile à 5 % sur les réglages acceptés, comptant chacun une fois ; `null` si aucun ne l’est.",
  },
  "fields[].q50": { en: "Median.", fr: "Médiane." },
  "fields[].q95": { en: "95 % quantile.", fr: "Quantile à 95 %." },
  "fields[].width": {
    en: "Width from 5 % to 95 %, divided by that of the whole range, on the field's scale.",
    fr: "Largeur de 5 % à 95 % rapportée à celle de toute la plage, sur l’échelle du champ.",
  },
  "fields[].verdict": {
    en: "`pinned-down` (width below 0.35), `partly`, `not-pinned-down` (above 0.75), `by-chance` (narrower, but no more than `byChance.width`), or `cannot-say` (fewer than 10 accepted).",
    fr: "`pinned-down` (déterminé : largeur sous 0,35), `partly` (en partie), `not-pinned-down` (non : au-dessus de 0,75), `by-chance` (plus étroit, mais pas plus que `byChance.width`) ou `cannot-say` (moins de 10 acceptés).",
  },
  "fields[].edge": {
    en: "`low` or `high` if half of the accepted settings (of the kept ones, if too few are accepted) lie in the outer tenth of the range: widen it; `null` otherwise.",
    fr: "`low` ou `high` si la moitié des réglages acceptés (des réglages gardés, s’il y a trop peu d’acceptés) est dans le dixième extrême de la plage : élargissez-la ; sinon `null`.",
  },
  "together[]": {
    en: "Two fields known only together, and more than by chance, the closest first.",
    fr: "Deux champs connus seulement ensemble, et plus liés que par hasard, les plus liés d’abord.",
  },
  "together[].fields": { en: "Their paths.", fr: "Leurs chemins." },
  "together[].rankCorrelation": {
    en: "Spearman's rank correlation over the accepted settings; above 0.7 or below −0.7.",
    fr: "Corrélation de rang de Spearman sur les réglages acceptés ; au-dessus de 0,7 ou au-dessous de −0,7.",
  },
  "checks[]": { en: "One per check.", fr: "Un élément par vérification." },
  "checks[].id": { en: "Its id.", fr: "Son identifiant." },
  "checks[].settings": {
    en: "Accepted settings that the check ran, the nearest first, at most 20.",
    fr: "Réglages acceptés qu’elle a simulés, les plus proches d’abord, 20 au plus.",
  },
  "checks[].targets[]": { en: "One per target.", fr: "Un élément par cible." },
  ...targetTexts("checks[].targets[]"),
  ...observedTexts("checks[].targets[]"),
  "checks[].targets[].ensemble.q05": {
    en: "5 % quantile of the accepted settings' means; `null` where there are none.",
    fr: "Quantile à 5 % des moyennes des réglages acceptés ; `null` s’il n’y en a pas.",
  },
  "checks[].targets[].ensemble.q50": { en: "Median.", fr: "Médiane." },
  "checks[].targets[].ensemble.q95": { en: "95 % quantile.", fr: "Quantile à 95 %." },
} satisfies Texts;

function targetTexts(at: string): Texts {
  return {
    [`${at}.of`]: {
      en: "Id of the entry of `also` that it belongs to; empty for the calibrated scenario.",
      fr: "Identifiant de l’élément de `also` auquel elle appartient ; vide pour le scénario calé.",
    },
    ...Object.fromEntries(
      Object.entries(TARGET_KEYS as FileKeys).map(([key, { text }]) => [`${at}.${key}`, text]),
    ),
  };
}

function observedTexts(at: string): Texts {
  return {
    [`${at}.fitted.mean`]: {
      en: "Mean over the fresh worlds in which the metric is defined; `null` where there are none.",
      fr: "Moyenne sur les mondes nouveaux où l’indicateur est défini ; `null` s’il n’y en a pas.",
    },
    [`${at}.fitted.standardError`]: {
      en: "Monte Carlo standard error of that mean.",
      fr: "Erreur type de Monte-Carlo sur cette moyenne.",
    },
    [`${at}.fitted.quantile`]: {
      en: "Share of fresh worlds below the observed value; equal ones count half.",
      fr: "Part des mondes nouveaux au-dessous de la valeur observée ; les égaux comptent pour moitié.",
    },
    [`${at}.fitted.chance`]: {
      en: "Exact two-sided chance that a world of this setting lies as far out as the observed value, from its rank among the fresh worlds.",
      fr: "Probabilité bilatérale exacte qu’un monde de ce réglage soit aussi excentré que la valeur observée, d’après son rang parmi les mondes nouveaux.",
    },
    [`${at}.fitted.definedIn`]: {
      en: "Worlds in which the metric is defined.",
      fr: "Mondes où l’indicateur est défini.",
    },
    [`${at}.fitted.of`]: { en: "All fresh worlds.", fr: "Tous les mondes nouveaux." },
    [`${at}.fitted.deviation`]: {
      en: "|mean − value| in tolerances.",
      fr: "|moyenne − valeur| en tolérances.",
    },
    [`${at}.fitted.met`]: {
      en: "Whether the deviation is 1 or less.",
      fr: "Si cet écart est de 1 ou moins.",
    },
  };
}

/** Keys of `ensemble.json`. */
export const ENSEMBLE_KEYS = {
  version: { en: "Version of the format, 1.", fr: "Version du format, 1." },
  levain: { en: "Version of the program.", fr: "Version du programme." },
  calibration: { en: "Id of the calibration.", fr: "Identifiant du calage." },
  scenario: { en: "Id of the calibrated scenario.", fr: "Identifiant du scénario calé." },
  scenarioHash: {
    en: "Hash of that scenario before its free fields are set, as in the manifest.",
    fr: "Empreinte de ce scénario avant que ses champs libres soient réglés, comme dans le manifeste.",
  },
  seed: { en: "Text from which all chance comes.", fr: "Texte dont vient tout le hasard." },
  "settings[]": {
    en: "The accepted settings that hold in fresh worlds, nearest first; each counts the same.",
    fr: "Les réglages acceptés qui tiennent dans des mondes nouveaux, les plus proches d’abord ; chacun compte autant.",
  },
  "settings[].id": { en: "As in `settings.csv`.", fr: "Comme dans `settings.csv`." },
  "settings[].distance": {
    en: "Largest |mean − value| in tolerances, at most 1.",
    fr: "Plus grand |moyenne − valeur| en tolérances, 1 au plus.",
  },
  "settings[].freshDistance": {
    en: "The same in fresh worlds, at most 1.",
    fr: "Le même dans des mondes nouveaux, 1 au plus.",
  },
  "settings[].values": {
    en: "Value of each free field, by path.",
    fr: "Valeur de chaque champ libre, par chemin.",
  },
} satisfies Texts;

/** Columns of `settings.csv`, before one per free field and one per target. */
export const SETTINGS_COLUMNS = {
  setting: { en: "Id, in the order of proposal.", fr: "Identifiant, dans l’ordre des propositions." },
  wave: { en: "Wave that proposed it.", fr: "Vague qui l’a proposé." },
  kept: { en: "1 if it was kept to the end, else 0.", fr: "1 s’il a été gardé jusqu’au bout, sinon 0." },
  distance: {
    en: "Largest |mean − value| in tolerances; empty where infinite.",
    fr: "Plus grand |moyenne − valeur| en tolérances ; vide si infini.",
  },
} satisfies Texts;

export const WORDS = {
  key: { en: "key", fr: "clé" },
  column: { en: "column", fr: "colonne" },
  meaning: { en: "meaning", fr: "sens" },
  takes: { en: "takes", fr: "valeur" },
  preset: { en: "default", fr: "par défaut" },
  needed: { en: "required", fr: "obligatoire" },
} satisfies Texts;

/** Keys of an input file. */
export function inputTable(keys: FileKeys, language: Language): string {
  const say = (text: Text) => text[language];
  return table(
    [WORDS.key, WORDS.takes, WORDS.preset, WORDS.meaning].map(say),
    Object.entries(keys).map(([name, { expected, required, default: preset, text }]) => [
      code(name),
      say(expected),
      required === true ? say(WORDS.needed) : preset === undefined ? "" : code(JSON.stringify(preset)),
      say(text),
    ]),
  );
}

export const meaningTable = (texts: Texts, language: Language, head: Text = WORDS.key) =>
  table(
    [head[language], WORDS.meaning[language]],
    Object.entries(texts).map(([key, text]) => [code(key), text[language]]),
  );

/** What a calibration file may hold. */
export function calibrationFileSection(language: Language): string {
  const say = (en: string, fr: string) => ({ en, fr })[language];
  return `## ${say("Calibration files", "Fichiers de calage")}

${say(
  "What `levain calibrate` takes; [calibration.md](../calibration.md) explains it, and [calibration.schema.json](../calibration.schema.json) tells editors the same.",
  "Ce que prend `levain calibrate` ; [calibration.md](../calibration.md) l’explique en anglais, et [calibration.schema.json](../calibration.schema.json) le dit aux éditeurs.",
)}

${inputTable(CALIBRATION_KEYS, language)}

${say("A target", "Une cible")} (\`targets\`, \`also[].targets\`, \`check[].targets\`):

${inputTable(TARGET_KEYS, language)}

${say("or a table, whose columns are the keys of a target:", "ou un tableau, dont les colonnes sont les clés d’une cible :")}

${inputTable(TABLE_KEYS, language)}

${say("A field", "Un champ")} (\`free.<path>\`):

${inputTable(FREE_KEYS, language)}

${say("Other observations", "D’autres observations")} (\`also[]\`, \`check[]\`):

${inputTable(OTHER_KEYS, language)}`;
}

/** What a calibration writes. */
export function calibrationOutputSection(language: Language): string {
  const say = (en: string, fr: string) => ({ en, fr })[language];
  return `## ${say("Calibration folders", "Dossiers de calage")}

${say(
  "`calibrate FILE --out DIR` works in a folder: `calibration.json` is the plan (`levain`, `hash`, `plan`), written first; `journal` holds the results so far and is removed at the end; `lock` names the process that works there. `fitted.json` is a scenario file; `people.csv` is a copy of its table of people, if it has one. There is no `ensemble.json` when no setting is accepted and holds in fresh worlds.",
  "`calibrate FICHIER --out DOSSIER` travaille dans un dossier : `calibration.json` est le plan (`levain`, `hash`, `plan`), écrit d’abord ; `journal` contient les résultats obtenus jusque-là et disparaît à la fin ; `lock` nomme le processus qui y travaille. `fitted.json` est un fichier de scénario ; `people.csv` est une copie de son tableau de personnes, s’il en a un. Il n’y a pas d’`ensemble.json` si aucun réglage accepté ne tient dans des mondes nouveaux.",
)}

### \`settings.csv\`

${say("A row per setting; after these columns comes one per free field, and one per target with its mean (`metric`, or `metric@week`).", "Une ligne par réglage ; après ces colonnes, une par champ libre et une par cible avec sa moyenne (`indicateur` ou `indicateur@semaine`).")}

${meaningTable(SETTINGS_COLUMNS, language, WORDS.column)}

### \`ensemble.json\`

${meaningTable(ENSEMBLE_KEYS, language)}

### \`diagnostics.json\`

${meaningTable(DIAGNOSTICS_KEYS, language)}`;
}
