/** A set of consumers that is quick to walk, to add to and to take from; at most `size` of them. */
export class PeopleList {
  readonly items: Uint32Array;
  /** Place of each consumer in {@link items} plus one; 0 when absent. */
  private readonly place: Uint32Array;
  count = 0;

  constructor(size: number) {
    this.items = new Uint32Array(size);
    this.place = new Uint32Array(size);
  }

  add(person: number): void {
    if (this.place[person] !== 0) return;
    this.items[this.count++] = person;
    this.place[person] = this.count;
  }

  has(person: number): boolean {
    return this.place[person] !== 0;
  }

  /** The last one takes the place of the one removed: walk backwards when removing on the way. */
  remove(person: number): void {
    const place = this.place[person];
    if (place === 0) return;
    const last = this.items[--this.count];
    this.items[place - 1] = last;
    this.place[last] = place;
    this.place[person] = 0;
  }

  clear(): void {
    for (let at = 0; at < this.count; at++) this.place[this.items[at]] = 0;
    this.count = 0;
  }
}
