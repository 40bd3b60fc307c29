import { expect, test } from "vitest";
import { circlesOf, floorsOf, neededArrows } from "./architecture/floors.ts";
import { picture } from "./architecture/picture.ts";
import { type Rooms, roomsOf, roomsToday } from "./architecture/rooms.ts";

/** Rooms with the rooms they import from, separated by spaces. */
const rooms = (imports: Record<string, string>): Rooms =>
  new Map(Object.entries(imports).map(([room, to]) => [room, new Set(to.split(" ").filter(Boolean))]));

test("rooms and their imports are found in source text", () => {
  const found = roomsOf(
    new Map([
      ["sim/core/a.ts", 'import { x } from "node:fs";\nimport "./b.ts";'],
      ["sim/core/b.ts", ""],
      ["sim/world/people/c.ts", 'import {\n  a,\n} from "../../core/a.ts";'],
      [
        "sim/host/cli/d.ts",
        'export * from "../files/e.ts";\nconst f = await import("../../world/people/c.ts");',
      ],
      ["sim/host/files/e.ts", 'import type { C } from "../../world/people/c.ts";'],
      ["sim/index.ts", 'export { c } from "./world/people/c.ts";'],
      [
        "viz/charts/f.ts",
        'import type { C } from "../../sim/world/people/c.ts";\nimport { g } from "../svg.ts";',
      ],
      ["viz/svg.ts", 'const text = "taken from nowhere";'],
    ]),
  );
  expect(Object.fromEntries([...found].map(([room, targets]) => [room, [...targets].join(" ")]))).toEqual({
    core: "",
    "world/people": "core",
    "host/cli": "host/files world/people",
    // A type binds rooms of sim to each other, but costs the page nothing.
    "host/files": "world/people",
    "index.ts": "world/people",
    "viz/charts": "viz/svg.ts",
    "viz/svg.ts": "",
  });
});

test("a room is above all that it imports from, and arrows that follow from others are left out", () => {
  const house = rooms({ roof: "hall cellar", hall: "cellar", cellar: "", tool: "", shed: "hall tool" });
  expect(Object.fromEntries(floorsOf(house))).toEqual({ roof: 2, hall: 1, cellar: 0, tool: 1, shed: 2 });
  expect(neededArrows(house)).toEqual([
    ["roof", "hall"],
    ["hall", "cellar"],
    ["shed", "hall"],
    ["shed", "tool"],
  ]);
  expect(circlesOf(house)).toEqual([]);
});

test("rooms that import each other are found, share a floor and are joined by a thick line", () => {
  const house = rooms({ a: "b", b: "c", c: "a ground", ground: "", top: "c" });
  expect(circlesOf(house)).toEqual([["a", "b", "c"]]);
  expect(Object.fromEntries(floorsOf(house))).toEqual({ a: 1, b: 1, c: 1, ground: 0, top: 2 });
  expect(picture(house).match(/stroke-width="4"/g)).toHaveLength(3);
});

test("no rooms import each other, and all arrows of the house point down", () => {
  const today = roomsToday();
  expect(circlesOf(today)).toEqual([]);
  const floors = floorsOf(today);
  for (const [room, targets] of today)
    for (const target of targets)
      expect(floors.get(target), `${room} → ${target}`).toBeLessThan(floors.get(room)!);
});

test("the picture has a box for every room, none over another, and is the same every time", () => {
  const today = roomsToday();
  const drawn = picture(today);
  const boxes = [...drawn.matchAll(/<rect x="([\d.]+)" y="(\d+)" width="(\d+)"/g)].map(([, ...at]) =>
    at.map(Number),
  );
  expect(boxes).toHaveLength(today.size);
  for (const [x, y, width] of boxes)
    for (const [otherX, otherY] of boxes)
      if (y === otherY && otherX > x) expect(otherX).toBeGreaterThanOrEqual(x + width);
  expect(picture(roomsToday())).toBe(drawn);
});
