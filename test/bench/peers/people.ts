import { readFileSync, writeFileSync } from "node:fs";
import { Draws } from "../../../sim/core/random.ts";
import { populate } from "../../../sim/run/populate.ts";
import { paramsOf } from "../forum.ts";
import middle from "./middle.json" with { type: "json" };
import { TASTE } from "./simple-numbers.ts";

export const SEED = "peers";
export const WEEKS = 104;
export const PEOPLE = 1000;
/** Populations, each with ties of its own; a round runs one world of each. */
export const POPULATIONS = 8;

/** What everybody's code reads of each person, in the order of the file. */
const COLUMNS = ["taste", "money", "intrinsic", "threshold", "free", "vigour", "logVigour", "wish"] as const;

/** People of a population and their ties: those of i are `ties[starts[i]] … ties[starts[i + 1] − 1]`. */
export type Population = Record<(typeof COLUMNS)[number], Float64Array> & {
  starts: Uint32Array;
  ties: Uint32Array;
};

/** Makes the people as Levain does, since it cannot take others' ties and traits so easily. */
function made(replicate: number): Population {
  const params = paramsOf(middle as Parameters<typeof paramsOf>[0]);
  const { traits, network } = populate(params, SEED, replicate);
  const { offers } = params.parameters.operations.forum;
  const { experienceWeight, valuesWeight, belongingWeight, autonomyWeight } = params.parameters.benefit;
  const { motivation, freeHours, threshold, vigour, logVigour } = traits;
  const tastes = new Draws(SEED, replicate).stream("peer.taste");
  const each = (of: (person: number) => number) => Float64Array.from({ length: PEOPLE }, (_, i) => of(i));
  return {
    taste: each((i) => TASTE * (tastes.uniform(i) - 0.5)),
    money: each((i) => motivation.money[i]),
    intrinsic: each(
      (i) =>
        motivation.experience[i] * experienceWeight * offers.experience +
        motivation.values[i] * valuesWeight * offers.values +
        motivation.belonging[i] * belongingWeight * offers.belonging +
        motivation.autonomy[i] * autonomyWeight * offers.autonomy,
    ),
    threshold: each((i) => threshold[i]),
    free: each((i) => freeHours[i]),
    vigour: each((i) => vigour[i]),
    logVigour: each((i) => logVigour[i]),
    wish: each((i) => motivation.belonging[i]),
    starts: network.starts,
    ties: network.ties,
  };
}

/** One file of 64-bit numbers that all languages read: per population its columns, starts and ties. */
export function writePeople(file: string): void {
  const parts: number[] = [POPULATIONS, PEOPLE, COLUMNS.length];
  for (let replicate = 0; replicate < POPULATIONS; replicate++) {
    const one = made(replicate);
    for (const name of COLUMNS) for (const value of one[name]) parts.push(value);
    for (const start of one.starts) parts.push(start);
    for (const tie of one.ties) parts.push(tie);
  }
  writeFileSync(file, Float64Array.from(parts));
}

export function readPeople(file: string): Population[] {
  const bytes = readFileSync(file);
  const numbers = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  let at = 3;
  const next = (length: number) => {
    at += length;
    return numbers.subarray(at - length, at);
  };
  return Array.from({ length: POPULATIONS }, () => {
    const columns = Object.fromEntries(COLUMNS.map((name) => [name, next(PEOPLE).slice()]));
    const starts = Uint32Array.from(next(PEOPLE + 1));
    const ties = Uint32Array.from(next(starts[PEOPLE]));
    return { ...(columns as Record<(typeof COLUMNS)[number], Float64Array>), starts, ties };
  });
}
