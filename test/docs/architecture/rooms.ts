import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";

/** Rooms by name, each with the rooms it imports from. */
export type Rooms = ReadonlyMap<string, ReadonlySet<string>>;

/** Rooms of the present source tree. */
export function roomsToday(): Rooms {
  const paths = ["sim", "viz"].flatMap((house) =>
    readdirSync(house, { recursive: true, encoding: "utf8" }).map((file) => `${house}/${file}`),
  );
  const code = paths.filter((path) => /(?<!\.d|vite(\.single)?\.config)\.tsx?$/.test(path));
  return roomsOf(new Map(code.map((path) => [path, readFileSync(path, "utf8")])));
}

/**
 * A room is a folder of `sim` or `viz`, a subfolder of a folder of `sim`, or a file outside any folder.
 *
 * @param files source text by path
 */
export function roomsOf(files: ReadonlyMap<string, string>): Rooms {
  const rooms = new Map([...files.keys()].sort().map((path) => [roomOf(path), new Set<string>()]));
  for (const [path, source] of files)
    for (const target of importsOf(path, source)) {
      const room = roomOf(target);
      if (files.has(target) && room !== roomOf(path)) rooms.get(roomOf(path))?.add(room);
    }
  return rooms;
}

function roomOf(path: string): string {
  const [house, ...inside] = path.split("/");
  const folders = inside.slice(0, -1).slice(0, house === "viz" ? 1 : 2);
  const room = (folders.length > 0 ? folders : inside).join("/");
  return house === "viz" ? `viz/${room}` : room;
}

const STATEMENT =
  /\b(?:import|export)(?<types>\s+type\b)?[^;"']*?\bfrom\s*"(?<from>\.[^"]+)"|\bimport\s*\(?\s*"(?<plain>\.[^"]+)"/g;

/** Files that a file imports from. Types cost the page nothing, so in `viz` they do not bind rooms to each other. */
function importsOf(path: string, source: string): string[] {
  return [...source.matchAll(STATEMENT)].flatMap(({ groups = {} }) => {
    if (groups.types !== undefined && path.startsWith("viz/")) return [];
    return [posix.join(posix.dirname(path), groups.from ?? groups.plain)];
  });
}
