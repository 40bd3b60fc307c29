import { inputError } from "../../scenario/problems.ts";
import { type Hold, holdOf, takeLock } from "../files/process-lock.ts";
import type { StudyFolder } from "./study-folder.ts";

/** One of `of` processes that share a study, from 1. */
export interface Shard {
  place: number;
  of: number;
}

/** A study that nobody shares. */
export const WHOLE: Shard = { place: 1, of: 1 };

export const MOST_SHARDS = 1_000_000;

export const isShard = ({ place, of }: Shard): boolean => place >= 1 && place <= of && of <= MOST_SHARDS;

const nameOf = ({ place, of }: Shard) => `shard-${place}-of-${of}`;

/** The parts that are a shard's, ascending; every shard has its share of early and late ones. */
export function partsOf({ place, of }: Shard, parts: number): number[] {
  return Array.from(
    { length: Math.max(0, Math.ceil((parts - place + 1) / of)) },
    (_, i) => place - 1 + i * of,
  );
}

/**
 * Keeps a shard for this process. All that run at once have to share alike, or two of them would have a part.
 *
 * @param takeOver takes it from a process on another computer that is known to have ended
 * @returns gives it back
 * @throws InputError when another process has it, or has a shard of another kind
 */
export function lockShard(folder: StudyFolder, shard: Shard, takeOver: boolean): () => void {
  const release = takeLock(folder.lockPath(nameOf(shard)), takeOver);
  try {
    refuseOtherSharing(folder, shard, takeOver);
    return release;
  } catch (error) {
    release();
    throw error;
  }
}

/** Shards that somebody works on, or may. */
export function shardsHeld(folder: StudyFolder): ({ shard: Shard } & Hold)[] {
  return folder.lockNames().flatMap((name) => {
    const match = /^shard-(\d+)-of-(\d+)$/.exec(name);
    const shard = { place: Number(match?.[1]), of: Number(match?.[2]) };
    const hold = isShard(shard) ? holdOf(folder.lockPath(name)) : undefined;
    return hold === undefined ? [] : [{ shard, ...hold }];
  });
}

function refuseOtherSharing(folder: StudyFolder, { of }: Shard, takeOver: boolean): void {
  const other = shardsHeld(folder).find(
    ({ shard, state }) => shard.of !== of && !(takeOver && state === "unknown"),
  );
  if (other === undefined) return;
  throw inputError(
    "--shard",
    `${other.shard.place}/${other.shard.of}`,
    {
      en: `no other process in this folder that shares the study in ${other.shard.of}`,
      fr: `aucun autre processus dans ce dossier qui partage l’étude en ${other.shard.of}`,
    },
    {
      en: `wait for it, or take shards of ${other.shard.of}; ${folder.lockPath(nameOf(other.shard))} says who it is`,
      fr: `attendez-le, ou prenez des tranches sur ${other.shard.of} ; ${folder.lockPath(nameOf(other.shard))} dit qui il est`,
    },
  );
}
