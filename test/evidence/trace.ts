import type { NamedTrace } from "../../sim/host/cli/trace.ts";
import { simulate } from "../../sim/index.ts";
import { tellingPerson, tracesOf } from "../docs/person.ts";
import { seriesDigest } from "./comparison.ts";
import { single } from "./piece.ts";

const PAY = 0.3;
const FORUM = { extends: "community-forum" };
const PAID = { ...FORUM, levers: { rewards: { payEurosPerContribution: PAY } } };
/** Enough people to see whether traces have changed. */
const FIRST_PEOPLE = 10;

/** The scenarios as the command line names them. */
export const TRACED = [
  FORUM.extends,
  `${FORUM.extends}@levers.rewards.payEurosPerContribution=${PAY}`,
] as const;

interface Told {
  /** Number of the person in replicate 0. */
  person: number;
  traces: NamedTrace[];
}

function found(): Told {
  const person = tellingPerson(FORUM, PAID);
  const traceOf = (scenario: typeof FORUM) => tracesOf(scenario, person + 1)[person];
  return {
    person,
    traces: [FORUM, PAID].map((scenario, arm) => ({ id: TRACED[arm], trace: traceOf(scenario) })),
  };
}

/** The history of a person for whom pay made a difference. */
export const trace = single<Told>({
  name: "trace",
  pages: ["docs/observing.md"],
  basis: () =>
    [FORUM, PAID].map((scenario) => [
      scenario,
      seriesDigest(simulate(scenario, { replicates: 1 }).worlds),
      tracesOf(scenario, FIRST_PEOPLE),
    ]),
  make: found,
});
