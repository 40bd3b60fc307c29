import { expect, test, vi } from "vitest";
import { compare } from "../../../sim/index.ts";
import { isAnswered } from "../../../viz/client/protocol.ts";
import { setValue } from "../../../viz/state/edits.ts";
import { ended, type Fault, PAY, pooled, SMALL, WORLDS } from "./pooled.ts";

const digestWith = (pay: number) =>
  compare(
    [0, pay].map((payEurosPerContribution, at) => ({
      id: `arm-${at}`,
      extends: "community-forum",
      horizonWeeks: 6,
      population: { consumers: 40 },
      levers: { rewards: { payEurosPerContribution } },
    })),
    { replicates: WORLDS },
  ).report.digest;

test.each([1, 2, 4])(
  "%i workers settle on the library's digest, and say nothing final before",
  async (workers) => {
    const { pool, shown, problems, settled } = pooled(workers);
    pool.run(SMALL);
    const last = await settled(SMALL);
    expect(last).toMatchObject({ digest: digestWith(0.3), done: WORLDS, of: WORLDS, stable: true });
    expect(last.report?.digest).toBe(last.digest);
    expect(problems).toEqual([[]]);
    for (const { done, stable, digest, worlds } of shown) {
      expect(done).toBeGreaterThanOrEqual(8);
      expect([stable, digest !== null]).toEqual([done === WORLDS, done === WORLDS]);
      expect(worlds[0].metrics.length % done).toBe(0);
    }
  },
);

test("the newest experiment wins, and only it is shown from then on", async () => {
  const { pool, shown, settled } = pooled(2);
  const places = [0.4, 0.5, 0.6].map((pay) => setValue(SMALL, "B", PAY, pay));
  for (const place of places) pool.run(place);
  await settled(places[2]);
  expect(shown.every(({ experiment }) => experiment === places[2])).toBe(true);
  expect(shown.at(-1)?.digest).toBe(digestWith(0.6));
});

test("what cannot run is said, and what can runs again", async () => {
  const { pool, shown, problems, settled } = pooled(1);
  pool.run(setValue(SMALL, "B", PAY, -1));
  await vi.waitFor(() => expect(problems).toHaveLength(1));
  expect(problems[0]).toMatchObject([{ letter: "B", path: PAY }]);
  pool.run(setValue(SMALL, "B", PAY, "week * 1e6"));
  await vi.waitFor(() => expect(problems.at(-1)).toMatchObject([{ path: PAY }]));
  expect(shown).toEqual([]);
  pool.run(SMALL);
  await settled(SMALL);
});

test("a worker that dies is replaced, and the digits stay", async () => {
  const { pool, settled, started } = pooled(2, ["none", "dies"]);
  pool.run(SMALL);
  expect((await settled(SMALL)).digest).toBe(digestWith(0.3));
  expect([ended(), started()]).toEqual([1, 4]);
});

test("a worker that falls silent is given up after its time, and its piece is done by another", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { pool, settled } = pooled(2, ["none", "silent"]);
  pool.run(SMALL);
  const ticking = setInterval(() => vi.advanceTimersByTime(5000), 20);
  const last = await settled(SMALL);
  clearInterval(ticking);
  expect(last.digest).toBe(digestWith(0.3));
  // With a clock this fast, one that works may be given up as well.
  expect(ended()).toBeGreaterThanOrEqual(1);
});

test("when every worker falls silent, that is said", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { pool, problems } = pooled(2, ["none", ...Array<Fault>(9).fill("silent")]);
  pool.run(SMALL);
  const ticking = setInterval(() => vi.advanceTimersByTime(5000), 20);
  await vi.waitFor(() => expect(problems.at(-1)).toMatchObject([{ letter: null }]), { timeout: 20_000 });
  clearInterval(ticking);
  expect(problems.at(-1)?.[0].suggestion?.en).toMatch("fewer people");
});

test("a picture and an import are answered while worlds run", async () => {
  const { pool, settled } = pooled(1);
  pool.run(SMALL);
  const picture = await pool.picture(SMALL, 2);
  expect(isAnswered(picture) && picture.places).toBeGreaterThanOrEqual(40);
  expect(await pool.problemsOf({ ...SMALL.arms[1], base: { nonsense: 1 } })).toHaveLength(1);
  await settled(SMALL);
});
