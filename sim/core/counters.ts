/**
 * Named numbers in one array, read and written by name. Every week all of them are set to 0 and added up together.
 *
 * @returns a function that makes a set of counters with these names, all 0
 */
export function countersOf<T extends object>(names: readonly string[]): () => T & Counters {
  class Named extends Counters {
    constructor() {
      super(names);
    }
  }
  names.forEach((name, place) => {
    Object.defineProperty(Named.prototype, name, {
      get(this: Counters) {
        return this.values[place];
      },
      set(this: Counters, value: number) {
        this.values[place] = value;
      },
    });
  });
  return () => new Named() as T & Counters;
}

export class Counters {
  readonly values: Float64Array;

  constructor(readonly names: readonly string[]) {
    this.values = new Float64Array(names.length);
  }

  clear(): void {
    this.values.fill(0);
  }

  add({ values }: Counters): void {
    for (let place = 0; place < values.length; place++) this.values[place] += values[place];
  }
}
