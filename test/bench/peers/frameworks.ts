import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Source } from "./draws.ts";
import { AT_START, type Becomes, type Is, isOf, middlePerson, simplePerson, tiesOf } from "./objects.ts";
import type { Outcome } from "./outcome.ts";
import { PEOPLE, type Population, WEEKS } from "./people.ts";

/** Peers from the registry, each loaded in a process of its own and from a folder of its own; none is part of Levain. */

/** Runs a world of a population, and says what came of it. */
export type World = (people: Population, source: Source) => Outcome;
export type ModelName = "simple" | "middle";

/** Where `npm run bench:peers` puts packages. */
const FOLDER = "test/bench/peers/node_modules";

async function load(file: string): Promise<unknown> {
  const path = join(FOLDER, file);
  if (!existsSync(path)) throw new Error(`${file.replace(/\/.*/, "")} could not be installed`);
  return await import(pathToFileURL(path).href);
}

/** An agent of AgentScript, a turtle: its properties are plain ones. */
interface Turtle extends Is, Becomes {
  id: number;
  tookPart: number;
  friends: Turtle[];
}

interface Turtles extends Array<Turtle> {
  create(count: number, set: (turtle: Turtle) => void): void;
  ask(what: (turtle: Turtle) => void): void;
}

interface AgentScript {
  Model: new (size: object) => { turtles: Turtles };
}

/** It draws on canvases when loaded; nothing is drawn here. */
class NoCanvas {
  getContext(): object {
    return {};
  }
}

export async function agentScript(model: ModelName): Promise<World> {
  Object.assign(globalThis, { OffscreenCanvas: NoCanvas });
  const { Model } = (await load("agentscript/dist/agentscript.js")) as AgentScript;
  return (people, source) => {
    const { turtles } = new Model({ minX: 0, maxX: 0, minY: 0, maxY: 0, minZ: 0, maxZ: 0 });
    turtles.create(PEOPLE, (turtle) => Object.assign(turtle, AT_START, { tookPart: 0, friends: [] }));
    for (const [i, friends] of tiesOf(people).entries())
      Object.assign(turtles[i], isOf(people, i), { friends: friends.map((j) => turtles[j]) });
    let weeks = 0;
    let acts = 0;
    for (let week = 0; week < WEEKS; week++) {
      turtles.ask((one) => {
        one.tookPart = one.takesPart;
      });
      turtles.ask((one) => {
        let near = 0;
        for (const friend of one.friends) near += friend.tookPart;
        if (model === "simple") simplePerson(one, near, source.uniform(one.id, week, 0));
        else middlePerson(one, near, one.friends.length, source);
        weeks += one.takesPart;
        acts += one.acts;
      });
    }
    return { participants: weeks / WEEKS, contributions: acts };
  };
}

/** An agent of flocc: what its rule returns is set once all rules of the tick have run. */
interface FloccAgent {
  get(name: string): unknown;
  set(name: string | object, value?: unknown): void;
}

interface Flocc {
  Agent: new (data: object) => FloccAgent;
  Environment: new (options?: object) => { addAgent(agent: FloccAgent): void; tick(): void };
}

const STATE: Record<ModelName, (keyof Becomes)[]> = {
  simple: ["takesPart", "tired", "belongs", "acts"],
  middle: [
    "takesPart",
    "belongs",
    "status",
    "hoursLeft",
    "crowded",
    "gainAtJoining",
    "career",
    "made",
    "acts",
  ],
};

const READ: Record<ModelName, (keyof Is)[]> = {
  simple: ["taste"],
  middle: ["money", "intrinsic", "threshold", "free", "vigour", "logVigour", "wish"],
};

export async function flocc(model: ModelName): Promise<World> {
  const { Agent, Environment } = (await load("flocc/dist/flocc.es.js")) as Flocc;
  const state = STATE[model];
  const read = [...READ[model], ...state];
  return (people, source) => {
    const environment = new Environment({ torus: false });
    const one = { ...isOf(people, 0), ...AT_START };
    let acts = 0;
    let weeks = 0;
    const tick = (agent: FloccAgent) => {
      for (const name of read) one[name] = agent.get(name) as number;
      const friends = agent.get("friends") as FloccAgent[];
      let near = 0;
      for (const friend of friends) near += friend.get("takesPart") as number;
      if (model === "simple") simplePerson(one, near, source.uniform(0, 0, 0));
      else middlePerson(one, near, friends.length, source);
      weeks += one.takesPart;
      acts += one.acts;
      return Object.fromEntries(state.map((name) => [name, one[name]]));
    };
    const agents = Array.from(
      { length: PEOPLE },
      (_, i) => new Agent({ ...isOf(people, i), ...AT_START, tick }),
    );
    for (const [i, friends] of tiesOf(people).entries())
      agents[i].set(
        "friends",
        friends.map((j) => agents[j]),
      );
    for (const agent of agents) environment.addAgent(agent);
    for (let week = 0; week < WEEKS; week++) environment.tick();
    return { participants: weeks / WEEKS, contributions: acts };
  };
}
