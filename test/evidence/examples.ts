import { readFileSync } from "node:fs";
import { simulate } from "../../sim/index.ts";
import { seriesDigest } from "./comparison.ts";
import type { Part, Piece } from "./piece.ts";

/** Lines that an example prints. */
type Printed = string[];

/** @param run imports, and thereby runs, the example */
const example = (id: string, run: () => Promise<unknown>): Part<Printed> => ({
  id,
  basis: () => [readFileSync(`test/docs/${id}.ts`, "utf8"), forum()],
  make: () => printedIn(run),
});

/** The worlds that both examples build on. */
const forum = () => seriesDigest(simulate("community-forum", { replicates: 1 }).worlds);

async function printedIn(run: () => Promise<unknown>): Promise<Printed> {
  const lines: Printed = [];
  const { log } = console;
  console.log = (line: string) => lines.push(line);
  try {
    await run();
  } finally {
    console.log = log;
  }
  return lines;
}

/** The output of the library's examples. */
export const examples: Piece<Printed> = {
  name: "examples",
  pages: ["docs/library.md"],
  parts: [
    example("example", () => import("../docs/example.ts")),
    example("library-example", () => import("../docs/library-example.ts")),
  ],
};
