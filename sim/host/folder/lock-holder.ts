import { hostname } from "node:os";
import { isRecord } from "../../input/record.ts";
import { readFileSync, readlinkSync } from "../files/disk.ts";

/** The process that holds a lock. */
export interface Holder {
  host: string;
  process: number;
  /** Boot of the system and start of the process, which later processes with this number do not share; null if unknown. */
  startedAt: string | null;
  /** Where the number counts: containers have their own numbers, under the same host name. Absent in older locks. */
  pidNamespace?: string | null;
  /** Identity of the computer, which several may share a host name; null if it has none. */
  machine?: string | null;
}

/** Whether a holder still runs; `unknown` if its processes cannot be seen from here. */
export type HolderState = "running" | "ended" | "unknown";

export const ownHolder = (): Holder => ({
  host: hostname(),
  process: process.pid,
  startedAt: startOf("self"),
  pidNamespace: textOf(() => readlinkSync("/proc/self/ns/pid")),
  machine: textOf(() => readFileSync("/etc/machine-id", "utf8")),
});

export const isOwn = (holder: Holder): boolean => {
  const { host, process: pid, pidNamespace } = ownHolder();
  return holder.host === host && holder.process === pid && same(holder.pidNamespace, pidNamespace);
};

/** Whether the holder is on this computer as far as names go, though perhaps in another container. */
export const isHere = ({ host }: Holder): boolean => host === hostname();

export function stateOf(holder: Holder): HolderState {
  const own = ownHolder();
  if (holder.host !== own.host) return "unknown";
  if (!same(bootOf(holder), bootOf(own)))
    // A restart has ended all processes, unless this is another computer of the same name.
    return holder.machine === undefined || (holder.machine !== null && holder.machine === own.machine)
      ? "ended"
      : "unknown";
  if (!same(holder.pidNamespace, own.pidNamespace)) return "unknown";
  return isRunning(holder) ? "running" : "ended";
}

/** Whether two facts may be the same: what the system does not say counts as the same. */
const same = (a: string | null | undefined, b: string | null | undefined) =>
  a == null || b == null || a === b;

const bootOf = ({ startedAt }: Holder) => startedAt?.replace(/ [^ ]*$/, "");

/** The holder that a text names; undefined if it was cut short, because its writer was killed. */
export function holderIn(content: string): Holder | undefined {
  try {
    const raw: unknown = JSON.parse(content);
    if (!isRecord(raw) || typeof raw.host !== "string" || !Number.isInteger(raw.process)) return undefined;
    const word = (value: unknown) => (typeof value === "string" ? value : null);
    return {
      host: raw.host,
      process: raw.process as number,
      startedAt: word(raw.startedAt),
      ...("pidNamespace" in raw && { pidNamespace: word(raw.pidNamespace) }),
      ...("machine" in raw && { machine: word(raw.machine) }),
    };
  } catch {
    return undefined;
  }
}

function isRunning({ process: pid, startedAt }: Holder): boolean {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return same(startedAt, startOf(pid));
}

/** When a process started, in kernel ticks since this boot; null if the system does not say. */
function startOf(pid: number | "self"): string | null {
  return textOf(() => {
    // A container may see the /proc of another, in which numbers stand for other processes.
    if (pid !== "self" && readlinkSync("/proc/self") !== String(process.pid)) return "";
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    // The second field is the command's name, in brackets, and may contain any character.
    return `${boot} ${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]}`;
  });
}

function textOf(read: () => string): string | null {
  try {
    return read().trim() || null;
  } catch {
    return null;
  }
}
