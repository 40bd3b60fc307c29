import { builtIn } from "../../sim/model/built-in.ts";
import { SYSTEMS } from "../../sim/model/systems/systems.ts";
import { armsOf } from "../../sim/model/systems/tensions.ts";
import { type Tried, tensionsOf, tried, worldsFor } from "../systems/run.ts";
import { asWritten } from "./as-written.ts";
import { type Piece, single } from "./piece.ts";

/** The piece of one system: changing its scenario or one of its tensions makes this one again, and no other. */
export const tensionPiece = (id: string): Piece<Tried> =>
  single({
    name: `tensions/${id}`,
    pages: ["docs/systems.md", "docs/systems.fr.md", "viz/systems.json"],
    basis: () => ({
      tensions: tensionsOf(id).map((tension) => ({
        id: tension.id,
        metric: tension.metric,
        worlds: worldsFor(tension),
        arms: armsOf(tension, builtIn(id)).map(({ name }) => [
          name,
          asWritten({ extends: id, ...tension.arms[name] }),
        ]),
        weeks: tension.weeks,
      })),
      first: tried(id, 1),
    }),
    make: () => tried(id).values,
  });

/** What the tensions of every system come to, a piece for each. */
export const TENSION_PIECES: readonly Piece<Tried>[] = SYSTEMS.map(tensionPiece);
