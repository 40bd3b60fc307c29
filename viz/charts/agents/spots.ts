import { NOBODY_YET, type WorldPicture } from "../../client/results.ts";

/** Where everybody stands, week by week: somebody keeps a spot of their own group for as long as they are there. */
export interface Spots {
  /** How many spots each group has: as many as are ever needed at a time. */
  sizes: number[];
  /** weeks × places: the spot in the disc of the group. */
  spot: Uint16Array;
}

/** Whoever comes takes the spot of whoever left that place, if of the same group; else the first that is free. */
export function spotsOf({ weeks, places, segments, segment }: WorldPicture): Spots {
  const sizes = segments.map(() => 0);
  const free = segments.map((): number[] => []);
  const spot = new Uint16Array(weeks * places);
  for (let week = 0; week < weeks; week++) {
    const moving: number[] = [];
    for (let now = week * places; now < (week + 1) * places; now++) {
      const before = now - places;
      const held = week > 0 ? segment[before] : NOBODY_YET;
      if (segment[now] === NOBODY_YET) continue;
      if (held === segment[now]) spot[now] = spot[before];
      else {
        if (held !== NOBODY_YET) free[held].push(spot[before]);
        moving.push(now);
      }
    }
    // Once all who move have freed theirs.
    for (const now of moving) spot[now] = free[segment[now]].shift() ?? sizes[segment[now]]++;
  }
  return { sizes, spot };
}
