import { join } from "node:path";

/** What the groups of a container or a job allow; see cgroups(7). */
export interface GroupLimits {
  /** Processors' worth of time; infinite without a quota. */
  processors: number;
  memoryBytes: number;
}

/** Reads a file of the system; undefined if there is none. */
export type ReadFile = (path: string) => string | undefined;

interface Mount {
  /** The group that is visible at this place. */
  root: string;
  place: string;
  /** `cgroup2`, or `cgroup` for the first version. */
  type: string;
  controllers: readonly string[];
}

/** The limits of this process, of both versions of cgroups: its own group's, and those of the groups above. */
export function groupLimits(read: ReadFile): GroupLimits {
  const mounts = (read("/proc/self/mountinfo") ?? "").split("\n").flatMap(mountIn);
  const own = (read("/proc/self/cgroup") ?? "").split("\n").flatMap((line): GroupLimits[] => {
    const [, names, path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    if (path === undefined) return [];
    const mount = mounts.find(({ type, controllers }) =>
      names === ""
        ? type === "cgroup2"
        : type === "cgroup" && names.split(",").every((n) => controllers.includes(n)),
    );
    return mount === undefined ? [] : foldersOf(mount, path).map((folder) => limitsIn(folder, read));
  });
  return {
    processors: Math.min(...own.map(({ processors }) => processors), Number.POSITIVE_INFINITY),
    memoryBytes: Math.min(...own.map(({ memoryBytes }) => memoryBytes), Number.POSITIVE_INFINITY),
  };
}

/** A line of mountinfo: number, parent, device, root, place, options, … - type, source, controllers. */
function mountIn(line: string): Mount[] {
  const [before, after = ""] = line.split(" - ");
  const [, , , root = "", place = ""] = before.split(" ");
  const [type = "", , options = ""] = after.split(" ");
  return type === "cgroup" || type === "cgroup2"
    ? [{ root, place: plain(place), type, controllers: options.split(",") }]
    : [];
}

/** Spaces and the like are written in octal there. */
const plain = (path: string) =>
  path.replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)));

/** The folders of a group and of those above it, as far as they are visible. */
function foldersOf({ root, place }: Mount, path: string): string[] {
  const [above, all] = [namesIn(root), namesIn(path)];
  const isBelow = above.every((name, depth) => name === all[depth]);
  const names = isBelow ? all.slice(above.length) : [];
  return Array.from({ length: names.length + 1 }, (_, depth) => join(place, ...names.slice(0, depth)));
}

const namesIn = (path: string) => path.split("/").filter((name) => name !== "" && name !== "..");

function limitsIn(folder: string, read: ReadFile): GroupLimits {
  const numberIn = (file: string) => limitOf(read(join(folder, file)));
  const [quota, period] = (read(join(folder, "cpu.max")) ?? "").trim().split(" ").map(limitOf);
  const quotas = [quota / period, numberIn("cpu.cfs_quota_us") / numberIn("cpu.cfs_period_us")];
  return {
    processors: Math.min(...quotas.filter((processors) => processors > 0), Number.POSITIVE_INFINITY),
    memoryBytes: Math.min(...["memory.max", "memory.high", "memory.limit_in_bytes"].map(numberIn)),
  };
}

/** A limit; infinite for “max”, a negative number or no file. */
function limitOf(text: string | undefined): number {
  const value = Number.parseInt(text ?? "", 10);
  return value > 0 ? value : Number.POSITIVE_INFINITY;
}
