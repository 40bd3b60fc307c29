import { expect, test } from "vitest";
import { binomialTolerance, metric } from "../support.ts";
import {
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  levers,
  off,
  type Part,
  people,
  ran,
  signs,
  sum,
  together,
  weeks,
} from "./arms.ts";

const moderated = (moderation: number) => levers("support", { moderation });
/** 50 people, of whom one who is active is enough for all of the quarrels: the hazard is the declared one. */
const crowd = together(
  everybodyTakesPart(50, "contributing", "attachment", "conflict"),
  forum({ collective: 1 }),
  weeks(600),
  {
    conflict: { crowdHalf: 1e-9 },
  },
);

test("quarrels among people break out at the declared rate, as far as nobody moderates", () => {
  for (const moderation of [0, 0.8, 1]) {
    const run = ran(together(crowd, moderated(moderation), { conflict: { amongConsumers: 0.3 } }));
    const chance = 1 - Math.exp(-0.3 * (1 - moderation));
    expect(Math.abs(metric(run, "controversies") / 600 - chance)).toBeLessThan(
      binomialTolerance(chance, 600),
    );
    expect(run.operation.total.refusals).toBe(0);
  }
});

test("a controversy costs attachment as far as it is seen, and only to those who know", () => {
  const base = together(
    crowd,
    people(60),
    moderated(0),
    forum({ visibility: 0.4 }),
    { conflict: { amongConsumers: 1 } },
    weeks(20),
    { mechanisms: { awareness: true }, awareness: { wordOfMouth: 0 } },
    levers("organisation", { campaignReach: 0 }),
  );
  const { world } = ran(base);
  const lost = (1 - 0.1 * 0.4) ** metric(ran(base), "controversies");
  for (let person = 0; person < 60; person++) {
    const knows = world.people.awareOf[person] > 0;
    expect(world.people.attachment[person]).toBeCloseTo(
      world.traits.attachment[person] * (knows ? lost : 1),
      12,
    );
  }
  expect(world.aware).toBe(50);
});

/** A community of owners whose work a brand takes over. */
const takenOver = together(
  everybodyTakesPart(80, "contributing", "belonging", "ownership", "attachment", "conflict"),
  forum({ appropriation: 1, rituals: 1, collective: 0 }),
  levers("organisation", { rightsClarity: 1, decisionRights: 1, brandPresence: 0 }),
  weeks(150),
);
const refusals = (...parts: Part[]) =>
  sum(inMatchedWorlds([together(takenOver, ...parts)], (run) => run.operation.total.refusals, 3)[0]);

test("takeover is refused by those who own and belong, however it comes about; without either, or off: never", () => {
  expect(refusals()).toBeGreaterThan(3);
  const present = levers("organisation", { brandPresence: 1 });
  expect(refusals(forum({ appropriation: 0 }), present)).toBeGreaterThan(3);
  const calm = [off("ownership"), off("belonging"), forum({ appropriation: 0 }), off("conflict")];
  for (const part of calm) expect(refusals(part)).toBe(0);
});

test("moderation lowers controversies and keeps attachment; off: none breaks out, whatever is or is not moderated", () => {
  const base = together(crowd, weeks(100), { conflict: { amongConsumers: 0.1 } });
  const arms = [0, 0.9].map((level) => together(base, moderated(level)));
  const of = (key: string, part: Part = {}) =>
    inMatchedWorlds(
      arms.map((arm) => together(arm, part)),
      (run) => metric(run, key),
      3,
    );
  expect(signs(of("controversies")).less).toBe(3);
  expect(signs(of("attachment")).more).toBe(3);
  expect(of("controversies", off("conflict"))).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
  expect(signs(of("attachment", off("conflict"))).same).toBe(3);
});

test("a disclosure and a hijacked win make a controversy; unclear rights make one once something has been won", () => {
  const told = forum({ consent: "unaware", startingMembers: 0, disclosurePerWeek: 1 });
  const disclosed = ran(
    together(
      crowd,
      { mechanisms: { disclosure: true } },
      told,
      forum({ collective: 0 }),
      { conflict: { disclosed: 10 } },
      weeks(3),
    ),
  );
  expect(metric(disclosed, "controversies")).toBe(1);
  expect(metric(disclosed, "riskReputation")).toBeCloseTo(1 - Math.exp(-0.5), 12);
  const contest = together(
    everybodyTakesPart(50, "contributing", "contest", "conflict"),
    weeks(20),
    { conflict: { unclearRights: 10 } },
    moderated(1),
  );
  const rights = (rightsClarity: number, winners: number) =>
    metric(
      ran(
        together(
          contest,
          levers("organisation", { rightsClarity }),
          levers("rewards", { winners }),
          forum({
            form: "one-off",
            phases: [
              { weeks: 5, submit: true, vote: true, selects: 5 },
              { weeks: 15, vote: true, selects: 1 },
            ],
          }),
        ),
      ),
      "controversies",
    );
  expect(rights(0, 0)).toBe(0);
  expect(rights(1, 1)).toBe(0);
  expect(rights(0, 1)).toBe(1);
});
