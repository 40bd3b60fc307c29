import { expect, test } from "vitest";
import { areasIn, areasOf, filesOf } from "./areas.ts";

const FILES = [
  ...["test/purity.test.ts", "test/scenarios.test.ts", "test/support.ts", "test/viz/bars-320.svg"],
  ...["test/mechanisms/trust.test.ts", "test/viz/bars.test.ts", "test/viz/client/pool.test.ts"],
  ...["test/host/why.test.ts", "test/host/process/killed.test.ts", "test/host/study/begun.test.ts"],
  ...["test/browser/smoke.test.ts", "test/slurm/cluster.test.ts", "test/slurm/submit.test.ts"],
  ...["test/docs/odd.test.ts", "test/verdict/ensemble/file.test.ts"],
];
const AREAS = areasIn(FILES);

test("areas are folders of tests that run from the sources, and single test files", () => {
  expect(AREAS).toEqual([
    ...["docs", "host", "host/study", "mechanisms", "purity", "scenarios", "slurm"],
    ...["verdict", "verdict/ensemble", "viz", "viz/client"],
  ]);
});

test.each([
  [["sim/mechanisms/trust.ts"], ["mechanisms"]],
  [["sim/choice/quality.ts", "test/mechanisms/trust.test.ts"], ["mechanisms"]],
  [
    ["sim/host/cli/run.ts", "sim/host/study/merge.ts"],
    ["host", "host/study"],
  ],
  [["sim/host/study/merge.ts"], ["host/study"]],
  [
    ["viz/client/pool.ts", "test/purity.test.ts"],
    ["purity", "viz/client"],
  ],
  [["viz/main.ts"], ["viz"]],
  [["sim/verdict/compare.ts"], ["verdict"]],
  [
    ["scenarios/pairs/small-pay.json", "README.md"],
    ["docs", "scenarios"],
  ],
  [["test/host/process/start.ts"], ["host"]],
  [["package.json", "sim/index.ts"], []],
])("areas of %j are %j", (changed, areas) => {
  expect(areasOf(changed, AREAS)).toEqual(areas);
});

test.each([
  [["viz"], ["test/viz/bars.test.ts", "test/viz/client/pool.test.ts"]],
  [
    ["viz/client", "purity"],
    ["test/purity.test.ts", "test/viz/client/pool.test.ts"],
  ],
  [["host"], ["test/host/why.test.ts"]],
  [
    ["host", "host/study"],
    ["test/host/why.test.ts", "test/host/study/begun.test.ts"],
  ],
  [["slurm"], ["test/slurm/submit.test.ts"]],
])("%j is tested by %j", (areas, files) => {
  expect(filesOf(areas, FILES)).toEqual(files);
});
