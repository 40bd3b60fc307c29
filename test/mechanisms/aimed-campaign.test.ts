import { expect, test } from "vitest";
import { UNAWARE } from "../../sim/world/state/world.ts";
import { binomialTolerance, metric, sameDigits } from "../support.ts";
import {
  forum,
  inMatchedWorlds,
  levers,
  mean,
  only,
  people,
  ran,
  signs,
  sum,
  together,
  weeks,
} from "./arms.ts";

const campaign = (campaignReach: number, campaignAim: number) =>
  levers("organisation", { campaignReach, campaignAim });
/** Some have far more ties than others; one campaign, and no relays. */
const unequal = together(only("awareness"), forum({ visibility: 1 }), {
  network: { kind: "preferential" },
  awareness: { relayAudience: 0, wordOfMouth: 0 },
});

test.each([0, 0.5, 1])(
  "with a share %f aimed, people hear by their number of ties, and as many in all",
  (aim) => {
    const { world, operation } = ran(together(unequal, people(20_000), weeks(1), campaign(0.02, aim)));
    const usual = mean(world.degree);
    const chances = Array.from(world.degree, (ties) => Math.min(1, 0.02 * (1 - aim + (aim * ties) / usual)));
    for (const [least, most] of [
      [0, 5],
      [6, 12],
      [13, 40],
      [0, 20_000],
    ]) {
      const among = Array.from(world.degree.keys()).filter(
        (person) => world.degree[person] >= least && world.degree[person] <= most,
      );
      const heard = among.filter((person) => operation.status[person] !== UNAWARE).length;
      const chance = mean(among.map((person) => chances[person]));
      expect(among.length).toBeGreaterThan(500);
      expect(Math.abs(heard / among.length - chance)).toBeLessThan(binomialTolerance(chance, among.length));
    }
    expect(sum(chances)).toBeGreaterThan(0.97 * 0.02 * 20_000);
    expect(sum(chances)).toBeLessThan(1.001 * 0.02 * 20_000);
  },
);

test("aimed at the influential, the same campaign makes word of mouth go faster, and costs more", () => {
  const arms = [0, 1].map((aim) =>
    together(unequal, people(2000), weeks(6), campaign(0.005, aim), { awareness: { wordOfMouth: 0.3 } }),
  );
  const found = inMatchedWorlds(arms, (run) => [run.world.aware, metric(run, "costEuros")]);
  const [aware, costs] = [0, 1].map((what) => found.map((arm) => arm.map((one) => one[what])));
  expect(signs(aware).more).toBe(5);
  for (const world of costs[0].keys()) expect(costs[1][world] - costs[0][world]).toBeCloseTo(6 * 100, 9);
});

test.each(["complete", "none"])(
  "where nobody has more ties than others (%s), it reaches nobody else",
  (kind) => {
    const part = (aim: number) =>
      together(unequal, people(300), weeks(4), { network: { kind } }, campaign(0.1, aim), {
        prices: { campaignAim: 0 },
      });
    expect(sameDigits(ran(part(1)).metrics, ran(part(0)).metrics)).toBe(true);
  },
);
