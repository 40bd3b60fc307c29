import { expect, test } from "vitest";
import { resolveScenario, SCENARIOS } from "../../sim/model/built-in.ts";
import { mergedRecorders } from "../../sim/recorders/ledger.ts";
import { type PeopleRows, peopleRecorder } from "../../sim/recorders/people.ts";
import { REASONS } from "../../sim/recorders/reason-texts.ts";
import { emptyTrace, type Trace, type TraceEvent, traceRecorder } from "../../sim/recorders/trace.ts";
import { wordsOf, wordsOfPortrait } from "../../sim/recorders/trace-words.ts";
import type { Params } from "../../sim/run/compile.ts";
import { populate } from "../../sim/run/populate.ts";
import { type RunResult, run } from "../../sim/run/run.ts";
import { isNeeded } from "../../sim/world/state/opening.ts";
import { ACTIVE, LONG_AGO, UNAWARE, type World } from "../../sim/world/state/world.ts";
import { builtInPart, forum, inSmall, levers, people, together, weeks } from "../mechanisms/arms.ts";
import { quickParams, sameDigits } from "../support.ts";

interface Traced {
  params: Params;
  traces: Trace[];
  world: World;
  result: RunResult;
  rows: PeopleRows[];
}

/** Traces of the people of the start in one run. */
function traced(params: Params): Traced {
  const { consumers, segments } = params.scenario.population;
  const traces = Array.from({ length: consumers }, emptyTrace);
  const rows: PeopleRows[] = [];
  let world: World | undefined;
  const tracers = traces.map((trace, person) => traceRecorder(person, Object.keys(segments), trace));
  const recorders = [
    ...tracers,
    peopleRecorder(params, 0, rows),
    {
      end(ended: World) {
        world = ended;
      },
    },
  ];
  const result = run(params, populate(params, "trace", 0), mergedRecorders(recorders));
  return { params, traces, world: world!, result, rows };
}

/** All from their first week on, with the people of the start; in `renewed` people come and go. */
/** Nobody is a member or gives traces from the start: both have tests of their own. */
const STILL = [...SCENARIOS.keys()].filter((id) =>
  Object.values(resolveScenario(id).scenario.operations).every(
    ({ startingMembers, consent }) => startingMembers === 0 && consent !== "unaware",
  ),
);
/** A contest that some of eighty people enter. */
const EASY = { operations: { contest: { joining: { entryOneOff: 2 } } } };
const all = STILL.map((id) =>
  traced(
    quickParams(
      together(
        inSmall(id, 80, 40),
        { warmUpWeeks: 0, population: { renewalPerWeek: 0 } },
        id === "packaging-contest" ? EASY : {},
      ),
    ),
  ),
);
const paid = traced(
  quickParams(
    together(
      builtInPart("launch-forum"),
      people(60),
      weeks(60),
      forum({
        startingMembers: 60,
        startingMembersWeeks: 0,
        contributionsPerWeek: 30,
        collective: 1,
        scheduling: 1,
      }),
      levers("rewards", { payEurosPerContribution: [{ from: 0, to: 40, value: 5 }], recognition: 1 }),
      // Slow enough that some take part until pay has crowded out what moved them.
      { quitting: { stopHazardScale: 0.2 } },
    ),
  ),
);
const controlled = traced(
  quickParams(
    together(
      builtInPart("launch-forum"),
      people(60),
      weeks(20),
      forum({ startingMembers: 60, startingMembersWeeks: 0 }),
      levers("organisation", { strictness: 1 }),
    ),
  ),
);
const everything = [...all, paid, controlled];
const warm = traced(
  quickParams(
    together(builtInPart("launch-forum"), people(150), weeks(12), forum({ startingMembers: 30 }), {
      warmUpWeeks: 40,
      consideration: { perWeek: 0.2 },
      // Slow enough that some still take part when the warm-up ends.
      operations: { forum: { startingMembers: 30, contributionsPerWeek: 1 } },
      quitting: { stopHazardScale: 0.2 },
    }),
  ),
);

const renewed = traced(
  quickParams(
    together(builtInPart("launch-forum"), people(80), weeks(30), {
      warmUpWeeks: 10,
      population: { renewalPerWeek: 0.025 },
    }),
  ),
);

test("a person who leaves the public has no history after that, nor one if they left before week 0", () => {
  const { consumers } = renewed.params.scenario.population;
  expect(consumers).toBe(80);
  const left = renewed.traces.filter(({ events }) => events.some(({ kind }) => kind === "departed"));
  const never = renewed.traces.filter(({ portrait }) => portrait.segment === "");
  expect(left.length).toBeGreaterThan(10);
  expect(never.length).toBeGreaterThan(5);
  for (const { events } of left) expect(events.at(-1)?.kind).toBe("departed");
  for (const { events } of never) expect(events).toEqual([]);
});

test("each person's events agree with the world, week by week", () => {
  for (const { traces, world } of everything)
    for (const {
      id,
      status,
      contributions,
      firstJoinedWeek,
      joinedWeek,
      firstContributionWeek,
      wins,
      parameters,
    } of world.operations)
      traces.forEach(({ events }, person) => {
        const own = events.filter(({ operation }) => operation === id);
        const of = (kind: TraceEvent["kind"]) => own.filter((event) => event.kind === kind);
        const joined = of("joined").map(({ week }) => week);
        expect(of("aware").length).toBe(status[person] === UNAWARE ? 0 : 1);
        if (isNeeded(parameters))
          expect([...joined, ...of("left")], "needs come up by themselves").toEqual([]);
        else {
          expect((joined[0] ?? LONG_AGO) === firstJoinedWeek[person]).toBe(true);
          expect((joined.at(-1) ?? LONG_AGO) === joinedWeek[person]).toBe(true);
        }
        const first = of("contributed").map(({ week }) => week);
        expect(first.map(Math.abs)).toEqual(
          contributions[person] > 0 ? [Math.abs(firstContributionWeek[person])] : [],
        );
        expect(of("won").length).toBe(wins[person]);
        const end = own.at(-1)!;
        if (end.kind !== "end") throw new Error(`the last event is ${end.kind}`);
        expect(end.contributions).toBe(contributions[person]);
        expect(end.attachment).toBe(world.people.attachment[person]);
        expect(end.reason === null).toBe(status[person] === ACTIVE);
      });
});

test("events come in the order of weeks, people join and leave by turns, and hear of it before", () => {
  for (const { traces, world } of everything)
    for (const { events } of traces) {
      const at = events.map(({ week }) => week);
      expect(at).toEqual([...at].sort((a, b) => a - b));
      for (const { id } of world.operations) {
        const turns = events
          .filter(({ operation, kind }) => operation === id && (kind === "joined" || kind === "left"))
          .map(({ kind }) => kind);
        turns.forEach((kind, turn) => {
          expect(kind).toBe(turn % 2 === 0 ? "joined" : "left");
        });
        const kinds = events.filter(({ operation }) => operation === id).map(({ kind }) => kind);
        if (kinds.includes("joined")) expect(kinds.indexOf("aware")).toBeLessThan(kinds.indexOf("joined"));
      }
    }
});

test("tracing changes no result, and the people's file says the same as the world", () => {
  for (const { params, result, rows, world } of everything) {
    const plain = run(params, populate(params, "trace", 0));
    expect(sameDigits(plain.metrics, result.metrics)).toBe(true);
    rows.forEach(({ operation, status, firstJoinedWeek, lastContributionWeek, contributions }, place) => {
      const own = world.operations[place];
      expect(operation).toBe(own.id);
      expect(Array.from(status)).toEqual(Array.from(own.status));
      expect(contributions).toEqual(own.contributions);
      for (let person = 0; person < status.length; person++) {
        expect(Number.isNaN(firstJoinedWeek[person])).toBe(own.firstJoinedWeek[person] === LONG_AGO);
        expect(Number.isNaN(lastContributionWeek[person])).toBe(own.contributions[person] === 0);
      }
    });
  }
});

test("what happened in a warm-up is told in one line, and not as news", () => {
  const [forum] = warm.world.operations;
  const told = { aware: 0, enrolled: 0, lapsed: 0 };
  warm.traces.forEach(({ events }, person) => {
    const of = (kind: TraceEvent["kind"]) => events.filter((event) => event.kind === kind);
    const [before] = of("before");
    if (before?.kind !== "before") {
      const joined = forum.firstJoinedWeek[person];
      expect(joined === LONG_AGO || joined >= 0).toBe(true);
      return;
    }
    expect(events[0]).toBe(before);
    expect(before.week).toBe(-1);
    told[before.status as keyof typeof told]++;
    expect(of("before")).toHaveLength(1);
    expect(of("aware"), "they knew").toEqual([]);
    const joined = forum.firstJoinedWeek[person];
    expect(joined !== LONG_AGO && joined < 0).toBe(before.status !== "aware");
    if (before.contributions > 0) expect(of("contributed"), "it was not the first").toEqual([]);
    expect(before.contributions > 0).toBe(
      forum.firstContributionWeek[person] !== LONG_AGO && forum.firstContributionWeek[person] < 0,
    );
    const turns = events.filter(({ kind }) => kind === "joined" || kind === "left");
    if (turns.length > 0) expect(turns[0].kind === "left").toBe(before.status === "enrolled");
    for (const { week } of events.slice(1)) expect(week).toBeGreaterThanOrEqual(-1);
  });
  for (const people of Object.values(told)) expect(people).toBeGreaterThan(0);
});

test("members who spent time together before an opening are told of in one line, and not as news", () => {
  for (const startWeek of [0, 9]) {
    const part = { startingMembers: 60, startingMembersWeeks: 20, startWeek };
    const { traces, world } = traced(
      quickParams(together(builtInPart("launch-forum"), people(60), weeks(30), forum(part))),
    );
    traces.forEach(({ events }, person) => {
      const of = (kind: TraceEvent["kind"]) => events.filter((event) => event.kind === kind);
      const contributions = world.operations[0].contributionsBefore[person];
      const before = { kind: "before", operation: "forum", status: "enrolled", week: startWeek - 1 };
      expect(of("before")).toEqual([{ ...before, contributions }]);
      if (contributions > 0) expect(of("contributed")).toEqual([]);
      const turns = events.filter(({ kind }) => kind === "joined" || kind === "left");
      if (turns.length > 0) expect(turns[0].kind).toBe("left");
      expect(wordsOf(of("before")[0], "en")).toContain(`took part in forum before week ${startWeek}`);
    });
  }
});

/** One event of each kind by hand, so that a kind that no run here brings is in words too. */
const at = { week: 3, operation: "forum" };
const BY_HAND: { [K in TraceEvent["kind"]]: TraceEvent & { kind: K } } = {
  before: { ...at, week: -1, kind: "before", status: "lapsed", contributions: 1 },
  aware: { ...at, kind: "aware" },
  departed: { ...at, kind: "departed" },
  joined: { ...at, kind: "joined", because: ["benefit", "company"], despite: ["privacy"] },
  contributed: { ...at, kind: "contributed", made: 2, replied: false },
  rejected: { ...at, kind: "rejected", rejected: 2 },
  left: { ...at, kind: "left", reason: "left-tired", contributions: 4, weeks: 2 },
  excluded: { ...at, kind: "excluded" },
  tired: { ...at, kind: "tired", level: 0.3 },
  feelsLikeWork: { ...at, kind: "feelsLikeWork", level: 0.3 },
  crowdedOut: { ...at, kind: "crowdedOut", level: 0.3 },
  recognised: { ...at, kind: "recognised" },
  won: { ...at, kind: "won" },
  end: { ...at, kind: "end", reason: "privacy", contributions: 4, attachment: 0.5 },
};

test("every event and portrait has words in both languages, and different ones", () => {
  const happened = [...everything, warm, renewed].flatMap(({ traces }) =>
    traces.flatMap(({ events }) => events),
  );
  const kinds = new Set(happened.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(Object.keys(BY_HAND).sort());
  const lines = new Map<string, string>();
  for (const event of [...Object.values(BY_HAND), ...happened])
    lines.set(wordsOf(event, "en"), wordsOf(event, "fr"));
  for (const { traces } of everything)
    for (const { portrait } of traces.slice(0, 10))
      lines.set(wordsOfPortrait(portrait, "en"), wordsOfPortrait(portrait, "fr"));
  for (const [en, fr] of lines) {
    for (const words of [en, fr]) expect(words).not.toMatch(/undefined|null|NaN|\[object|^\s*$/);
    expect(fr).not.toBe(en);
  }
  for (const { en, fr } of Object.values(REASONS)) expect(en).not.toBe(fr);
});

test("numbers and nouns agree", () => {
  const left = (contributions: number, weeks: number) => ({ ...BY_HAND.left, contributions, weeks });
  expect(wordsOf(left(1, 1), "en")).toContain("after 1 contribution in all and 1 week —");
  expect(wordsOf(left(0, 2), "en")).toContain("after 0 contributions in all and 2 weeks —");
  expect(wordsOf(left(0, 1), "fr")).toContain("après 0 contribution en tout et 1 semaine —");
  expect(wordsOf(left(2, 2), "fr")).toContain("après 2 contributions en tout et 2 semaines —");
  expect(wordsOf({ ...BY_HAND.end, contributions: 1 }, "en")).toContain("; 1 contribution, attachment");
});

test("a reply is told of where one is due", () => {
  const said = [true, false, null].map((replied) => wordsOf({ ...BY_HAND.contributed, replied }, "en"));
  const first = "contributes for the first time";
  expect(said).toEqual([`${first}; somebody replies`, `${first}; nobody replies`, first]);
  const counter = all[STILL.indexOf("online-counter")];
  for (const { events } of counter.traces)
    for (const event of events) if (event.kind === "contributed") expect(event.replied).toBeNull();
});

test("what speaks in favour is not blamed", () => {
  expect(wordsOf(BY_HAND.joined, "fr")).toBe(
    "rejoint forum, pour ce que cela apporte et la compagnie des autres, malgré les données à donner",
  );
});

test("how somebody stood before week 0, in words", () => {
  const said = (["unaware", "aware", "enrolled", "lapsed", "excluded"] as const).map((status) =>
    wordsOf({ ...BY_HAND.before, status, contributions: 2 }, "en"),
  );
  expect(new Set(said).size).toBe(5);
  for (const words of said) expect(words).toMatch(/before week 0.*, with 2 contributions so far$/);
  expect(wordsOf({ ...BY_HAND.before, status: "aware", contributions: 0 }, "fr")).toBe(
    "connaissait forum avant la semaine 0",
  );
});

test("words carry what the event holds", () => {
  expect(wordsOf(BY_HAND.left, "en")).toContain("after 4 contributions in all and 2 weeks");
  expect(wordsOf(BY_HAND.tired, "fr")).toMatch(/30\s%/u);
  expect(wordsOf(BY_HAND.joined, "en")).toContain("in spite of");
  expect(wordsOf({ ...BY_HAND.joined, because: [], despite: [] }, "en")).toBe("joins forum");
});
