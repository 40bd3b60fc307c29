/** With `LEVAIN_TESTS=all`, as in `.ci/run`, long tests run too. Only this file reads it. */
const ALL = process.env.LEVAIN_TESTS === "all";

/**
 * Whether to leave out something slow; if so, prints what is left out.
 *
 * @param what completes "left out, unless LEVAIN_TESTS=all: "
 */
export function leftOut(what: string): boolean {
  if (!ALL) process.stderr.write(`Left out, unless LEVAIN_TESTS=all: ${what}\n`);
  return !ALL;
}
