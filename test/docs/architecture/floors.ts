import type { Rooms } from "./rooms.ts";

/** All rooms that a room imports from, directly or through others; itself included if imports go in a circle. */
function neededBy(rooms: Rooms): Map<string, Set<string>> {
  return new Map(
    [...rooms.keys()].map((room) => {
      const needed = new Set<string>();
      const visit = (one: string) => {
        for (const other of rooms.get(one) ?? [])
          if (!needed.has(other)) {
            needed.add(other);
            visit(other);
          }
      };
      visit(room);
      return [room, needed];
    }),
  );
}

/** Rooms that import each other, circle by circle, sorted by name. */
export function circlesOf(rooms: Rooms): string[][] {
  const needed = neededBy(rooms);
  const circles = new Map<string, string[]>();
  for (const room of [...rooms.keys()].sort()) {
    if (!needed.get(room)?.has(room)) continue;
    const circle = [...rooms.keys()].filter((one) => isMutual(needed, room, one)).sort();
    circles.set(circle.join(), circle);
  }
  return [...circles.values()];
}

const isMutual = (needed: Map<string, Set<string>>, a: string, b: string) =>
  needed.get(a)?.has(b) === true && needed.get(b)?.has(a) === true;

/** Floor of each room: one above the highest it imports from. A room that imports none is as near to its users as possible. */
export function floorsOf(rooms: Rooms): Map<string, number> {
  const needed = neededBy(rooms);
  const floors = new Map<string, number>();
  const floorOf = (room: string): number => {
    const known = floors.get(room);
    if (known !== undefined) return known;
    // A circle shares one floor, above all that any of its rooms imports.
    const circle = [room, ...[...rooms.keys()].filter((one) => one !== room && isMutual(needed, room, one))];
    const below = circle.flatMap((one) => [...(rooms.get(one) ?? [])]).filter((one) => !circle.includes(one));
    const floor = Math.max(-1, ...below.map(floorOf)) + 1;
    for (const one of circle) floors.set(one, floor);
    return floor;
  };
  for (const room of rooms.keys()) floorOf(room);
  for (const [room, targets] of rooms) {
    const users = [...rooms].filter(([, others]) => others.has(room)).map(([user]) => floors.get(user) ?? 0);
    if (targets.size === 0 && users.length > 0) floors.set(room, Math.min(...users) - 1);
  }
  return floors;
}

/** Imports that do not follow from others: those that also lead through another room are left out. */
export function neededArrows(rooms: Rooms): [from: string, to: string][] {
  const needed = neededBy(rooms);
  return [...rooms].flatMap(([from, targets]) =>
    [...targets]
      .filter((to) => {
        const ways = [...targets].filter((way) => way !== to && !isMutual(needed, from, way));
        return isMutual(needed, from, to) || !ways.some((way) => needed.get(way)?.has(to));
      })
      .sort()
      .map((to): [string, string] => [from, to]),
  );
}
