import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { NOUNS } from "../../sim/input/counted.ts";
import { InputError, type Problem } from "../../sim/input/problems.ts";
import type { Text } from "../../sim/input/text.ts";
import { changedSince, sameDigits } from "../../sim/input/versions.ts";
import type { Parts } from "../client/parts.ts";
import { Pool } from "../client/pool.ts";
import type { ArmProblem } from "../client/problems.ts";
import { type FormulaQuestion, isAnswered } from "../client/protocol.ts";
import type { SettingsCheck, Shown, WorldPicture } from "../client/results.ts";
import { VERSION } from "../declarations.ts";
import { experimentOfPair, FIRST_PAIR, type Language, same, setWorlds } from "../state/edits.ts";
import type { Experiment, Letter } from "../state/experiment.ts";
import { asksTheSame } from "../state/headlines.ts";
import { changed, type History, historyOf, redone, undone } from "../state/history.ts";
import { armOfFile, placed } from "../state/imported.ts";
import { decoded, encoded, linkIn } from "../state/link.ts";
import { problemsOf } from "../state/unforeseen.ts";
import { type Written, writtenNow } from "../state/written.ts";
import type { LinkVerdict } from "../text/header.ts";
import { preferredLanguage, wordsIn } from "../text/words.ts";
import { changedFrom } from "./changed-from.ts";
import { lastVisit, saveVisit } from "./last-visit.ts";
import { hear } from "./told.ts";

export { told } from "./told.ts";

/** All that the page knows, and the only ways to change it. */

const preferred: Language = preferredLanguage(globalThis.navigator?.languages ?? []);
export const language: Signal<Language> = signal(preferred);

const history = signal<History>(historyOf(experimentOfPair(FIRST_PAIR, preferred)));
export const experiment: ReadonlySignal<Experiment> = computed(() => history.value.present);
export const canUndo: ReadonlySignal<boolean> = computed(() => history.value.past.length > 0);
export const canRedo: ReadonlySignal<boolean> = computed(() => history.value.future.length > 0);
/** What an undo would take back, and a redo do again. */
export const undoes: ReadonlySignal<Text | null> = computed(() => history.value.past.at(-1)?.what ?? null);
export const redoes: ReadonlySignal<Text | null> = computed(() => history.value.future[0]?.what ?? null);

const shownSignal = signal<Shown | null>(null);
/** The newest results; those of an earlier experiment stay until new ones come. */
export const shown: ReadonlySignal<Shown | null> = shownSignal;
/** From a change until all its worlds are there: axes keep still meanwhile. */
export const running: ReadonlySignal<boolean> = computed(
  () =>
    problems.value.length === 0 &&
    (shown.value?.digest == null || shown.value.experiment !== experiment.value),
);

const problemsSignal = signal<readonly ArmProblem[]>([]);
/** Why the present experiment cannot run. */
export const problems: ReadonlySignal<readonly ArmProblem[]> = problemsSignal;

const checkSignal = signal<SettingsCheck | null>(null);
/** What the settings of the default ensemble say of the present experiment, once somebody asks. */
export const settingsCheck: ReadonlySignal<SettingsCheck | null> = computed(() =>
  checkSignal.value !== null && asksTheSame(checkSignal.value.experiment, experiment.value)
    ? checkSignal.value
    : null,
);
export const checkSettings = (): void => pool?.check(experiment.value);
export const stopCheck = (): void => pool?.stopCheck();

const opened = signal<Written | null>(null);
const unreadable = signal<readonly Problem[]>([]);
/** What is wrong with the link that was opened. */
export const linkProblems: ReadonlySignal<readonly Problem[]> = unreadable;
export const linkVerdict: ReadonlySignal<LinkVerdict> = computed(() => {
  if (unreadable.value.length > 0) return "unreadable";
  const link = opened.value;
  if (link === null || link.experiment !== experiment.value) return "none";
  if (link.digest === null) return changedSince(link.version, VERSION) === null ? "none" : "other version";
  const settled = shown.value?.experiment === link.experiment ? shown.value.digest : null;
  if (settled === null) return problems.value.length > 0 ? "none" : "checking";
  if (settled === link.digest) return "same digits";
  return sameDigits(link.version, VERSION) ? "different digits" : "other version";
});
/** What changed in results since the version that made the link. */
export const linkChanges: ReadonlySignal<Text | null> = computed(() =>
  linkVerdict.value === "other version" ? changedSince(opened.value?.version ?? "", VERSION) : null,
);

/** Makes an edit, which can be undone; a drag of one slider is one edit. */
export function change(what: Text, edit: (e: Experiment) => Experiment): void {
  const { value } = history;
  history.value = changed(value, what, edit(value.present), performance.now());
}

export function undo(): void {
  history.value = undone(history.value);
}

export function redo(): void {
  history.value = redone(history.value);
}

/** How long the state before the last change stays in view. */
const REPLAY_MS = 1200;

/** Shows the last change again: before, then after. */
export function replay(): void {
  const after = history.value;
  const before = undone(after);
  if (before.present === after.present) return;
  history.value = before;
  setTimeout(() => {
    if (history.value === before) history.value = after;
  }, REPLAY_MS);
}

export function moreWorlds(n: number): void {
  const [en, fr] = (["en", "fr"] as const).map((one) => wordsIn(one).count(n, NOUNS.world));
  change({ en: `another ${en}`, fr: `${fr} de plus` }, (e) => setWorlds(e, e.worlds + n));
}

/** Takes a scenario file in under a letter, or says everything that is wrong with it and changes nothing. */
export async function importScenario(file: File, into: Letter): Promise<readonly Problem[]> {
  const read = await armOfFile(file, into, language.value);
  if ("problems" in read) return read.problems;
  try {
    const found = (await pool?.problemsOf(read.arm)) ?? [];
    if (found.length === 0)
      change({ en: `import into ${into}`, fr: `import dans ${into}` }, (e) => placed(e, read.arm));
    return found;
  } catch (error) {
    return problemsOf(error);
  }
}

/**
 * The address of the present experiment, with the digest of its results once they are settled.
 *
 * @throws InputError where it would be too long
 */
export async function linkOf(): Promise<string> {
  return new URL(`#${await encoded(present())}`, location.href).href;
}

/** One matched world under each scenario, week by week. @throws InputError */
export async function watchWorld(replicate: number): Promise<WorldPicture> {
  const answer = await pool?.picture(experiment.value, replicate);
  if (answer === undefined) throw new Error("the page has not begun");
  if (!isAnswered(answer)) throw new InputError(answer.problems);
  return answer;
}

/** What a formula comes to in every week; none where that cannot be told. */
export async function courseOf(question: FormulaQuestion): Promise<readonly number[]> {
  return (await pool?.courseOf(question)) ?? [];
}

function present(): Written {
  const now = shown.value;
  const digest = now?.experiment === experiment.value ? now.digest : null;
  return writtenNow(experiment.value, language.value, digest);
}

/** The notices of other people's code in this page. @throws Error where they cannot be had */
export async function notices(): Promise<string> {
  if (noticesPart === undefined) throw new Error("the page has not begun");
  return noticesPart();
}

let pool: Pool | undefined;
let noticesPart: Parts["notices"] | undefined;

export interface Beginning {
  parts: Parts;
  /** Workers that run worlds. */
  workers: number;
  /** The ready results of what the page opens with; null where they are not wanted, or cannot be had. */
  firstPicture: Promise<Shown | null>;
  /** Resolves at the first interaction; until then the ready results need no worker. */
  firstInteraction: () => Promise<void>;
  /** Whether the page has a part of this id, to which a link may jump. */
  isPart: (id: string) => boolean;
}

/** Opens what the address, the last visit or the page itself says, and goes on from there. */
export async function begin({
  parts,
  workers,
  firstPicture,
  firstInteraction,
  isPart,
}: Beginning): Promise<void> {
  noticesPart = parts.notices;
  pool = new Pool(parts, workers, {
    results: (results) => {
      // A settled picture is not drawn again while the same worlds are run once more.
      const before = shownSignal.value;
      const known = before?.experiment === results.experiment && before.digest !== null ? before : null;
      if (known === null) shownSignal.value = results;
      // Reasons come last; those known already stay until then.
      else if (results.digest !== null)
        shownSignal.value = {
          ...results,
          reasons: results.reasons ?? (known.digest === results.digest ? known.reasons : null),
        };
    },
    problems: (found) => {
      problemsSignal.value = found;
    },
    checked: (check) => {
      checkSignal.value = check;
    },
  });
  await openHash(linkIn(location), isPart);
  // Reading storage blocks the page, so the first letters are drawn before.
  await new Promise((done) => setTimeout(done));
  const last = opened.value === null && unreadable.value.length === 0 ? await lastVisit() : undefined;
  if (last !== undefined) open(last);
  // The address may have changed again by then: settled results overwrite the link that was followed.
  addEventListener("hashchange", ({ newURL }) => void openHash(new URL(newURL).hash, isPart));
  await showFirst(firstPicture);
  void hear(parts);
  effect(keep);
  const ready = experiment.value;
  if (shownSignal.value !== null) await Promise.race([firstInteraction(), changedFrom(experiment, ready)]);
  effect(() => pool?.run(experiment.value));
  addEventListener("online", () => {
    if (problems.value.length > 0) pool?.run(experiment.value);
  });
}

function open(written: Written): void {
  language.value = written.language;
  history.value = historyOf(written.experiment);
}

/** Opens what follows the # of an address, or says why it cannot; parts of the page are left to the browser. */
async function openHash(hash: string, isPart: Beginning["isPart"]): Promise<void> {
  unreadable.value = [];
  const text = hash.replace(/^#+/, "");
  if (text === "" || isPart(text)) return;
  try {
    const written = await decoded(hash);
    before = state();
    open(written);
    opened.value = written;
  } catch (error) {
    unreadable.value = problemsOf(error);
  }
}

/** What is in view, to go back to. */
const state = () => ({
  language: language.value,
  history: history.value,
  opened: opened.value,
  shown: shownSignal.value,
});

/** What the page itself opens with. */
const FIRST = state();
/** What was there before the link that was opened last. */
let before = FIRST;

/**
 * Goes back to what was there before a link, or to what the page opens with, where something cannot be drawn, and says
 * so.
 *
 * @returns whether there was anything to go back to
 */
export function recover(error: unknown): boolean {
  if (history.value === FIRST.history) return false;
  language.value = before.language;
  history.value = before.history;
  opened.value = before.opened;
  shownSignal.value = before.shown;
  before = FIRST;
  unreadable.value = problemsOf(error);
  return true;
}

async function showFirst(firstPicture: Beginning["firstPicture"]): Promise<void> {
  const usual = experimentOfPair(FIRST_PAIR, language.value);
  if (!same(usual, experiment.value) || opened.value !== null) return;
  const picture = await firstPicture;
  if (picture !== null && shownSignal.value === null && same(usual, experiment.value))
    shownSignal.value = { ...picture, experiment: experiment.value };
}

/** Once settled, the address and the next visit have what is in view; not before anybody has done anything. */
function keep(): void {
  const digest = shown.value?.experiment === experiment.value ? shown.value.digest : null;
  if (digest === null || (history.value.past.length === 0 && opened.value === null)) return;
  const written = present();
  saveVisit(written);
  void encoded(written)
    .then((hash) => {
      if (experiment.value === written.experiment) window.history.replaceState(null, "", `#${hash}`);
    })
    .catch(() => {
      // Too long for an address, or the browser lets none be written: it stays in the last visit.
    });
}
