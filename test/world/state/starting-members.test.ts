import { expect, test } from "vitest";
import { LONG_AGO } from "../../../sim/world/state/world.ts";
import { forum, only, people, together, weeks } from "../../mechanisms/arms.ts";
import { binomialTolerance, quickParams, runOnce } from "../../support.ts";

/** The starting members of one world, and all ties in it. */
function membersOf(
  startingMembers: number,
  network: object,
  size = 1000,
  replicate = 0,
  banned: number[] = [],
) {
  const part = together(people(size), weeks(1), only(), { network }, forum({ startingMembers }));
  const { world, operation } = runOnce({ ...quickParams(part), banned }, "members", replicate);
  const members = Array.from(operation.firstJoinedWeek.keys()).filter(
    (person) => operation.firstJoinedWeek[person] !== LONG_AGO,
  );
  return { members, world };
}

/** Mean number of ties of the members to each other. */
function tiesAmong({ members, world: { network } }: ReturnType<typeof membersOf>): number {
  const isMember = new Set(members);
  let ties = 0;
  for (const person of members)
    for (let tie = network.starts[person]; tie < network.starts[person + 1]; tie++)
      if (isMember.has(network.ties[tie])) ties++;
  return ties / members.length;
}

const SMALL_WORLD = { kind: "small-world", meanDegree: 8 };

test("members are tied to each other far more than people chosen at random", () => {
  for (const [kind, least] of [
    ["small-world", 2.5],
    ["communities", 2.5],
    ["preferential", 2.5],
    ["random", 1.5],
  ] as const)
    for (let replicate = 0; replicate < 5; replicate++) {
      const found = membersOf(200, { kind, meanDegree: 8 }, 1000, replicate);
      expect(found.members).toHaveLength(200);
      const atRandom = (found.world.network.meanDegree * 199) / 999;
      expect(tiesAmong(found) / atRandom, `${kind} ${replicate}`).toBeGreaterThan(least);
    }
});

test("each member but the first is tied to another, as long as there are ties to follow", () => {
  const { members, world } = membersOf(60, SMALL_WORLD);
  const { starts, ties } = world.network;
  const isMember = new Set(members);
  const reached = new Set([members[0]]);
  for (const person of reached)
    for (const other of ties.subarray(starts[person], starts[person + 1]))
      if (isMember.has(other)) reached.add(other);
  expect(reached.size).toBe(60);
});

test("a larger group includes the smaller one, with ties, without, and where pieces are small", () => {
  for (const network of [
    SMALL_WORLD,
    { kind: "none" },
    { kind: "complete" },
    { kind: "random", meanDegree: 0.8 },
  ]) {
    let smaller: number[] = [];
    for (const count of [1, 7, 60, 350, 400]) {
      const { members } = membersOf(count, network, 400);
      expect(members, `${JSON.stringify(network)} ${count}`).toHaveLength(count);
      expect(members).toEqual(expect.arrayContaining(smaller));
      smaller = members;
    }
  }
});

test("without ties to follow, everybody is as likely to be a member", () => {
  const times = new Float64Array(40);
  for (let replicate = 0; replicate < 200; replicate++)
    for (const person of membersOf(10, { kind: "none" }, 40, replicate).members) times[person]++;
  for (const count of times) expect(Math.abs(count / 200 - 0.25)).toBeLessThan(binomialTolerance(0.25, 200));
});

test("people excluded from the experiment leave their places empty, and the others stay the same", () => {
  const { members } = membersOf(60, SMALL_WORLD);
  const banned = members.slice(10, 20);
  const left = membersOf(60, SMALL_WORLD, 1000, 0, banned).members;
  expect(left).toEqual(members.filter((person) => !banned.includes(person)));
});
