import { parseArgs } from "node:util";
import { profile } from "./profile.ts";
import { builds, speeds } from "./speed.ts";

/**
 * Prints how fast the simulation is on this machine. Figures of one run compare with each other; between runs and
 * machines they do not.
 */
const { values } = parseArgs({
  options: {
    profile: { type: "boolean", default: false },
    people: { type: "string", default: "1000,100000,1000000" },
  },
});
const sizes = values.people.split(",").map(Number);
if (values.profile) for (const consumers of sizes) console.log(profile(consumers));
else {
  console.log(builds(sizes));
  console.log(await speeds(sizes));
}
