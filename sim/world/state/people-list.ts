/** If fewer than one in so many are in the list, sorting them is faster than going through everybody. */
const FEW = 32;

/** A set of at most `size` consumers, quick to iterate, add to and remove from. */
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

  /** The last person takes the place of the removed one, so iterate backwards when removing. */
  remove(person: number): void {
    const place = this.place[person];
    if (place === 0) return;
    const last = this.items[--this.count];
    this.items[place - 1] = last;
    this.place[last] = place;
    this.place[person] = 0;
  }

  /** Sorts by number, so that iterating reads columns forwards. */
  order(): void {
    const { items, place, count } = this;
    let at = 1;
    while (at < count && items[at - 1] < items[at]) at++;
    if (at >= count) return;
    if (count * FEW < items.length) items.subarray(0, count).sort();
    else {
      let next = 0;
      for (let person = 0; next < count; person++) if (place[person] !== 0) items[next++] = person;
    }
    for (at = 0; at < count; at++) place[items[at]] = at + 1;
  }

  clear(): void {
    for (let at = 0; at < this.count; at++) this.place[this.items[at]] = 0;
    this.count = 0;
  }
}
