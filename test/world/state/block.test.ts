import { expect, test } from "vitest";
import { TERMS } from "../../../sim/choice/utility.ts";
import { ledgerRecorder, type ReasonRow } from "../../../sim/recorders/ledger.ts";
import { populate } from "../../../sim/run/populate.ts";
import { begin, run, type Step } from "../../../sim/run/run.ts";
import { BLOCK, type Block } from "../../../sim/world/state/block.ts";
import type { Recorder } from "../../../sim/world/state/recorder.ts";
import type { World } from "../../../sim/world/state/world.ts";
import { paramsOf } from "../../support.ts";

/** People who decide whether to join, and people who cannot do without; more than a block takes. */
const params = paramsOf({
  extends: "online-counter",
  horizonWeeks: 6,
  population: { consumers: 1100 },
  operations: { forum: { demand: { skill: { digital: 0.4 } } }, counter: { needsPerWeek: 5 } },
  consideration: { perWeek: 0.3 },
  levers: { organisation: { campaignReach: 0.5 } },
});
const people = populate(params, "block", 0);

/** Fills scratch with what nobody could use: NaN everywhere, people who do not exist. */
function spoil({ block }: World): void {
  block.count = BLOCK;
  block.people.fill(0xffffffff);
  block.times.fill(255);
  for (const column of [block.ability, block.utility, ...block.terms]) column.fill(Number.NaN);
}

function ran(before: (world: World) => void) {
  const rows: ReasonRow[] = [];
  const ledger = ledgerRecorder(params, 0, rows);
  const recorder: Recorder = {
    step(world) {
      before(world);
      ledger.step?.(world);
    },
  };
  const around = (_: string, step: Step) => (world: World) => {
    before(world);
    step(world);
  };
  return { ...run(params, people, recorder, around), rows };
}

test("no step and no recorder reads what another has left in the block", () => {
  const clean = ran(() => {});
  expect(clean.rows.length).toBeGreaterThan(0);
  expect(ran(spoil)).toEqual(clean);
});

test("two worlds share no block", () => {
  const [one, other] = [begin(params, people).world.block, begin(params, people).world.block];
  const arrays = ({ people, times, ability, utility, terms }: Block) =>
    [people, times, ability, utility, ...terms].map(({ buffer }) => buffer);
  expect(new Set([...arrays(one), ...arrays(other)]).size).toBe(2 * (4 + TERMS.length));
});
