import { EXIT_REASONS } from "../../sim/choice/leaving.ts";
import type { EXIT } from "../../sim/host/cli/exit-codes.ts";

/**
 * What the keys and columns of outputs mean. A test compares each list with a real output, both ways: every key that is
 * written has a meaning, and every meaning a key that is written.
 */
export type Meanings = Readonly<Record<string, string>>;

/** `run --json` and `compare --json`, and the report of the library. */
export const REPORT_KEYS = {
  levain: "Version of the program.",
  seed: "Text from which all chance comes.",
  replicates: "Worlds run per scenario.",
  digest: "Digest of all results, see [Digest](#digest).",
  "scenarios[]": "One per scenario, the baseline first.",
  "scenarios[].id": "Its id, or the words that named it on the command line when it has overrides.",
  "scenarios[].metrics.<metric>": "How the metric spreads over the worlds in which it is defined.",
  "scenarios[].metrics.<metric>.unit": "Unit of the metric.",
  "scenarios[].metrics.<metric>.mean": "Mean; `null` when the metric is undefined in every world.",
  "scenarios[].metrics.<metric>.sd": "Standard deviation (n − 1); `null` with fewer than two defined worlds.",
  "scenarios[].metrics.<metric>.q05": "5 % quantile (Hyndman & Fan's type 7); `null` as the mean.",
  "scenarios[].metrics.<metric>.q25": "25 % quantile.",
  "scenarios[].metrics.<metric>.q50": "Median.",
  "scenarios[].metrics.<metric>.q75": "75 % quantile.",
  "scenarios[].metrics.<metric>.q95": "95 % quantile.",
  "warnings[]":
    "What makes the results unreliable and only a run can tell; no `warnings` where there is nothing.",
  "warnings[].en": "The warning in English.",
  "warnings[].fr": "The warning in French.",
  "comparisons[]": "One per scenario after the first; empty for `run`.",
  "comparisons[].baseline": "Id of the first scenario.",
  "comparisons[].scenario": "Id of the other scenario.",
  "comparisons[].metrics.<metric>":
    "The metric of the other scenario less that of the baseline, world by world.",
  "comparisons[].metrics.<metric>.meanDifference": "Mean of the differences; `null` when there are none.",
  "comparisons[].metrics.<metric>.ci95":
    "95 % interval [low, high] of that mean, not of the worlds: Student's, widened to the side of the long tail where the differences are skewed; `null` with fewer than two differences.",
  "comparisons[].metrics.<metric>.q05": "5 % quantile of the differences: the spread of worlds.",
  "comparisons[].metrics.<metric>.q50": "Median difference.",
  "comparisons[].metrics.<metric>.q95": "95 % quantile of the differences.",
  "comparisons[].metrics.<metric>.higherIn": "Worlds in which the other scenario has more.",
  "comparisons[].metrics.<metric>.lowerIn": "Worlds in which it has less.",
  "comparisons[].metrics.<metric>.equalIn": "Worlds in which both have the same.",
  "comparisons[].metrics.<metric>.undefinedIn": "Worlds in which the metric is undefined under one or both.",
  "comparisons[].metrics.<metric>.of": "All worlds: the sum of the four counts above.",
  "comparisons[].metrics.<metric>.varianceReduction":
    "Variance of the difference between independent worlds, divided by that between matched ones; `null` without variance.",
  "comparisons[].metrics.<metric>.verdict":
    "`higher` or `lower` (by enough to matter), `higher-perhaps-too-little`, `lower-perhaps-too-little`, `same` (no difference that matters) or `cannot-tell`; `null` for a metric that is not a headline.",
  "comparisons[].metrics.<metric>.worldsNeeded":
    "Where the verdict leaves open which way, or whether it matters: about how many matched worlds would decide; `null` otherwise, or when no number would.",
} satisfies Meanings;

/** Further keys of `compare --ensemble --json`. */
export const ENSEMBLE_KEYS = {
  "ensemble.levain": "Version of the program that wrote the ensemble.",
  "ensemble.calibration": "Id of the calibration.",
  "ensemble.scenario": "Id of the scenario for which the settings were fitted.",
  "ensemble.scenarioHash": "Its hash, before its free fields were set.",
  "ensemble.hash":
    "SHA-256 of the whole ensemble as JSON, settings sorted by distance and id, fields by path.",
  "ensemble.accepted": "Settings that the calibration accepted.",
  "ensemble.fitted":
    "Whether the baseline, before `--weeks` and `--consumers`, is the scenario that was fitted.",
  "ensemble.leftOut":
    "Only with the ensemble `default`: its fields that were left as the scenarios have them; absent if there are none.",
  "ensemble.settings[]": "The settings used, the nearest first.",
  "ensemble.settings[].id": "Id.",
  "ensemble.settings[].distance":
    "Largest distance from a target, in its tolerances; at most 1 where accepted.",
  "ensemble.settings[].values": "Value by path of the field.",
  "comparisons[].metrics.<metric>.settings.higherIn":
    "Settings whose mean difference is positive and at least the smallest relevant one.",
  "comparisons[].metrics.<metric>.settings.lowerIn": "Settings in which it is negative and as large.",
  "comparisons[].metrics.<metric>.settings.sameIn": "Settings in which it is too small to matter.",
  "comparisons[].metrics.<metric>.settings.undefinedIn":
    "Settings in which no world has the metric defined under both scenarios.",
  "comparisons[].metrics.<metric>.settings.of": "All settings: the sum of the four counts above.",
  "comparisons[].metrics.<metric>.settings.min":
    "Least of the settings' mean differences; `null` where all are undefined.",
  "comparisons[].metrics.<metric>.settings.median": "Median of them.",
  "comparisons[].metrics.<metric>.settings.max": "Largest of them.",
  "comparisons[].metrics.<metric>.settings.minAt": "Id of the setting with the least, the nearest of equals.",
  "comparisons[].metrics.<metric>.settings.maxAt": "Id of the setting with the largest.",
  "comparisons[].metrics.<metric>.settings.agreed":
    "Verdict of at least nine settings in ten, or of all if there are fewer than ten: `higher`, `lower` or `same`; `null` where they are divided.",
  "comparisons[].metrics.<metric>.dependsOn":
    "Present if the verdict was withheld because settings are divided; otherwise `null`, as for a metric that is not a headline.",
  "comparisons[].metrics.<metric>.dependsOn.path":
    "Field whose value is most closely related to the settings' differences; `null` if no relation is beyond chance with a rank correlation of at least ±.5, or with fewer than seven settings.",
  "comparisons[].metrics.<metric>.dependsOn.rho":
    "Spearman's rank correlation of that field's value with the setting's mean difference; `null` if the path is.",
} satisfies Meanings;

/** `compare --ablate --json`. */
export const ABLATE_KEYS = {
  baseline: "Id of the first scenario, A.",
  scenario: "Id of the other scenario, B.",
  replicates: "Worlds run per scenario.",
  seed: "Text from which all chance comes.",
  "ablations.<metric>[]":
    "Per headline metric, one entry for each mechanism that is on in both scenarios, the strongest drive first.",
  "ablations.<metric>[].mechanism": "Id of the mechanism.",
  "ablations.<metric>[].whole":
    "Median of B − A with all mechanisms as they are; `null` when undefined in every world.",
  "ablations.<metric>[].without": "Median of B − A with this mechanism off in both; `null` as above.",
  "ablations.<metric>[].drive":
    "Mean change of B − A when it is off, in standard deviations of B − A over the worlds; 0 when nothing changes, `null` when B − A is the same in every world.",
} satisfies Meanings;

/** Files of ready pairs. */
export const PAIR_KEYS = {
  id: "Name for `compare`.",
  "title.en": "Title in English.",
  "title.fr": "Title in French.",
  "question.en": "The question it answers, in English.",
  "question.fr": "The question it answers, in French.",
  baseline: "The first scenario: an id, or a scenario written here.",
  others: "The others, one or more, as ids or written here.",
  headline: "Ids of the metrics that get a verdict, one to six, named before running.",
  replicates: "Worlds that the question needs, if the usual 24 do not answer it; 24 if absent.",
} satisfies Meanings;

/** `scenarios --json`. */
export const LIST_KEYS = {
  "scenarios[]": "The built-in scenarios, by id.",
  "scenarios[].id": "Name for `run`, `compare`, `show` and `extends`.",
  "scenarios[].title.en": "Title in English.",
  "scenarios[].title.fr": "Title in French.",
  "scenarios[].story.en": "What it is about, in English.",
  "scenarios[].story.fr": "What it is about, in French.",
  "scenarios[].kind.form":
    "For a system of the source texts, as all that follows: the form of its operations.",
  "scenarios[].kind.workMode": "Their work mode, or modes of half of the work each.",
  "scenarios[].kind.role": "Role of people.",
  "scenarios[].kind.stage": "Stage of production.",
  "scenarios[].kind.consent": "Consent.",
  "scenarios[].kind.public": "Public addressed.",
  "scenarios[].kind.sector": "Sectors in which the texts see it.",
  "scenarios[].kind.need": "Needs that it serves.",
  "scenarios[].kind.risk": "Risks that it raises.",
  "pairs[]": "The ready comparisons, by id.",
  "pairs[].id": "Name for `compare`.",
  "pairs[].title.en": "Title in English.",
  "pairs[].title.fr": "Title in French.",
  "pairs[].question.en": "The question it answers, in English.",
  "pairs[].question.fr": "The question it answers, in French.",
  "pairs[].headline": "Ids of the metrics that get a verdict.",
} satisfies Meanings;

/** `manifest.json` in a results folder. */
export const MANIFEST_KEYS = {
  levain: "Version of the program.",
  digest: "Digest of all results, see [Digest](#digest).",
  "options.seed": "Text from which all chance comes.",
  "options.firstReplicate": "Number of the first replicate.",
  "options.replicates": "Worlds run per scenario.",
  "options.headlines": "Ids of the metrics that get a verdict.",
  "options.compared": "Whether scenarios were compared with the first.",
  "options.format": "`csv`, `csv-excel-fr` or `parquet`.",
  "files[]": "The other files of the folder.",
  "files[].file": "Name.",
  "files[].rows": "Rows, not counting the header.",
  "files[].sha256": "SHA-256 of its bytes.",
  "metrics.<metric>": "Unit of the metric.",
  "scenarios[]": "The scenarios, the baseline first.",
  "scenarios[].id": "Id, as in the files.",
  "scenarios[].hash": "SHA-256 of the resolved scenario as JSON, without its title, story and provenance.",
  "scenarios[].differsFromFirst[]": "Each value that differs from the first scenario.",
  "scenarios[].differsFromFirst[].path": "Path of the field.",
  "scenarios[].differsFromFirst[].before": "Value in the first scenario; absent where it has no such record.",
  "scenarios[].differsFromFirst[].after": "Value in this one; absent where it has no such record.",
  "scenarios[].resolved": "Every field with its value: enough to run it again.",
} satisfies Meanings;

/** Further keys of `manifest.json` under an ensemble, as in the report. */
export const MANIFEST_ENSEMBLE_KEYS = Object.fromEntries(
  Object.entries(ENSEMBLE_KEYS).filter(([key]) => key.startsWith("ensemble.")),
);

/** The column after `scenario` in every file under an ensemble. */
export const SETTING_COLUMN = { setting: "Id of the setting." } satisfies Meanings;

/** Columns of `runs`, before a column per metric. */
export const RUNS_COLUMNS = {
  scenario: "Id of the scenario.",
  replicate: "Number of the replicate. The same number under two scenarios is a pair of matched worlds.",
} satisfies Meanings;

/** Columns of `series`, before a column per weekly metric. */
export const SERIES_COLUMNS = {
  ...RUNS_COLUMNS,
  week: "Week, from 0; the warm-up has no rows.",
} satisfies Meanings;

export const PEOPLE_COLUMNS = {
  ...RUNS_COLUMNS,
  operation: "Id of the operation.",
  person: "Number of the person, from 0; the same person in matched worlds.",
  segment: "Id of the person's segment.",
  status:
    "`unaware`, `aware`, `enrolled`, `lapsed` or `excluded`, when the horizon ends; `departed` for those who left the public before.",
  contributions:
    "Contributions made, including during the warm-up and before the opening; traces that people leave unaware are counted for the operation only.",
  contributionsBefore: "Those of them that a starting member had made before the opening.",
  horizonContributions: "Contributions made in the horizon, rejected ones included.",
  rejected: "Those of them that were rejected.",
  rejectedAtFirst: "Contributions rejected in the week of the first, in the horizon or before.",
  weeksContributing: "Weeks of the horizon in which the person contributed.",
  weeksEnrolled: "Weeks of the horizon in which the person was enrolled when the week ended, or contributed.",
  timesJoined: "Times the person joined in the horizon.",
  joinedForHope: "Those of them that the hope of an income decided.",
  timesLeft: "Times the person left in the horizon, the end of a call included.",
  departures:
    "Departures with a reason in the horizon, that is, without the end of a call and where use comes from needs.",
  tiredDepartures: "Departures for `tired` or `work` in the horizon.",
  firstJoinedWeek: "Week of the first joining, negative before week 0; empty if never.",
  joinedWeek: "Week of the latest joining, negative before week 0; empty if never.",
  firstContributionWeek: "Week of the first contribution, negative before week 0; empty if none.",
  lastContributionWeek: "Week of the last contribution, negative before week 0; empty if none.",
  leftPublicWeek: "Week in which the person left the public; empty for people who are still there.",
  needs: "Needs in the horizon; 0 where use does not come from needs.",
  needsServed: "Needs that staff met in the horizon.",
  needsUnmet: "Needs that were not met in the horizon.",
  pushed: "Contributions of the horizon that staff would have been asked for, had nobody been waiting.",
  hours: "Hours given to contributions in the horizon, without members' own coordination and control.",
  memberHours: "Hours given to members' own coordination and control in the horizon.",
  euros:
    "Money and gifts received, prizes, shares and the income from an audience included, the warm-up included.",
  careerEuros: "Income that an audience brought the person in the horizon.",
  practice: "Practice gained by contributing, 0–1, at the end.",
  satisfaction: "Satisfaction, −1–1, at the end; 0 for people who never contributed.",
  attachmentBefore:
    "Attachment to the organisation, 0–1, before everything; like the columns that follow it, the same in each operation.",
  attachment: "Attachment to the organisation, 0–1, at the end.",
  ownership: "Feeling of ownership, 0–1, at the end.",
  workFeel: "How much taking part feels like work, 0–1, at the end.",
  tiredness: "Tiredness, 0–1, at the end.",
  digitalSkill: "Digital skill, 0–1.",
  technicalSkill: "Technical skill, 0–1.",
  relationalSkill: "Relational skill, 0–1.",
  writingSkill: "Writing skill, 0–1.",
  creativeSkill: "Creative skill, 0–1.",
  exitReason: `Reason for the person's latest departure: ${[...EXIT_REASONS, "closed"].map((name) => `\`${name}\``).join(", ")} (the operation ended); empty if they never left, and where use comes from needs.`,
} satisfies Meanings;

/** Columns of `reasons`. */
export const REASONS_COLUMNS = {
  ...RUNS_COLUMNS,
  week: "Week, from 0.",
  operation: "Id of the operation.",
  segment: "Id of the segment.",
  reason: "Reason, as below.",
  people: "Real people of that segment who have that reason.",
} satisfies Meanings;

export const EXIT_MEANINGS: Readonly<Record<keyof typeof EXIT, string>> = {
  done: "Done.",
  internalError: "An internal error; with `LEVAIN_DEBUG` set, the message says where.",
  userError: "Something that the user can correct: a value, an option, a file. Every problem is listed.",
  negative:
    "The work is done and its files are written, but the answer is negative: no setting of `calibrate` is within all tolerances, or none of those is so in fresh worlds, or every run of a study failed.",
  interrupted:
    "Interrupted; nothing was written, except by `calibrate` and `study`, which resume when they are started again.",
};

/** Keys of `found` without a meaning, and meanings without a key in `found`. */
export function unmatched(
  found: Iterable<string>,
  meanings: Meanings,
): { undescribed: string[]; unknown: string[] } {
  const keys = new Set(found);
  return {
    undescribed: [...keys].filter((key) => !Object.hasOwn(meanings, key)),
    unknown: Object.keys(meanings).filter((key) => !keys.has(key)),
  };
}

/**
 * Key paths of a JSON value: `[]` for the items of a list of objects, `<metric>` for metric ids under `metrics` and
 * `ablations`.
 * Lists of plain values are leaves, and so are the values at the paths in `whole`.
 */
export function keyPaths(value: unknown, whole: readonly string[] = [], path = ""): string[] {
  if (typeof value !== "object" || value === null || whole.includes(path)) return [path];
  if (Array.isArray(value)) {
    const items = value.filter((item) => typeof item === "object" && item !== null);
    return items.length === 0 && value.length > 0
      ? [path]
      : [`${path}[]`, ...items.flatMap((item) => keyPaths(item, whole, `${path}[]`))];
  }
  const metrics = /(^|\.)(metrics|ablations)$/.test(path);
  const below = Object.entries(value).flatMap(([key, inner]) =>
    keyPaths(inner, whole, `${path === "" ? "" : `${path}.`}${metrics ? "<metric>" : key}`),
  );
  return path.endsWith(".<metric>") ? [path, ...below] : below;
}
