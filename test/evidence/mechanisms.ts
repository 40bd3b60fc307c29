import { builtIn } from "../../sim/model/built-in.ts";
import { armsOf } from "../../sim/model/systems/tensions.ts";
import { runTrials, TRIED_SYSTEMS, trialsOf } from "../mechanisms-shown/run.ts";
import { type Tried, worldsFor } from "../systems/run.ts";
import { asWritten } from "./as-written.ts";
import type { Piece } from "./piece.ts";

/** What the trials of the small general mechanisms come to, a part for each system. */
export const mechanisms: Piece<Tried> = {
  name: "mechanisms",
  pages: ["docs/mechanisms.md", "docs/mechanisms.fr.md"],
  parts: TRIED_SYSTEMS.map((id) => ({
    id,
    basis: () => ({
      trials: trialsOf(id).map((trial) => ({
        id: trial.id,
        worlds: worldsFor(trial),
        arms: armsOf(trial, builtIn(id)).map(({ name }) => [
          name,
          asWritten({ extends: id, ...trial.arms[name] }),
        ]),
      })),
      first: runTrials(id, 1),
    }),
    make: () => runTrials(id).values,
  })),
};
