/** All is tested, at length, where `LEVAIN_TESTS=all` is set, as in `.ci/run`. This file alone reads it. */
const ALL = process.env.LEVAIN_TESTS === "all";

/**
 * Whether something is to be left out now because it takes long; if so, that is said.
 *
 * @param what completes "left out, unless LEVAIN_TESTS=all: "
 */
export function leftOut(what: string): boolean {
  if (!ALL) process.stderr.write(`Left out, unless LEVAIN_TESTS=all: ${what}\n`);
  return !ALL;
}
