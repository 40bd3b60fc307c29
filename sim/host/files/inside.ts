import { isAbsolute, relative, sep } from "node:path";

/** `node:path`, or that of another system. */
type Paths = Pick<typeof import("node:path"), "isAbsolute" | "relative" | "sep">;

/**
 * Whether a path lies inside a folder, at any depth. Both are real paths: comparing their beginnings as text would fail
 * at the root of a disk, and take `/ab` for a part of `/a`.
 */
export function isInside(
  folder: string,
  path: string,
  system: Paths = { isAbsolute, relative, sep },
): boolean {
  const way = system.relative(folder, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${system.sep}`) && !system.isAbsolute(way);
}
