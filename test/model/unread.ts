import {
  FIELDS,
  OPERATION_COLUMNS,
  OPERATION_NUMBERS,
  PERSON_COLUMNS,
  TALLIES,
  WORLD_NUMBERS,
} from "../../sim/model/model.ts";
import { leavesOf } from "../../sim/scenario/walk.ts";
import { LEVERS } from "../../sim/world/levers/levers.ts";
import { TRAITS } from "../../sim/world/people/traits.ts";
import type { Uses } from "./uses.ts";

/** What is declared, and yet no code reads: whoever sets it changes nothing. */

/** What is read as one thing with all of its kind, so that being read says nothing; by file, or laid out beforehand. */
const TOGETHER =
  /^parameters\.(levers|operations\.<id>\.levers|population\.segments\.<id>\.(?!share|partOf)|population\.people)\./;
/** Reads every lever that has a price, and counts what the others cost: to cost something is not to do anything. */
const COSTS = ["sim/world/state/prices.ts", "sim/world/state/making.ts"];
/** Who looks on. */
const WATCHING = /^sim\/(recorders|metrics)\//;
/** Parameters that are meant for who looks on: they count or value what happens, and change nothing of it. */
const COUNTING = new RegExp(
  `^parameters\\.(${[
    "mission",
    "operations\\.<id>\\.stage",
    "population\\.wageEurosPerHour",
    "operations\\.<id>\\.(fitGain|faultsFound)",
    "ledgerEveryWeeks",
    "staff\\.playingInsight",
    "awareness\\.relayWorth",
    "value\\.unpaidWageEuros",
    "retraining\\.(?!upkeepMinutes)\\w+",
  ].join("|")})$`,
);

/** What is right to be read by no code, and why. */
const UNREAD: ReadonlyMap<string, string> = new Map([
  ...["title", "story", "provenance"].map((name) => [`parameters.${name}`, "for people to read"] as const),
  ...["collaboration", "role", "public", "communityMode"].map(
    (name) => [`parameters.operations.<id>.${name}`, "a description, as its text says"] as const,
  ),
  ["parameters.population.file", "read with the scenario, before any world"],
  ["parameters.population.peopleSha256", "checked with the scenario, before any world"],
  ["people.awareOf", "counted and asked in one go"],
  ...["operation.served", "operation.valueCreated"].map(
    (name) => [name, "for metrics of one's own"] as const,
  ),
  ...["failures", "answeredComplaints"].map((name) => [`tally ${name}`, "for metrics of one's own"] as const),
  ...["hijackedVotes", "invited", "paidBackEuros", "refusals", "skillGained", "encounters", "tiesMade"].map(
    (name) => [`tally ${name}`, "for metrics of one's own"] as const,
  ),
]);

interface Declared {
  name: string;
  /** Where a read would be seen. */
  seen: readonly string[];
  /** Files that do not count as readers. */
  but?: (file: string) => boolean;
  /** How code reads it. */
  how: string;
}

/** Where code finds a field of a scenario. */
const inCode = (path: string) =>
  path.startsWith("operations.")
    ? path.replace("operations.<id>", "operation.parameters")
    : `world.parameters.${path}`;

const notActing = (file: string) => COSTS.includes(file) || WATCHING.test(file);
const column = (name: string, how: string): Declared => ({ name, seen: [name], how: `${how}[person]` });
const simple = (name: string, how: string): Declared => ({ name, seen: [name], how });

const DECLARED: readonly Declared[] = [
  ...leavesOf(FIELDS)
    .filter(([, { kind }]) => kind !== "override")
    .map(([path]) => simple(`parameters.${path}`, inCode(path)))
    .map((one) => (COUNTING.test(one.name) ? one : { ...one, but: (file: string) => WATCHING.test(file) }))
    .filter(({ name }) => !TOGETHER.test(name)),
  ...LEVERS.map((name) => ({ ...simple(`levers.${name}`, `operation.levers.${name}`), but: notActing })),
  ...Object.keys(TRAITS).map((name) => ({
    ...column(`traits.${name}`, `world.traits.${name}`),
    but: (file: string) => WATCHING.test(file),
  })),
  ...Object.keys(PERSON_COLUMNS).map((name) => column(`people.${name}`, `world.people.${name}`)),
  ...Object.keys(OPERATION_COLUMNS).map((name) => column(`operation.${name}`, `operation.${name}`)),
  ...Object.keys(OPERATION_NUMBERS).map((name) =>
    simple(`operation.numbers.${name}`, `operation.numbers.${name}`),
  ),
  ...Object.keys(WORLD_NUMBERS).map((name) => simple(`numbers.${name}`, `world.numbers.${name}`)),
  ...TALLIES.map((name) => ({
    name: `tally ${name}`,
    seen: [`operation.week.${name}`, `operation.total.${name}`],
    how: `operation.week.${name}, or a metric operation.total.${name}`,
  })),
];

/** A complaint for everything that is declared, read by no code, and not known to be so; and the other way round. */
export function unread(uses: Uses, declared: readonly Declared[] = DECLARED): string[] {
  const isRead = ({ seen, but = () => false }: Declared) =>
    seen.some((name) => [...(uses.get(name) ?? [])].some(([file, { read }]) => read && !but(file)));
  return declared.flatMap((one) => {
    const { name, how } = one;
    if (UNREAD.has(name))
      return isRead(one) ? [`${name} is read by now: take it out of UNREAD in test/model/unread.ts`] : [];
    if (isRead(one)) return [];
    return [
      `${name} is declared, and no code reads it: read it as ${how}, take it out, or add to test/model/worlds.ts a world in which it is read`,
    ];
  });
}
