import { ownMechanism, type simulate, type World, type WorldCache } from "../../../sim/index.ts";
import { nothingOn } from "../nothing-on.ts";
import middle from "./middle.json" with { type: "json" };
import { middleWeek } from "./middle.ts";
import type { Outcome } from "./outcome.ts";
import { ownStep } from "./own-step.ts";
import { PEOPLE, POPULATIONS, SEED, WEEKS } from "./people.ts";

/** Worlds of one turn, one of each population. */
export type Turn = (turn: number) => Outcome[];
type Simulate = typeof simulate;
type Scenario = Parameters<Simulate>[0];
type Options = NonNullable<Parameters<Simulate>[1]>;
type End = { operations: { total: Record<string, number> }[] };

const nothing = { id: "peer", extends: "baseline", horizonWeeks: WEEKS, population: { consumers: PEOPLE } };

const COMMON: Options = { seed: SEED, replicates: POPULATIONS };

/** What the worlds' own tallies come to, once each has ended. */
function tallied(run: Simulate, scenario: object, options: Options, weeks: string, acts: string): Outcome[] {
  const found: Outcome[] = [];
  const end = ({ operations }: End) => {
    const { total } = operations[0];
    found.push({ participants: total[weeks] / WEEKS, contributions: total[acts] });
  };
  const recorderOf = () => ({ end }) as unknown as ReturnType<NonNullable<Options["recorderOf"]>>;
  run(scenario as Scenario, { ...options, recorderOf });
  return found;
}

export function levainSimple(run: Simulate, cache: WorldCache): Turn {
  const options = { ...COMMON, cache, own: { mechanisms: [ownStep()] } };
  const mechanisms = nothingOn();
  return (turn) =>
    tallied(run, { ...nothing, mechanisms, peer: { turn } }, options, "peerWeeks", "peerFlips");
}

const OFFERS = middle.operations.forum.offers;
const WEIGHTS = { experience: 1.8, values: 1.3, belonging: 1.8, autonomy: 1.3 } as const;

/** The middle model as one mechanism of somebody's own, the built-in ones off. */
const ownMiddle = () =>
  ownMechanism({
    id: "peer",
    fields: { turn: { default: 0, range: [0, 1e9], integer: true } },
    personColumns: {
      intrinsic: 0,
      status: 0,
      tells: 0,
      hoursLeft: 0,
      belongs: 0,
      crowded: 0,
      gainAtJoining: 0,
      career: 1,
      made: 0,
    },
    tallies: ["peerWeeks", "peerActs"],
    start({ places, people: { intrinsic }, traits: { motivation } }) {
      for (const name of ["experience", "values", "belonging", "autonomy"] as const)
        for (let i = 0; i < places; i++) intrinsic[i] += motivation[name][i] * WEIGHTS[name] * OFFERS[name];
    },
    step({ places, week, draws, parameters, people, traits, network, operations }) {
      const { motivation, threshold, freeHours, vigour, logVigour } = traits;
      const { intrinsic, status, tells, hoursLeft, belongs, crowded, gainAtJoining, career, made } = people;
      const are = { money: motivation.money, intrinsic, threshold, free: freeHours, vigour, logVigour };
      const state = { status, tells, hoursLeft, belongs, crowded, gainAtJoining, career, made };
      const ties = { starts: network.starts, ties: network.ties };
      const out = { enrolled: 0, contributions: 0 };
      const source = draws.stream(`peer.${parameters.peer.turn}`);
      middleWeek({ ...are, wish: motivation.belonging, ...ties, ...state }, places, source, week, out);
      operations[0].week.peerWeeks += out.enrolled;
      operations[0].week.peerActs += out.contributions;
    },
  });

export function levainMiddle(run: Simulate, cache: WorldCache): Turn {
  const options = { ...COMMON, cache, own: { mechanisms: [ownMiddle()] } };
  const mechanisms = nothingOn();
  return (turn) => tallied(run, { ...nothing, mechanisms, peer: { turn } }, options, "peerWeeks", "peerActs");
}

/** Built-in mechanisms that make up the middle model; replies are coordination's. */
const BUILT_IN = [
  ...["awareness", "joining", "contributing", "quitting"],
  ...["belonging", "fatigue", "crowding", "coordination"],
];

/** The middle model by Levain's own mechanisms. Each turn's operation has a name of its own, and so luck of its own. */
export function levainBuiltIn(run: Simulate, cache: WorldCache): Turn {
  const mechanisms = { ...nothingOn(), ...Object.fromEntries(BUILT_IN.map((id) => [id, true])) };
  return (turn) => {
    const found: Outcome[] = [];
    const operations = { forum: null, [`forum-${turn}`]: middle.operations.forum };
    const recorderOf = () => {
      let enrolled = 0;
      return {
        step(world: World) {
          enrolled += world.enrolled;
        },
        end(world: World) {
          const { contributions } = world.operations[0].total;
          found.push({ participants: enrolled / WEEKS, contributions });
        },
      };
    };
    run({ ...middle, mechanisms, operations } as Scenario, { ...COMMON, cache, recorderOf });
    return found;
  };
}
