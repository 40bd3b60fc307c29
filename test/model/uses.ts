import type { Mechanism } from "../../sim/mechanisms/mechanism.ts";
import { onceFor } from "../../sim/metrics/metric.ts";
import { WEEKLY_METRICS } from "../../sim/model/metric-lists.ts";
import { OPERATION_COLUMNS, OWN_GROUPS, PERSON_COLUMNS } from "../../sim/model/model.ts";
import { ledgerRecorder } from "../../sim/recorders/ledger.ts";
import { peopleRecorder } from "../../sim/recorders/people.ts";
import { emptyTrace, traceRecorder } from "../../sim/recorders/trace.ts";
import type { Params } from "../../sim/run/compile.ts";
import { populate } from "../../sim/run/populate.ts";
import { run } from "../../sim/run/run.ts";
import type { Operation, World } from "../../sim/world/state/world.ts";

/** Which files use what is declared, found by running them: worlds and scenarios are shown to them through proxies. */

/** How a file uses a name. */
export interface Use {
  /** Whether it looks at it; else it writes it, adds to it, or only takes it up. */
  read: boolean;
}

/** Names as `reads` of a mechanism writes them, and besides `levers.<name>` and `traits.<name>`; per file. */
export type Uses = Map<string, Map<string, Use>>;

type Holder = Record<string | symbol, unknown>;
type Shown = Record<string, () => unknown>;

/** Groups of a scenario whose members have names that it chooses. */
const RECORDS = ["parameters.operations", "parameters.population.segments"];
/** An operation's parameters; its own values of a module's are named as the module's. */
const OPERATION = "parameters.operations.<id>";
/** Frames from here to code that asks, with one to spare where it asks by a function of the engine. */
const NEAREST = 8;
const FILE = /\/((?:sim|test)\/[\w./-]+\.ts)$/;

/** The file of the project whose code asks: the nearest one apart from this. */
function asking(): string {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.prepareStackTrace = (_, sites) => sites;
  Error.stackTraceLimit = NEAREST;
  const sites = new Error().stack as unknown as NodeJS.CallSite[];
  Error.prepareStackTrace = prepareStackTrace;
  Error.stackTraceLimit = stackTraceLimit;
  for (const site of sites) {
    const file = fileOf(site.getFileName() ?? "");
    if (file !== "" && file !== "test/model/uses.ts") return file;
  }
  throw new Error("code that is not of the project has asked");
}

const known = new Map<string, string>();
function fileOf(path: string): string {
  const file = known.get(path) ?? FILE.exec(path)?.[1] ?? "";
  known.set(path, file);
  return file;
}

export class Recording {
  readonly uses: Uses = new Map();
  /** Looks that may turn out to be the first half of an addition (`x += 1`): where, and how many. */
  private readonly pending = new Map<Use, { place: string; looks: number }>();
  private readonly shown = new WeakMap<object, object>();

  /** A scenario, or the parameters that mechanisms read. */
  parameters<T extends object>(value: T, path = "parameters"): T {
    return this.once(value, () => {
      if (Array.isArray(value))
        return value.map((item) => this.parameters(item, `${path}.<n>`)) as unknown as T;
      const below = (key: string) => {
        if (RECORDS.includes(path)) return `${path}.<id>`;
        return path === OPERATION && OWN_GROUPS.includes(key) ? `parameters.${key}` : `${path}.${key}`;
      };
      return new Proxy(value, {
        get: (target, key) => {
          const part = Reflect.get(target, key);
          return typeof key === "symbol" ? part : this.part(part, below(key));
        },
      });
    });
  }

  /** A value counts as read; a group of values only once one of them is. */
  private part(value: unknown, path: string): unknown {
    const isHolder = typeof value === "object" && value !== null && !ArrayBuffer.isView(value);
    const isList = Array.isArray(value) && typeof value[0] !== "object";
    if (isHolder && !isList) return this.parameters(value, path);
    this.useOf(path).read = true;
    return value;
  }

  world(world: World): World {
    return this.holder(world, {
      people: () => this.holder(world.people, this.columns(PERSON_COLUMNS, world.people, "people")),
      numbers: () => this.numbers(world.numbers, "numbers"),
      operations: () =>
        this.once(world.operations, () => world.operations.map((operation) => this.operation(operation))),
    });
  }

  /** Once a step is over, what was looked at and not then written has been read. */
  settle(): void {
    for (const [use, { looks }] of this.pending) if (looks > 0) use.read = true;
    this.pending.clear();
  }

  private operation(operation: Operation): Operation {
    return this.holder(operation, {
      ...this.columns(OPERATION_COLUMNS, operation, "operation"),
      levers: () => this.numbers(operation.levers, "levers"),
      numbers: () => this.numbers(operation.numbers, "operation.numbers"),
      week: () => this.numbers(operation.week, "operation.week"),
      total: () => this.numbers(operation.total, "operation.total"),
    });
  }

  /** Traits are shown before there is a world, which takes some of them up when it is made. */
  traits<T extends object>(traits: T, path = "traits"): T {
    const named = Object.entries(traits).map(([name, value]): [string, () => unknown] => {
      const below = `${path}.${name}`;
      return [
        name,
        () => (ArrayBuffer.isView(value) ? this.column(value, below) : this.traits(value, below)),
      ];
    });
    return this.holder(traits, Object.fromEntries(named));
  }

  private columns(declared: object, holder: object, prefix: string): Shown {
    const columns = Object.keys(declared).map((name): [string, () => unknown] => [
      name,
      () => this.column((holder as Holder)[name] as ArrayBufferView, `${prefix}.${name}`),
    ]);
    return Object.fromEntries(columns);
  }

  /** A column is used by the file that takes it up, to whomever it is then given. */
  private column(column: ArrayBufferView, name: string): ArrayBufferView {
    const use = this.useOf(name);
    const handler: ProxyHandler<ArrayBufferView> = {
      get: (target, key) => {
        const value = Reflect.get(target, key, target);
        if (typeof key === "string" && /^\d+$/.test(key)) this.look(use, key);
        else if (key !== "length" && key !== "fill" && key !== "set") use.read = true;
        return typeof value === "function" ? value.bind(target) : value;
      },
      set: (target, key, value) => {
        this.write(use, String(key));
        return Reflect.set(target, key, value, target);
      },
    };
    const files = this.once(column, () => new Map<Use, ArrayBufferView>());
    const known = files.get(use) ?? new Proxy(column, handler);
    files.set(use, known);
    return known;
  }

  private numbers<T extends object>(numbers: T, prefix: string): T {
    return this.once(
      numbers,
      () =>
        new Proxy(numbers, {
          get: (target, key) => {
            const value = Reflect.get(target, key);
            const isOne = typeof value === "number" || typeof value === "string";
            if (isOne) this.look(this.useOf(`${prefix}.${String(key)}`), "");
            return value;
          },
          set: (target, key, value) => {
            this.write(this.useOf(`${prefix}.${String(key)}`), "");
            return Reflect.set(target, key, value);
          },
        }),
    );
  }

  private holder<T extends object>(holder: T, shown: Shown): T {
    return this.once(
      holder,
      () =>
        new Proxy(holder, {
          get: (target, key) =>
            Object.hasOwn(shown, key) ? shown[key as string]() : Reflect.get(target, key),
        }),
    );
  }

  private once<T extends object>(key: object, make: () => T): T {
    const known = (this.shown.get(key) as T | undefined) ?? make();
    this.shown.set(key, known);
    return known;
  }

  private look(use: Use, place: string): void {
    const before = this.pending.get(use);
    if (before?.place === place) before.looks++;
    else {
      if (before !== undefined && before.looks > 0) use.read = true;
      this.pending.set(use, { place, looks: 1 });
    }
  }

  /** Takes away the look that was the first half of an addition. */
  private write(use: Use, place: string): void {
    const before = this.pending.get(use);
    if (before?.place !== place) return;
    if (before.looks > 1) use.read = true;
    this.pending.delete(use);
  }

  private useOf(name: string): Use {
    const files = this.uses.get(name) ?? new Map<string, Use>();
    const file = asking();
    const use = files.get(file) ?? { read: false };
    this.uses.set(name, files.set(file, use));
    return use;
  }
}

/** Runs one world, with all that measures and watches it, under the eyes of a recording. */
export function record(recording: Recording, params: Params): void {
  const shown: Params = {
    ...params,
    scenario: recording.parameters(params.scenario),
    parameters: recording.parameters(params.parameters),
  };
  const watched = (step: (world: World) => void) => (world: World) => {
    step(recording.world(world));
    recording.settle();
  };
  const watchedMechanism = (mechanism: Mechanism): Mechanism => ({
    ...mechanism,
    step: watched((world) => mechanism.step(world)),
    ...(mechanism.start && { start: watched((world) => mechanism.start?.(world)) }),
    ...(mechanism.stepWhenOff && { stepWhenOff: watched((world) => mechanism.stepWhenOff?.(world)) }),
  });
  const { model } = params;
  const week = model.week.map((step) =>
    typeof step === "function" ? watched(step) : watchedMechanism(step),
  );
  const mechanisms = week.filter((step) => typeof step !== "function");
  const recorders = [
    ledgerRecorder(shown, 0, []),
    peopleRecorder(shown, 0, []),
    traceRecorder(0, Object.keys(params.scenario.population.segments), emptyTrace()),
  ];
  const people = populate(shown, "uses", 0);
  const shownPeople = { ...people, traits: recording.traits(people.traits) };
  run({ ...shown, model: { ...model, week, mechanisms, metrics: [] } }, shownPeople, {
    step: watched((world) => {
      for (const { measure } of WEEKLY_METRICS) measure(world, onceFor(world));
      for (const recorder of recorders) recorder.step?.(world);
    }),
    end: watched((world) => {
      for (const { measure } of model.metrics) measure(world, onceFor(world));
      for (const recorder of recorders) recorder.end?.(world);
    }),
  });
}
