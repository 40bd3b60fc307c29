/** Something on a floor: a room, or the place where an arrow passes on its way further down. */
export interface Place {
  id: string;
  floor: number;
  width: number;
  /** Of its middle. */
  x: number;
}

/** Two places on neighbouring floors that an arrow joins, the upper one first. */
export type Joint = readonly [upper: Place, lower: Place];

const GAP = 14;
const SWEEPS = 24;

/**
 * Orders the places on every floor so that few arrows cross, and puts each near the places it is joined with.
 *
 * @param places by floor, in any fixed order, which breaks ties
 */
export function laidOut(places: readonly Place[][], joints: readonly Joint[]): Place[][] {
  const near = new Map<Place, Place[]>();
  for (const [upper, lower] of joints) {
    near.set(upper, [...(near.get(upper) ?? []), lower]);
    near.set(lower, [...(near.get(lower) ?? []), upper]);
  }
  let floors = places.map((floor) => spread([...floor]));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const from = sweep % 2 === 0 ? -1 : 1;
    floors = floors.map((floor) => {
      const wanted = floor.map((place) => wantedX(place, near.get(place) ?? [], from));
      const order = floor.map((_, at) => at).sort((a, b) => wanted[a] - wanted[b] || a - b);
      return spread(
        order.map((at) => floor[at]),
        order.map((at) => wanted[at]),
      );
    });
  }
  const left = Math.min(...floors.flat().map(({ x, width }) => x - width / 2));
  for (const place of floors.flat()) place.x = Math.round(place.x - left);
  return floors;
}

/** Middle of the places joined with a place on one side, or on both if that side has none. */
function wantedX(place: Place, joined: readonly Place[], side: number): number {
  const there = joined.filter(({ floor }) => Math.sign(floor - place.floor) === side);
  const those = there.length > 0 ? there : joined;
  return those.length === 0 ? place.x : those.reduce((sum, { x }) => sum + x, 0) / those.length;
}

/** Puts places side by side in their order, each as near as possible to its wanted position. */
function spread(floor: Place[], wanted: readonly number[] = floor.map(() => 0)): Place[] {
  const apart = (at: number) => (floor[at - 1].width + floor[at].width) / 2 + GAP;
  // Pushed right by earlier places, and left by later ones; halfway between, they do not overlap either.
  const right = [...wanted];
  for (let at = 1; at < floor.length; at++) right[at] = Math.max(right[at], right[at - 1] + apart(at));
  const left = [...wanted];
  for (let at = floor.length - 1; at > 0; at--) left[at - 1] = Math.min(left[at - 1], left[at] - apart(at));
  floor.forEach((place, at) => {
    place.x = (left[at] + right[at]) / 2;
  });
  return floor;
}
