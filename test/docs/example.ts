// biome-ignore-all lint/suspicious/noConsole: docs/library.md shows what this prints
import { compare, InputError, simulate } from "../../sim/index.ts";

// Matched worlds: the baseline first, then what differs from it.
const praised = {
  id: "praised",
  extends: "community-forum",
  levers: { rewards: { recognition: "min(1, 0.2 + 0.02 * active)" } },
};
const { report } = compare(["community-forum", praised], {
  seed: "readme",
  replicates: 8,
  headlines: ["active"],
});
const { active } = report.comparisons[0].metrics;
console.log(`active: ${active.verdict}, more in ${active.higherIn} of ${active.of} worlds`);

// One world, watched week by week; a recorder never changes the digits.
const members = new Float64Array(52);
simulate(
  { extends: "community-forum", horizonWeeks: 52 },
  { replicates: 1, recorderOf: () => ({ step: (world) => members.set([world.enrolled], world.week) }) },
);
console.log(`taking part after 4, 26 and 52 weeks: ${[3, 25, 51].map((week) => members[week]).join(", ")}`);

// All problems of a scenario are reported at once.
try {
  simulate({ horizonWeeks: 5000, network: { rewiring: 2 } });
} catch (error) {
  if (error instanceof InputError) console.log(error.message);
}
