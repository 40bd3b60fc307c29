import { join } from "node:path";
import { counted, type Noun } from "../../input/counted.ts";
import { printable } from "../../input/problems.ts";
import type { Language, Text } from "../../input/text.ts";
import { FIRST_LOOK } from "../../study/replicates.ts";
import { worldsAtMost } from "../study/layout.ts";
import { type MergedStudy, PART } from "../study/merge.ts";
import { alteredFiles, isMerged } from "../study/merged-files.ts";
import { type Shard, shardsHeld } from "../study/shard.ts";
import type { StudyFolder } from "../study/study-folder.ts";
import type { Context } from "./language.ts";

const RUN: Noun = { en: ["run", "runs"], fr: ["simulation", "simulations"] };
const FAILED: Noun = {
  en: ["run failed", "runs failed"],
  fr: ["simulation a échoué", "simulations ont échoué"],
};
const DONE: Noun = {
  en: ["part is done", "parts are done"],
  fr: ["partie est faite", "parties sont faites"],
};
const MISSING: Noun = { en: ["is missing", "are missing"], fr: ["manque", "manquent"] };
const BROKEN: Noun = {
  en: [
    "part is altered or truncated and will run again",
    "parts are altered or truncated and will run again",
  ],
  fr: [
    "partie est altérée ou tronquée, et sera refaite",
    "parties sont altérées ou tronquées, et seront refaites",
  ],
};
const LEFT: Noun = { en: ["is left", "are left"], fr: ["reste à faire", "restent à faire"] };
const POINT: Noun = { en: ["point", "points"], fr: ["point", "points"] };
const SCENARIO: Noun = { en: ["scenario", "scenarios"], fr: ["scénario", "scénarios"] };
const WORLD: Noun = { en: ["world", "worlds"], fr: ["monde", "mondes"] };
const ROW: Noun = { en: ["row", "rows"], fr: ["ligne", "lignes"] };

/** Prints how large a study is. */
export function printPlan({ plan, layout, path }: StudyFolder, { print, say }: Context): void {
  const { points, scenarios, replicates } = plan;
  const worlds = worldsAtMost(plan);
  const size = (language: Language) =>
    [
      counted(points, POINT, language),
      counted(scenarios.length, SCENARIO, language),
      counted(worlds, WORLD, language),
    ].join(" × ");
  const runs = (language: Language) => counted(points * scenarios.length * worlds, RUN, language);
  const parts = (language: Language) => counted(layout.parts, PART, language);
  print(printable(`${plan.id}: ${path}`));
  print(
    say(
      "fixed" in replicates
        ? {
            en: `${size("en")} = ${runs("en")}, in ${parts("en")}`,
            fr: `${size("fr")} = ${runs("fr")}, en ${parts("fr")}`,
          }
        : {
            en: `${size("en")} at most = ${runs("en")} at most, in ${parts("en")}`,
            fr: `${size("fr")} au plus = ${runs("fr")} au plus, en ${parts("fr")}`,
          },
    ),
  );
}

/** Warns of a maximum below the first look: such differences are less well known than they look. */
export function warnOfFew({ plan: { replicates } }: StudyFolder, { note, say }: Context): void {
  if ("fixed" in replicates || replicates.max >= FIRST_LOOK) return;
  note(
    say({
      en: `warning: replicates.max is ${replicates.max}; with fewer than ${FIRST_LOOK} worlds a mean difference is further than halfWidth from the truth more often than at one point in twenty`,
      fr: `attention : replicates.max vaut ${replicates.max} ; avec moins de ${FIRST_LOOK} mondes, une différence moyenne s’écarte de la vérité de plus de halfWidth plus souvent qu’en un point sur vingt`,
    }),
  );
}

/** Prints what is left of a study that is resumed. */
export function noteLeft(done: number, left: number, { note, say }: Context): void {
  if (done === 0) return;
  note(
    say({
      en: `resuming: ${counted(done, DONE, "en")}, ${counted(left, LEFT, "en")}`,
      fr: `reprise : ${counted(done, DONE, "fr")}, ${counted(left, LEFT, "fr")}`,
    }),
  );
}

/** Prints how far a study has got, after reading and checking every part. */
export function printStatus(folder: StudyFolder, context: Context): void {
  const { print, say } = context;
  const { parts } = folder.layout;
  printPlan(folder, context);
  const broken: number[] = [];
  let [sound, runs, failed] = [0, 0, 0];
  for (let number = 0; number < parts; number++) {
    const part = folder.readPart(number);
    if (part === "broken") broken.push(number);
    if (typeof part === "string") continue;
    sound++;
    runs += part.metrics[0].length;
    failed += part.failures.length;
  }
  const missing = parts - sound - broken.length;
  const counts = (language: Language) =>
    `${counted(sound, DONE, language)} (${counted(runs, RUN, language)}), ${counted(missing, MISSING, language)}`;
  print(say({ en: counts("en"), fr: counts("fr") }));
  if (broken.length > 0)
    print(
      say({
        en: `${counted(broken.length, BROKEN, "en")}: ${listed(broken)}`,
        fr: `${counted(broken.length, BROKEN, "fr")} : ${listed(broken)}`,
      }),
    );
  if (failed > 0) print(say(failedText(folder, failed)));
  for (const { shard, holder } of shardsHeld(folder))
    print(
      say({
        en: `shard ${shard.place}/${shard.of}: process ${holder.process} on ${printable(holder.host)}`,
        fr: `tranche ${shard.place}/${shard.of} : processus ${holder.process} sur ${printable(holder.host)}`,
      }),
    );
  print(say(mergeText(folder, sound === parts)));
}

/** @param isWhole whether all parts are sound */
function mergeText(folder: StudyFolder, isWhole: boolean): Text {
  if (!isMerged(folder)) return { en: "not merged yet", fr: "pas encore réunie" };
  const altered = printable(alteredFiles(folder).join(", "));
  if (altered !== "")
    return {
      en: `merged, but altered since: ${altered}; levain study merge ${folder.pasted} writes them again`,
      fr: `réunie, mais modifiée depuis : ${altered} ; levain study merge ${folder.pasted} les récrit`,
    };
  if (isWhole) return { en: "merged", fr: "réunie" };
  return {
    en: "merged when all parts were sound; not all are now",
    fr: "réunie quand toutes les parties étaient intactes ; elles ne le sont plus toutes",
  };
}

/** Prints that a shard has nothing left to run. */
export function printShard(
  { layout, pasted }: StudyFolder,
  { place, of }: Shard,
  own: number,
  { print, say }: Context,
): void {
  const counts = (language: Language) => counted(own, DONE, language);
  print(
    say({
      en: `shard ${place}/${of}: ${counts("en")}, of ${layout.parts} in all; once all shards have run, levain study merge ${pasted} combines them`,
      fr: `tranche ${place}/${of} : ${counts("fr")}, sur ${layout.parts} en tout ; quand toutes les tranches auront tourné, levain study merge ${pasted} les réunira`,
    }),
  );
}

/** Prints what the merged files hold. */
export function printMerged(
  folder: StudyFolder,
  { files, failed, imprecise, mended, older }: MergedStudy,
  { language, print, note, say }: Context,
): void {
  for (const { file, rows, sha256 } of files)
    print(printable(`${join(folder.path, file)}: ${counted(rows, ROW, language)}, SHA-256 ${sha256}`));
  if (failed > 0) print(say(failedText(folder, failed)));
  if (imprecise > 0) print(say(impreciseText(folder, imprecise)));
  if (mended.length > 0)
    note(
      say({
        en: `missing or altered since the last merge, and written again: ${listed(mended)}`,
        fr: `absent ou altéré depuis la dernière réunion, et réécrit : ${listed(mended)}`,
      }),
    );
  if (older.length > 0)
    note(
      say({
        en: `from an earlier merge in another format, and no longer in manifest.json: ${listed(older)}; delete what you do not need`,
        fr: `d’une réunion précédente dans un autre format, et absent de manifest.json : ${listed(older)} ; supprimez ce qui ne sert plus`,
      }),
    );
}

function impreciseText({ plan }: StudyFolder, imprecise: number): Text {
  const counts = (language: Language) =>
    [counted(imprecise, POINT, language), counted(worldsAtMost(plan), WORLD, language)] as const;
  const [[en, worlds], [fr, mondes]] = [counts("en"), counts("fr")];
  return {
    en: `${en} of ${plan.points} ran all ${worlds} without reaching the precision asked for`,
    fr: `${fr} sur ${plan.points} sans la précision demandée, même avec les ${mondes}`,
  };
}

function failedText({ pasted }: StudyFolder, failed: number): Text {
  const command = printable(`levain study resume ${pasted} --retry-failed`);
  return {
    en: `${counted(failed, FAILED, "en")}, see the column error; if the machine was to blame, run them again with ${command}`,
    fr: `${counted(failed, FAILED, "fr")}, voir la colonne error ; si la machine était en cause, relancez avec ${command}`,
  };
}

const MOST_LISTED = 10;

const listed = (parts: readonly (number | string)[]) =>
  parts.slice(0, MOST_LISTED).join(", ") + (parts.length > MOST_LISTED ? " …" : "");
