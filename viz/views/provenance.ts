import { NOUNS } from "../../sim/input/counted.ts";
import type { Shown } from "../client/results.ts";
import type { Provenance } from "../components/chart-files.ts";
import { VERSION } from "../declarations.ts";
import { CHART } from "../text/charts.ts";
import type { Words } from "../text/words.ts";

/** What it takes to reproduce these results, for downloaded files. */
export function provenanceOf({ experiment, done, digest }: Shown, { say, count }: Words): Provenance {
  const { seed } = experiment;
  const worlds = count(done, NOUNS.matchedWorld);
  return { version: VERSION, seed, digest, line: say(CHART.provenance(VERSION, seed, worlds, digest)) };
}
