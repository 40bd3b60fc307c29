import { COLOURS, styleOf } from "../../../viz/charts/shared/palette.ts";
import { type SvgNode, svg, svgText } from "../../../viz/svg.ts";
import { floorsOf, neededArrows } from "./floors.ts";
import { type Joint, laidOut, type Place } from "./layout.ts";
import type { Rooms } from "./rooms.ts";

const ROOM = { height: 28, padding: 10, letter: 6.7 };
const PASSING = 10;
const FLOOR_HEIGHT = 62;
const MARGIN = 16;

interface Arrow {
  /** From the importing room down to the imported one, with all places between. */
  places: Place[];
}

/** The rooms as boxes, floor above floor, with an arrow from each room to the rooms it imports from. */
export function picture(rooms: Rooms): string {
  const floors = floorsOf(rooms);
  const highest = Math.max(...floors.values());
  const byFloor: Place[][] = Array.from({ length: highest + 1 }, () => []);
  const placeOf = new Map(
    [...rooms.keys()].map((id) => {
      const width = Math.round(id.length * ROOM.letter) + 2 * ROOM.padding;
      const place: Place = { id, floor: floors.get(id)!, width, x: 0 };
      byFloor[place.floor].push(place);
      return [id, place];
    }),
  );
  const arrows = neededArrows(rooms).map(([from, to]) =>
    arrowOf(placeOf.get(from)!, placeOf.get(to)!, byFloor),
  );
  const joints = arrows.flatMap(({ places }) =>
    places
      .slice(1)
      .flatMap((lower, at): Joint[] => (places[at].floor > lower.floor ? [[places[at], lower]] : [])),
  );
  const laid = laidOut(byFloor, joints);
  const width = Math.max(...laid.flat().map((place) => place.x + place.width / 2)) + 2 * MARGIN;
  const height = (highest + 1) * FLOOR_HEIGHT + MARGIN;
  const top = (place: Place) => (highest - place.floor) * FLOOR_HEIGHT + MARGIN;
  return svgText(
    svg(
      "svg",
      {
        xmlns: "http://www.w3.org/2000/svg",
        viewBox: `0 0 ${width} ${height}`,
        width,
        height,
        role: "img",
        "aria-labelledby": "rooms-title rooms-desc",
        "font-family": "ui-monospace, Consolas, Menlo, monospace",
        "font-size": 11,
        fill: COLOURS.ink,
      },
      svg("title", { id: "rooms-title" }, "The rooms of sim and viz, and who imports from whom"),
      svg("desc", { id: "rooms-desc" }, inWords(rooms)),
      svg("rect", { width, height, fill: COLOURS.paper }),
      ...arrows.map((arrow) => arrowNode(arrow, arrows, top)),
      ...laid.flat().flatMap((place) => (rooms.has(place.id) ? [roomNode(place, top(place))] : [])),
    ),
  );
}

/** Puts a passing place on every floor between two rooms. */
function arrowOf(from: Place, to: Place, byFloor: Place[][]): Arrow {
  const between: Place[] = [];
  for (let floor = from.floor - 1; floor > to.floor; floor--) {
    const place: Place = { id: `${from.id} ${to.id}`, floor, width: PASSING, x: 0 };
    byFloor[floor].push(place);
    between.push(place);
  }
  return { places: [from, ...between, to] };
}

function roomNode(place: Place, top: number): SvgNode {
  const isPage = place.id.startsWith("viz/");
  const { fill, text } = styleOf(isPage ? "B" : "A");
  const x = place.x - place.width / 2 + MARGIN;
  return svg(
    "g",
    {},
    svg("rect", {
      x,
      y: top,
      width: place.width,
      height: ROOM.height,
      rx: isPage ? ROOM.height / 2 : 3,
      fill: COLOURS.paper,
      stroke: fill,
    }),
    svg("text", { x: place.x + MARGIN, y: top + 18, "text-anchor": "middle", fill: text }, place.id),
  );
}

/** A line from the bottom of the importing room to the top of the imported one, straight past the floors between. */
function arrowNode(arrow: Arrow, all: readonly Arrow[], top: (place: Place) => number): SvgNode {
  const { places } = arrow;
  const [from, ...others] = places;
  const to = others[others.length - 1];
  if (from.floor === to.floor) return circleNode(from, to, top(from));
  const start = portOf(
    arrow,
    all.filter(({ places: [other] }) => other === from),
    from,
    1,
  );
  const end = portOf(
    arrow,
    all.filter((other) => other.places.at(-1) === to),
    to,
    -2,
  );
  let [x, y] = [start, top(from) + ROOM.height];
  let path = `M${x} ${y}`;
  for (const place of others) {
    const [nextX, nextY] = [place === to ? end : place.x + MARGIN, top(place)];
    const middle = Math.round((y + nextY) / 2);
    path += `C${x} ${middle} ${nextX} ${middle} ${nextX} ${nextY}`;
    [x, y] = [nextX, nextY + ROOM.height];
    if (place !== to) path += `V${y}`;
  }
  return svg(
    "g",
    { stroke: COLOURS.faint, fill: "none" },
    svg("path", { d: path, "stroke-opacity": 0.7 }),
    svg("path", { d: `M${end - 3} ${top(to) - 6}L${end} ${top(to)}L${end + 3} ${top(to) - 6}` }),
  );
}

/** Rooms that import each other share a floor. Since that should not be, the line is thick. */
function circleNode(from: Place, to: Place, top: number): SvgNode {
  const side = Math.sign(to.x - from.x);
  const [start, end] = [from.x + (side * from.width) / 2, to.x - (side * to.width) / 2];
  return svg("path", {
    d: `M${start + MARGIN} ${top + ROOM.height / 2}H${end + MARGIN}`,
    stroke: styleOf("C").fill,
    "stroke-width": 4,
  });
}

/** Where an arrow leaves or meets a room: side by side, in the order of the rooms at the other ends. */
function portOf(arrow: Arrow, sharing: readonly Arrow[], room: Place, next: number): number {
  const xOf = ({ places }: Arrow) => places.at(next)!.x;
  const order = [...sharing].sort((a, b) => xOf(a) - xOf(b));
  const space = room.width - 2 * ROOM.padding;
  return Math.round(room.x + MARGIN - space / 2 + (space * (order.indexOf(arrow) + 0.5)) / order.length);
}

/** The same as text, for people who cannot see the picture. */
function inWords(rooms: Rooms): string {
  return [...rooms]
    .map(([room, targets]) => `${room}: ${targets.size === 0 ? "nothing" : [...targets].sort().join(", ")}`)
    .join("; ");
}
