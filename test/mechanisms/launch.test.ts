import { expect, test } from "vitest";
import { metric, sameDigits } from "../support.ts";
import {
  builtInPart,
  everybodyTakesPart,
  forum,
  inMatchedWorlds,
  mean,
  off,
  type Part,
  people,
  ran,
  signs,
  standingFor,
  steadyForum,
  together,
  weeks,
} from "./arms.ts";

/** A test in which everybody takes part for 8 weeks, of what is launched in week 8. */
const beta = together(everybodyTakesPart(60, "contributing", "attachment", "launch"), weeks(20), {
  operations: { forum: { form: "one-off", weeks: 8, launchWeek: 8, faultsFound: 0.3, visibility: 0.8 } },
  attachment: { growth: 0, loss: 0 },
  launch: { faults: 200, surfacing: 0.25, eurosPerFault: 300, reputationPerFault: 0.05 },
});
/** Nobody tests it, or even knows of it. */
const untested = together(beta, off("contributing"), forum({ startingMembers: 0 }));

test("without testers every fault comes to light, a quarter of the rest each week, and costs euros and reputation", () => {
  const run = ran(untested);
  const { total, numbers } = run.operation;
  const surfaced = 200 * (1 - 0.75 ** 12);
  expect(total.faultsSurfaced).toBeCloseTo(surfaced, 9);
  expect(numbers.faultsLeft).toBeCloseTo(200 - surfaced, 9);
  expect(total.faultEuros).toBeCloseTo(300 * surfaced, 6);
  expect(metric(run, "costEuros") - metric(ran(together(untested, off("launch"))), "costEuros")).toBeCloseTo(
    300 * surfaced,
    6,
  );
  expect(total.exposure).toBeCloseTo(0.8 * 0.05 * surfaced, 9);
  const kept = (1 - 0.1 * 0.8) ** (0.05 * surfaced);
  const { attachment } = run.world.people;
  for (let person = 0; person < 60; person++)
    expect(attachment[person] / run.world.traits.attachment[person]).toBeCloseTo(kept, 9);
});

test.each([1, 10])("testers find the first faults most easily, where each stands for %i", (represents) => {
  const part = together(beta, weeks(8), standingFor(60, represents));
  const run = ran(part);
  const { total, numbers } = run.operation;
  expect(total.quality).toBeGreaterThan(100 * represents);
  // No more than there are, however many contribute.
  expect(metric(run, "faultsFound")).toBeCloseTo(200 - numbers.faultsLeft, 9);
  expect(numbers.faultsLeft).toBeCloseTo(200 * Math.exp((-0.3 * total.quality) / 200), 9);
  expect(total.faultsSurfaced).toBe(0);
  // Few faults found by few contributions are as many as `faultsFound` says.
  const few = ran(together(part, forum({ faultsFound: 0.003 }), { launch: { faults: 1e6 } })).operation;
  expect((1e6 - few.numbers.faultsLeft) / (0.003 * few.total.quality)).toBeCloseTo(1, 2);
});

test("more testers leave fewer faults, which cost less; a later launch gives them time", () => {
  const cost = (...arms: Part[]) =>
    inMatchedWorlds(
      arms.map((arm) =>
        together(
          steadyForum(),
          people(400),
          weeks(40),
          { launch: { faults: 50 } },
          forum({ launchWeek: 10 }),
          arm,
        ),
      ),
      (run) => run.operation.total.faultEuros,
      4,
    );
  const [none, some, many] = cost(...[0, 0.05, 0.3].map((faultsFound) => forum({ faultsFound })));
  expect(signs([none, some]).less).toBe(4);
  expect(signs([some, many]).less).toBe(4);
  const [soon, late] = cost(forum({ launchWeek: 5 }), forum({ launchWeek: 20 }));
  expect(signs([soon, late]).less).toBe(4);
});

test("what it costs in attachment is its own affair: conflict, on or off, has no say in it", () => {
  const attached = (...parts: Part[]) => mean(ran(together(untested, ...parts)).world.people.attachment);
  const usual = attached();
  expect(attached({ conflict: { attachmentLoss: 0.9 } })).toBe(usual);
  expect(attached({ launch: { attachmentLoss: 0.2 } })).toBeLessThan(usual);
  const none = ran(together(untested, { launch: { attachmentLoss: 0 } }));
  expect(sameDigits(none.world.people.attachment, none.world.traits.attachment)).toBe(true);
  expect(none.operation.total.exposure).toBeGreaterThan(0);
});

test("what is left at the launch is a commercial risk; tests that find little lower it little", () => {
  const risk = (part: Part) => metric(ran(part), "advantageRisk");
  expect(risk(untested)).toBe(0);
  const run = ran(beta);
  expect(metric(run, "advantageRisk")).toBeCloseTo(run.operation.total.faultsRemoved / 200, 12);
  // The same contributions find a smaller share of more faults.
  expect(risk(together(beta, { launch: { faults: 2000 } }))).toBeLessThan(0.5 * metric(run, "advantageRisk"));
  // Where nothing is launched, it is what contributions find of faults that nobody has counted.
  const { operation, metrics } = ran(together(beta, off("launch")));
  expect(metric({ metrics }, "advantageRisk")).toBeCloseTo(
    1 - Math.exp((-0.3 * operation.total.quality) / 60),
    12,
  );
});

test("a community that runs before week 0 has not tested what is new then: no fault gets lost", () => {
  const run = ran(
    together(steadyForum(), people(200), weeks(10), forum({ launchWeek: 4, startingMembers: 50 }), {
      warmUpWeeks: 20,
      launch: { faults: 100 },
    }),
  );
  const { numbers, total } = run.operation;
  expect(total.faultsRemoved).toBeGreaterThan(0);
  expect(numbers.faultsLeft + total.faultsRemoved + total.faultsSurfaced).toBeCloseTo(100, 9);
});

test.each(["community-forum", "packaging-contest"])("without faults, or off, nothing changes: %s", (id) => {
  const base = together(builtInPart(id), people(200), weeks(20), { warmUpWeeks: 0 });
  const faulty = together(base, { launch: { faults: 100 } });
  const [plain, without, withIt] = [base, together(faulty, off("launch")), faulty].map((part) => ran(part));
  expect(sameDigits(without.metrics, plain.metrics)).toBe(true);
  expect(sameDigits(withIt.metrics, plain.metrics)).toBe(false);
});
