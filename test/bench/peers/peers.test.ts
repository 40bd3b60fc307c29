import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Draws } from "../../../sim/core/random.ts";
import { simulate, WorldCache } from "../../../sim/index.ts";
import { agree } from "./agree.ts";
import { sourceOf } from "./draws.ts";
import { levainBuiltIn, levainMiddle, levainSimple } from "./levain.ts";
import { readPeople, SEED, writePeople } from "./people.ts";
import { plainMiddle } from "./plain.ts";
import { plainSimple } from "./plain-simple.ts";

function people() {
  const file = join(tmpdir(), `levain-peers-${process.pid}.bin`);
  writePeople(file);
  try {
    return readPeople(file);
  } finally {
    rmSync(file);
  }
}

test("keyed draws written out for plain arrays are those of Levain", () => {
  const stream = new Draws(SEED, 3).stream("peer.7");
  const source = sourceOf("keyed", 3, 7);
  for (const [person, week, counter] of [
    [0, 0, 0],
    [999, 103, 6],
    [2 ** 31 + 5, 1, 2],
  ])
    expect(source.uniform(person, week, counter)).toBe(stream.uniform(person, week, counter));
});

test("an own mechanism does what plain typed arrays do with the same draws, to the last person", () => {
  const cache = new WorldCache(1e9);
  const everybody = people();
  for (const [own, plain] of [
    [levainSimple, plainSimple],
    [levainMiddle, plainMiddle],
  ] as const) {
    const found = own(simulate, cache)(1);
    const sought = everybody.map((one, replicate) => plain(one, sourceOf("keyed", replicate, 1)));
    expect(found.map(({ contributions }) => contributions)).toEqual(
      sought.map(({ contributions }) => contributions),
    );
    for (const [place, { participants }] of found.entries())
      expect(participants).toBeCloseTo(sought[place].participants, 9);
    expect(sought[0].contributions).toBeGreaterThan(1000);
  }
});

test("the built-in mechanisms make the middle model, within sampling error; a changed one does not", () => {
  const everybody = people();
  const turns = [0, 1, 2, 3, 4, 5];
  const builtIn = levainBuiltIn(simulate, new WorldCache(1e9));
  const found = turns.map((turn) => builtIn(turn));
  const plain = turns.map((turn) =>
    everybody.map((one, replicate) => plainMiddle(one, sourceOf("fast", replicate, turn))),
  );
  expect(agree(found, plain)).toBe(true);
  const more = plain.map((round) =>
    round.map(({ participants, contributions }) => ({ participants, contributions: 1.1 * contributions })),
  );
  expect(agree(found, more)).toBe(false);
});
