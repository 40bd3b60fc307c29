import { randomUUID } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from "../files/disk.ts";
import { missingFolders } from "../files/make-folder.ts";
import { abandoned, takeLock } from "./process-lock.ts";

const LOCK = "lock";
const CONTENT = "content";
/** `.results-partial-` and a UUID. */
const STAGE_NAME = /^\..+-partial-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A hidden folder beside the one that is being made, on the same disk. A lock in it names its process, so that what a
 * killed process left can be recognised, and the next one removes it.
 */
export class Stage {
  /** Folder that will get the final name. */
  readonly content: string;
  readonly path: string;
  /** Folders made above the target, topmost first. */
  private readonly made: string[] = [];

  /** @throws errors of the system, and InputError; nothing is left then */
  constructor(private readonly target: string) {
    const parent = dirname(target);
    this.path = join(parent, `.${basename(target)}-partial-${randomUUID()}`);
    this.content = join(this.path, CONTENT);
    try {
      for (const path of missingFolders(parent)) {
        mkdirSync(path);
        this.made.push(path);
      }
      clearAbandoned(parent);
      mkdirSync(this.path);
      takeLock(join(this.path, LOCK));
      mkdirSync(this.content);
    } catch (error) {
      this.discard();
      throw error;
    }
  }

  /** Gives the folder its name. An empty folder of that name is replaced. */
  finish(): void {
    // Elsewhere renaming replaces an empty folder, so that it is there until the end.
    if (process.platform === "win32" && existsSync(this.target)) rmdirSync(this.target);
    renameSync(this.content, this.target);
    tryRemove(this.path);
  }

  /** Removes everything that was made. */
  discard(): void {
    tryRemove(this.path);
    try {
      for (const path of this.made.reverse()) rmdirSync(path);
    } catch {
      // Another process has begun to use it.
    }
  }
}

/** Removes what killed processes left in a folder. What may belong to a process that runs is left alone. */
function clearAbandoned(parent: string): void {
  for (const name of readdirSync(parent).filter((file) => STAGE_NAME.test(file)))
    if (abandoned(join(parent, name, LOCK))) tryRemove(join(parent, name));
}

/** What cannot be removed now is removed by a later process. */
function tryRemove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // The reason why the work ended is more important than this one.
  }
}
