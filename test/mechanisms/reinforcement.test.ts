import { expect, test } from "vitest";
import { reinforced } from "../../sim/choice/reinforcing.ts";
import { AWARE, type World } from "../../sim/world/state/world.ts";
import { binomialTolerance, metric, sameDigits, WITHOUT_TERMS } from "../support.ts";
import { builtInPart, forum, levers, off, only, type Part, people, ran, together, weeks } from "./arms.ts";

const reinforcement = (changed: Part): Part => ({ reinforcement: changed });
/** Everybody knows of it, and nobody thinks of it by themselves. */
const waiting = (consumers: number, members: number): Part =>
  together(WITHOUT_TERMS, people(consumers), weeks(1), only("joining", "reinforcement"), {
    operations: { forum: { startingMembers: members, startingMembersWeeks: 0 } },
    consideration: { perWeek: 0 },
  });

/** Ties who are starting members, per person. */
function memberTies({ network, operations: [operation] }: World): number[] {
  return Array.from(
    operation.status.keys(),
    (person) =>
      Array.from(network.ties.subarray(network.starts[person], network.starts[person + 1])).filter(
        (tie) => operation.firstJoinedWeek[tie] === 0,
      ).length,
  );
}

test("n ties who join reinforce by n²/(n² + 4); once they have left, the memory of it fades by half in 26 weeks", () => {
  const seen = new Set<number>();
  const part = together(waiting(200, 40), weeks(60), forum({ weeks: 5 }), reinforcement({ weight: 1 }));
  ran(part, (world) => {
    const [operation] = world.operations;
    const faded = world.week < 5 ? 1 : 0.5 ** (world.week / 26);
    memberTies(world).forEach((ties, person) => {
      const examples = (ties * faded) ** 2;
      expect(reinforced(world, operation, person)).toBeCloseTo(examples / (examples + 4), 12);
      seen.add(ties);
    });
  });
  expect([...seen].filter((ties) => ties > 0).length).toBeGreaterThan(3);
});

/** Whether people think of joining in week 1, by their ties who joined in week 0. */
function thinking(part: Part, replicate = 0): { ties: number; thinks: boolean }[] {
  const { world, operation } = ran(part, undefined, replicate);
  const complete = world.network.complete ? operation.active.count : 0;
  const ties = memberTies(world);
  return Array.from(ties.keys())
    .filter((person) => operation.status[person] === AWARE)
    .map((person) => ({
      ties: complete || ties[person],
      thinks: operation.nextConsideration[person] === 1,
    }));
}

test("people think of joining in the week after a tie has joined, each tie by its own chance", () => {
  const asked = (onTieJoining: number) =>
    [0, 1, 2].flatMap((replicate) =>
      thinking(together(waiting(3000, 400), reinforcement({ onTieJoining })), replicate),
    );
  expect(asked(0).some(({ thinks }) => thinks)).toBe(false);
  const sure = asked(1);
  expect(sure.every(({ ties, thinks }) => thinks === ties > 0)).toBe(true);
  const all = asked(0.3);
  for (const count of [1, 2, 3]) {
    const some = all.filter(({ ties }) => ties === count);
    const chance = 1 - 0.7 ** count;
    const share = some.filter(({ thinks }) => thinks).length / some.length;
    expect(Math.abs(share - chance), `${count} of ${some.length}`).toBeLessThan(
      binomialTolerance(chance, some.length),
    );
  }
});

test("on a complete network everybody is a tie of all who join", () => {
  const part = together(
    waiting(3000, 3),
    { network: { kind: "complete" } },
    reinforcement({ onTieJoining: 0.1 }),
  );
  const all = thinking(part);
  const chance = 1 - 0.9 ** 3;
  const share = all.filter(({ thinks }) => thinks).length / all.length;
  expect(Math.abs(share - chance)).toBeLessThan(binomialTolerance(chance, all.length));
});

test("those who have taken part before wait as ever, and memory does not pass to whoever takes a place", () => {
  const part = together(builtInPart("launch-forum"), people(300), weeks(60), {
    population: { renewalPerWeek: 0.05 },
    reinforcement: { weight: 2, onTieJoining: 0.3 },
  });
  ran(part, ({ present, operations: [operation] }) => {
    for (let place = 0; place < present.length; place++)
      if (present[place] === 0) expect(operation.tieJoiners[place]).toBe(0);
  });
});

test("nothing of it in contests, while it is off, or without weight and chance", () => {
  const same = (first: Part, second: Part) => {
    const [one, other] = [first, second].map((part) => ran(part));
    return sameDigits(one.metrics, other.metrics) && sameDigits(one.series, other.series);
  };
  const strong = reinforcement({ weight: 5, onTieJoining: 0.5 });
  const contest = together(builtInPart("packaging-contest"), people(200));
  expect(same(contest, together(contest, reinforcement({ weight: 5 })))).toBe(true);
  const launch = together(builtInPart("launch-forum"), WITHOUT_TERMS, people(200), weeks(40));
  expect(same(launch, together(launch, strong, off("reinforcement")))).toBe(true);
  expect(same(launch, together(launch, reinforcement({ halfTies: 5, memoryWeeks: 3 })))).toBe(true);
  expect(same(launch, together(launch, strong))).toBe(false);
});

test("who hears of it may think of it at once, else as in any week", () => {
  const heard = (onHearing: number) => {
    const { operation } = ran(
      together(people(3000), weeks(1), only(), { consideration: { onHearing, perWeek: 0.1 } }),
    );
    return operation.considering.count / 3000;
  };
  for (const [onHearing, share] of [
    [0, 0.1],
    [0.4, 0.46],
    [1, 1],
  ])
    expect(Math.abs(heard(onHearing) - share)).toBeLessThan(binomialTolerance(share, 3000) + 1e-12);
});

const clustered: Part = { network: { rewiring: 0 } };
const random: Part = { network: { rewiring: 1 } };
/** In how many worlds it spreads farther where ties are clustered, and the ratio of all who took part. */
function spread(part: Part, worlds: number): { farther: number; ratio: number } {
  let [farther, inClusters, atRandom] = [0, 0, 0];
  for (let replicate = 0; replicate < worlds; replicate++) {
    const [first, second] = [clustered, random].map((ties) =>
      metric(ran(together(part, ties), undefined, replicate), "everActive"),
    );
    inClusters += first;
    atRandom += second;
    if (first > second) farther++;
  }
  return { farther, ratio: inClusters / atRandom };
}

/** Of 8 worlds without a difference all agree by luck once in 256. */
test("what asks for reinforcement spreads farther where ties are clustered", () => {
  // The role is clear, anybody can play it, and hardly anybody does who sees nobody else in it.
  const hard = together(builtInPart("launch-forum"), people(5000), {
    readiness: { clarityWithoutFraming: 1, gate: 0, motiveHalf: 0 },
    joining: { entryLongTerm: 5 },
    reinforcement: { weight: 9, onTieJoining: 0.2 },
    consideration: { onHearing: 0.3 },
  });
  const { farther, ratio } = spread(hard, 8);
  expect(farther).toBe(8);
  expect(ratio).toBeGreaterThan(1.3);
});

test("what one tie can pass on spreads farther where ties are random", () => {
  const easy = together(
    builtInPart("launch-forum"),
    people(2000),
    levers("organisation", { campaignReach: 0 }),
    forum({ startingMembers: 50 }),
    { awareness: { wordOfMouth: 1, relayAudience: 0 }, consideration: { onHearing: 0.3 } },
  );
  const { farther, ratio } = spread(easy, 8);
  expect(farther).toBe(0);
  expect(ratio).toBeLessThan(0.9);
});
