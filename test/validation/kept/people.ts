import { rankCorrelation } from "../../../sim/core/ranks.ts";
import { ACTIVE, type World } from "../../../sim/world/state/world.ts";
import { off, together, watched } from "../../patterns/pattern.ts";
import { type Experiment, metricOf } from "../experiment.ts";
import { type Career, fromCareers, meanOf, ownNumber } from "./careers.ts";
import { byTies } from "./ties.ts";

const launch = (consumers: number, horizonWeeks: number, ...parts: readonly object[]) =>
  together({ extends: "launch-forum", horizonWeeks, population: { consumers } }, ...parts);
/** Two equal arms, for what is seen within a world. */
const within = (arm: object): [object, object] => [arm, arm];

/** Everybody is as vigorous as everybody else. */
const alikeInVigour = () => {
  const same = { vigour: { spread: 0 } };
  return { population: { segments: { ordinary: same, "lead-user": same, distant: same } } };
};
/** What people have to bring goes neither with a group nor with anything else. */
const unequalInNothing = () => ({
  population: {
    capitalLoading: 0,
    segments: { distant: null, "lead-user": null, ordinary: { share: 1 } },
  },
});

/**
 * Of those who stay for a month and go on, whether the first week tells how much they do from then on. Whoever stops in
 * the first week also makes less in it: they are left out, even if they come back.
 */
const bornNotMade = watched(() => {
  const careers = new Map<number, { first: number; atFirst: number; later: number }>();
  const left = new Set<number>();
  return {
    step({ week, operations: [{ contributors, status, weekCount }] }) {
      for (const person of contributors.items.subarray(0, contributors.count)) {
        const made = weekCount[person];
        const career = careers.get(person);
        if (career === undefined) careers.set(person, { first: week, atFirst: made, later: 0 });
        else if (week >= career.first + 4) career.later += made;
      }
      for (const [person, { first }] of careers)
        if (week < first + 4 && status[person] !== ACTIVE) left.add(person);
    },
    seen() {
      const stayed = [...careers].flatMap(([person, career]) =>
        career.first < 52 && career.later > 0 && !left.has(person) ? [career] : [],
      );
      return [
        rankCorrelation(
          stayed.map(({ atFirst }) => atFirst),
          stayed.map(({ later }) => later),
        ),
        1,
      ];
    },
  };
});

/** Half a year of a project that anybody may help, without staff to guide them. */
const project = launch(5000, 26, { levers: { support: { guidance: 0, framing: 0 } } });
const once = fromCareers((careers) => [
  careers.filter(({ first, last }) => first === last).length / careers.length,
  1,
]);

/** A trait's mean in some of those of whom it is asked, and in the others. */
const apart = (
  trait: (world: World, person: number) => number,
  some: (world: World, career: Career | undefined) => boolean,
  asked: (world: World, career: Career | undefined) => boolean = () => true,
) =>
  fromCareers((careers, world) => {
    const of = new Map(careers.map((career) => [career.person, career]));
    const people = Array.from({ length: world.size }, (_, person) => person).filter((person) =>
      asked(world, of.get(person)),
    );
    const mean = (wanted: boolean) =>
      meanOf(
        people
          .filter((person) => some(world, of.get(person)) === wanted)
          .map((person) => trait(world, person)),
      );
    return [mean(true), mean(false)];
  });
const cultural = ({ traits }: World, person: number) => traits.resource.cultural[person];
const educatedJoin = apart(cultural, (_, career) => career !== undefined);
const educatedStay = apart(
  cultural,
  (_, career) => career !== undefined && career.last >= career.first + 13,
  ({ weeks }, career) => career !== undefined && career.first < weeks - 13,
);
const ableAdopt = apart(
  ({ traits }, person) => traits.skill.digital[person],
  (_, career) => career !== undefined,
);
/** An online counter that nobody is obliged to use, for people of one group. */
const counter = together(
  { extends: "online-counter", horizonWeeks: 104, population: { consumers: 2000 } },
  { operations: { counter: { consent: "chosen" } }, levers: { organisation: { campaignReach: 0.06 } } },
  { population: unequalInNothing().population },
  { population: { capitalLoading: 0.5 } },
);

/** Published findings on who joins, who stays and who does how much, written down before they were run. */
export const keptOfPeople: readonly Experiment[] = [
  {
    id: "born-not-made",
    question: "inequality",
    use: "kept, then mended",
    claim: "Those who will do most do more from their first days on.",
    source: "Panciera et al. 2009",
    measured:
      "rank correlation of contributions in the first week with those after the first four, of those who stayed so long and have any; its ratio to 1",
    between: ["–", "the forum as it is"],
    arms: within(launch(5000, 104)),
    recorderOf: bornNotMade.recorderOf,
    measure: (_, replicate) => bornNotMade.seen(1, replicate),
    expected: { band: [0.2, 1], kind: "direction" },
    without: { what: "all are equally vigorous", change: alikeInVigour() },
    note: "protocol mended: at first it counted those who stopped in their first week and came back, which also measured who stops; it stayed at .22 where all are equally vigorous",
  },
  {
    id: "crowd-once",
    question: "staying",
    use: "kept for the end",
    claim: "In half a year most contributors come once only.",
    source: "Sauermann & Franzoni 2015",
    measured: "share of contributors who contribute in a single week; its ratio to 1",
    between: ["–", "nobody guides"],
    arms: within(project),
    recorderOf: once.recorderOf,
    measure: ownNumber(once),
    expected: { band: [0.5, 0.9], kind: "level" },
    without: { what: "nobody stops", change: off("quitting", "idling") },
  },
  {
    id: "crowd-concentrated",
    question: "inequality",
    use: "kept for the end",
    claim: "In half a year the tenth who contribute most do some 79 % of the work.",
    source: "Sauermann & Franzoni 2015",
    measured: "top10Share; its ratio to 1",
    between: ["–", "nobody guides"],
    arms: within(project),
    measure: (of) => [of(1, "top10Share"), 1],
    expected: { band: [0.7, 0.9], kind: "level" },
    without: { what: "all are equally vigorous", change: alikeInVigour() },
  },
  {
    id: "several-ties-draw",
    question: "joining",
    use: "kept, then mended",
    claim: "Who has several ties in a community joins it more readily than who has one.",
    source: "Backstrom et al. 2006",
    measured:
      "chance a week that a person aware joins, with two ties or more who take part, to that with one",
    between: ["–", "the forum as it is"],
    arms: within(launch(4000, 104)),
    recorderOf: byTies.recorderOf,
    measure: (_, replicate) => byTies.seen(1, replicate),
    expected: { band: [1.2, 20], kind: "direction" },
    without: {
      what: "ties move nobody",
      change: { joining: { companyWeight: 0 }, ...off("reinforcement") },
    },
    note: "protocol mended: at first it did not compare people who heard in the same week, which also measured who has just heard",
  },
  {
    id: "educated-join",
    question: "joining",
    use: "kept for the end",
    claim: "People with more education volunteer more.",
    source: "Wilson 2000",
    measured: "cultural resources of those who take part, to those of the others",
    between: ["–", "the forum as it is"],
    arms: within(launch(4000, 104)),
    recorderOf: educatedJoin.recorderOf,
    measure: ownNumber(educatedJoin),
    expected: { band: [1.02, 2], kind: "direction" },
    without: { what: "resources and skills go with nothing", change: unequalInNothing() },
  },
  {
    id: "educated-stay",
    question: "staying",
    use: "kept for the end",
    claim: "Volunteers with more education go on longer.",
    source: "Wilson & Musick 1999",
    measured: "cultural resources of those who still contribute a quarter later, to those of who do not",
    between: ["–", "the forum as it is"],
    arms: within(launch(10_000, 104)),
    recorderOf: educatedStay.recorderOf,
    measure: ownNumber(educatedStay),
    expected: { band: [1.02, 2], kind: "direction" },
    without: { what: "resources and skills go with nothing", change: unequalInNothing() },
    stands: "not shown",
    note: "mechanism: what people bring decides who joins; nothing in who stops depends on it",
  },
  {
    id: "able-adopt",
    question: "services",
    use: "kept for the end",
    claim: "Those who are better at it take up an online service sooner.",
    source: "Xue et al. 2011",
    measured: "digital skill of those who use the counter within two years, to that of the others",
    between: ["–", "people of one group, who may do without it"],
    arms: within(counter),
    recorderOf: ableAdopt.recorderOf,
    measure: ownNumber(ableAdopt),
    expected: { band: [1.05, 5], kind: "direction" },
    without: {
      what: "it asks for no skill",
      change: {
        operations: {
          counter: {
            digitalFloor: 0,
            demand: { skill: { digital: 0, writing: 0 }, resource: { cultural: 0 } },
          },
        },
      },
    },
    stands: "not shown",
    note: "mechanism: skill beyond what the counter asks changes nothing, and most of one group have more; where it asks for all of it, the ratio is 1.03",
  },
  {
    id: "entry-deters",
    question: "joining",
    use: "kept for the end",
    claim: "Where more is asked of those who enter, fewer do.",
    source: "Drenner et al. 2008",
    measured: "people who ever take part",
    between: ["one click away", "after an hour of entering"],
    arms: [
      launch(4000, 104),
      launch(4000, 104, { operations: { forum: { commitment: { entryHours: 1 } } } }),
    ],
    measure: metricOf("everActive"),
    expected: { direction: "less", smallest: 0.05, of: "first arm" },
    without: { what: "entering costs and commits nobody", change: off("commitment") },
  },
];
