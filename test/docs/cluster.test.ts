import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fileSource } from "../../sim/host/scenario/scenario-file.ts";
import { layoutOf } from "../../sim/host/study/layout.ts";
import { filesOf } from "../../sim/host/study/merge.ts";
import { METRICS } from "../../sim/model/metric-lists.ts";
import { studyPlan } from "../../sim/study/study-plan.ts";

const FILE = "scenarios/studies/pay-and-guidance.json";
const shown = (count: number) => count.toLocaleString("en");

test("a hundred million runs are cut into the parts and files that the page states", () => {
  const page = readFileSync("docs/cluster.md", "utf8");
  const small = JSON.parse(readFileSync(FILE, "utf8"));
  const vary = { ...small.vary, "levers.rewards.payEurosPerContribution": { range: [0, 3] } };
  const raw = { ...small, vary, design: { type: "sobol", points: 1_666_667 } };
  const plan = studyPlan({ ...fileSource(FILE), raw });
  const { parts, pointsPerPart } = layoutOf(plan, false);
  const runsOfPoint = small.replicates * plan.scenarios.length;
  const runsOfPart = pointsPerPart * runsOfPoint;
  const files = filesOf("runs", "parquet", parts, runsOfPart);

  const [fewest, most] = [Math.floor(parts / 1000), Math.ceil(parts / 1000)];
  // In whole megabytes, since each new metric adds a little.
  const megabytes = Math.round((runsOfPart * METRICS.length * 8) / 1e6);
  const counted = [
    `| ${shown(plan.points * runsOfPoint)} runs |`,
    `${shown(parts)} files of ${shown(runsOfPart)} runs and some ${megabytes} MB`,
    `${files.length} files of at most 5 million rows`,
    `comes from ${shown(files[0].to)} consecutive parts`,
    `A shard has ${fewest} or ${most} parts`,
  ];
  expect(
    counted.filter((words) => !page.includes(words)),
    "docs/cluster.md counts otherwise: put these words there, in place of what it says",
  ).toEqual([]);
});
