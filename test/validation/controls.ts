import { rewards, together } from "../patterns/pattern.ts";
import { type Experiment, metricOf } from "./experiment.ts";

const FORUM = { extends: "community-forum", population: { consumers: 3000 }, horizonWeeks: 52 };

/** Arms that differ in what must change nothing, or in what no study says would matter: none may be shown. */
export const controls: readonly Experiment[] = [
  {
    id: "prize-without-contest",
    question: "contests",
    use: "kept for the end",
    claim: "A prize changes nothing where there is no contest to win.",
    source: "a property of the rules",
    measured: "contributions",
    between: ["no prize", "a prize of €10,000"],
    arms: [FORUM, together(FORUM, rewards({ prizeEuros: 10_000 }))],
    measure: metricOf("contributions"),
    expected: { direction: "more", smallest: 0.01, of: "first arm" },
    negative: true,
  },
  {
    id: "spare-money",
    question: "joining",
    use: "kept for the end",
    claim: "Who has more money to spare does not take part more, where taking part costs none.",
    source: "a property of the rules",
    measured: "people who ever take part",
    between: ["€25 a week to spare", "€250 a week to spare"],
    arms: [FORUM, together(FORUM, { population: { segments: richer() } })],
    measure: metricOf("everActive"),
    expected: { direction: "more", smallest: 0.01, of: "first arm" },
    negative: true,
  },
];

function richer() {
  const rich = { spareMoneyEuros: { median: 250 } };
  return { ordinary: rich, "lead-user": rich, distant: rich };
}
