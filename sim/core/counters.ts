/**
 * Named numbers that are all set to 0 and all added up every week: one array, read and written by name.
 *
 * @returns what makes a new set of counters of these names, all 0
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
