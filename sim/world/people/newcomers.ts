import type { Draws } from "../../core/random.ts";
import { shaped } from "../../core/shape.ts";
import { drawTraits, type PopulationParameters, type Traits } from "./population.ts";

/** If more people arrive (some 14 MB), each world draws them anew, so that memory is that of the people present. */
export const KEPT_NEWCOMERS = 65_536;
/** How many are drawn at a time then. */
const DRAWN_TOGETHER = 1024;

/** The traits of people who arrive; the worlds of a replicate share them. */
export class Newcomers {
  private columns: readonly Column[] = [];
  /** Where the people drawn begin among the newcomers, and how many there are. */
  private from = 0;
  private size = 0;

  /** @param first number of the first newcomer @param total of all who ever arrive */
  constructor(
    private readonly parameters: PopulationParameters,
    private readonly draws: Draws,
    private readonly first: number,
    private readonly total: number,
  ) {
    if (total > 0 && total <= KEPT_NEWCOMERS) this.draw(0, total);
  }

  /** Writes the traits of a newcomer into a place. @param person the newcomer's number */
  settle(person: number, traits: Traits, place: number): void {
    const at = person - this.first;
    if (at < this.from || at >= this.from + this.size)
      this.draw(at, Math.min(DRAWN_TOGETHER, this.total - at));
    const targets = columnsOf(traits);
    for (let c = 0; c < targets.length; c++) targets[c][place] = this.columns[c][at - this.from];
  }

  private draw(from: number, size: number): void {
    this.columns = columnsOf(drawTraits(this.parameters, size, this.draws, this.first + from));
    this.from = from;
    this.size = size;
  }
}

type Column = Float64Array | Uint8Array;

const FOUND = new WeakMap<Traits, readonly Column[]>();

/** All columns of traits, in a fixed order; found once, since newcomers ask for them one by one. */
function columnsOf(traits: Traits): readonly Column[] {
  const found = FOUND.get(traits) ?? columnsIn(traits);
  FOUND.set(traits, found);
  return found;
}

function columnsIn(part: object): Column[] {
  return Object.values(part).flatMap((inner) =>
    ArrayBuffer.isView(inner) ? [inner as Column] : columnsIn(inner),
  );
}

/** A copy with room for so many people, for a world in which places change hands. */
export function copyOfTraits(traits: Traits, places: number): Traits {
  const copied = (part: object): object =>
    shaped(
      Object.fromEntries(
        Object.entries(part).map(([name, column]) => [
          name,
          ArrayBuffer.isView(column) ? withRoom(column as Column, places) : copied(column),
        ]),
      ),
    );
  return copied(traits) as Traits;
}

function withRoom(column: Column, places: number): Column {
  const copy = column instanceof Float64Array ? new Float64Array(places) : new Uint8Array(places);
  copy.set(column);
  return copy;
}
