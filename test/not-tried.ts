import type { Reporter, TestModule } from "vitest/node";

/** Stands between the name of a test and what it needs. */
export const NEEDS = " — needs ";

/** What was not tried, with the tests that would have. */
export function notTried(modules: Iterable<Pick<TestModule, "children">>): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { children } of modules)
    for (const test of children.allTests("skipped")) {
      const result = test.result();
      const note = result.state === "skipped" ? result.note : undefined;
      const [name, ...reasons] = test.fullName.split(NEEDS);
      // A test inside a group that is skipped follows the reason of the group.
      const reason = note ?? reasons[0]?.split(" > ")[0];
      if (reason !== undefined) found.set(reason, [...(found.get(reason) ?? []), name]);
    }
  return found;
}

/** Says after all tests which of them this machine could not run, and why. They do not fail. */
export default class NotTried implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const [reason, names] of notTried(modules)) {
      const [first] = names;
      const others = names.length === 1 ? "" : `, and ${names.length - 1} more`;
      process.stderr.write(`NOT TRIED here, needs ${reason}: ${first}${others}\n`);
    }
  }
}
