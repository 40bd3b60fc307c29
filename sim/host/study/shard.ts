import { inputError } from "../../input/problems.ts";
import { type HeldLock, heldLock, takeLock } from "../folder/process-lock.ts";
import type { StudyFolder } from "./study-folder.ts";

/** The share of one of `of` processes that divide up a study; `place` starts at 1. */
export interface Shard {
  place: number;
  of: number;
}

/** A study that one process runs alone. */
export const WHOLE: Shard = { place: 1, of: 1 };

export const MOST_SHARDS = 1_000_000;

export const isShard = ({ place, of }: Shard): boolean => place >= 1 && place <= of && of <= MOST_SHARDS;

const nameOf = ({ place, of }: Shard) => `shard-${place}-of-${of}`;

/** The parts of a shard, ascending; each shard has early and late ones. */
export function partsOf({ place, of }: Shard, parts: number): number[] {
  return Array.from(
    { length: Math.max(0, Math.ceil((parts - place + 1) / of)) },
    (_, i) => place - 1 + i * of,
  );
}

/**
 * Locks a shard for this process. All processes must use the same number of shards, or two of them would run the same
 * part.
 *
 * @param takeOver also takes the lock of a process that cannot be seen from here; the user knows that it has ended
 * @returns a function that releases the shard
 * @throws InputError when another process has this shard, or uses another number of shards
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

/** Shards that a process runs, or may be running. */
export function shardsHeld(folder: StudyFolder): ({ shard: Shard } & HeldLock)[] {
  return folder.lockNames().flatMap((name) => {
    const match = /^shard-(\d+)-of-(\d+)$/.exec(name);
    const shard = { place: Number(match?.[1]), of: Number(match?.[2]) };
    const held = isShard(shard) ? heldLock(folder.lockPath(name)) : undefined;
    return held === undefined ? [] : [{ shard, ...held }];
  });
}

function refuseOtherSharing(folder: StudyFolder, shard: Shard, takeOver: boolean): void {
  const other = shardsHeld(folder).find(
    ({ shard: { of }, state }) => of !== shard.of && !(takeOver && state === "unknown"),
  );
  if (other === undefined) return;
  const { place, of } = other.shard;
  const lock = folder.lockPath(nameOf(other.shard));
  throw inputError(
    "--shard",
    shard.of === 1 ? undefined : `${shard.place}/${shard.of}`,
    of === 1
      ? {
          en: "no other process in this folder; one is running the whole study",
          fr: "aucun autre processus dans ce dossier ; l’un d’eux calcule toute l’étude",
        }
      : {
          en: `a shard of ${of}, while another process in this folder is running shard ${place}/${of}`,
          fr: `une tranche sur ${of}, tant qu’un autre processus de ce dossier calcule la tranche ${place}/${of}`,
        },
    {
      en: `wait for it to end${of === 1 ? "" : `, or use --shard I/${of}`}; ${lock} names the process`,
      fr: `attendez qu’il se termine${of === 1 ? "" : `, ou utilisez --shard I/${of}`} ; ${lock} indique de quel processus il s’agit`,
    },
  );
}
