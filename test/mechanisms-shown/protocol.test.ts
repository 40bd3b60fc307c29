import { expect, test } from "vitest";
import { SYSTEMS } from "../../sim/model/systems/systems.ts";
import { tensionsOf } from "../systems/run.ts";
import { isCited, MECHANISMS_SHOWN } from "./protocol.ts";
import { judgedTrial, runTrials, TRIED_SYSTEMS, trialsOf } from "./run.ts";

test("every mechanism is tried in systems that ship, or by one of their tensions", () => {
  expect(MECHANISMS_SHOWN.map(({ id }) => id)).toEqual(
    [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14].map((number) => `M${number}`),
  );
  for (const { id, rows } of MECHANISMS_SHOWN)
    for (const row of rows) {
      expect(SYSTEMS, id).toContain(row.system);
      if (isCited(row)) expect(tensionsOf(row.system).map((one) => one.id)).toContain(row.tension);
      else expect(Object.keys(row.arms), id).toHaveLength(2);
    }
  const ids = TRIED_SYSTEMS.flatMap((system) => trialsOf(system).map(({ id }) => `${system} ${id}`));
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(TRIED_SYSTEMS)("the trials of %s run", (system) => {
  const { values } = runTrials(system, 1);
  for (const trial of trialsOf(system)) expect(judgedTrial(system, trial, values).step.worlds).toBe(1);
});
