// biome-ignore-all lint/suspicious/noConsole: docs/library.md shows what this prints
import { compare, ownMechanism, ownMetric, runStudy } from "../../sim/index.ts";

/** Some of those who know of a forum read its newsletter, which attaches them to the brand. */
const newsletter = ownMechanism({
  id: "newsletter",
  after: "attachment",
  fields: { reach: { default: 0, range: [0, 1] }, lift: { default: 0.1, range: [0, 1] } },
  personColumns: { newslettersRead: 0 },
  step({ parameters, people, places, keys, week, draws }) {
    const { reach, lift } = parameters.newsletter;
    const reading = draws.stream("newsletter");
    for (let person = 0; person < places; person++)
      if (people.awareOf[person]! > 0 && reading.uniform(keys[person]!, week) < reach) {
        people.newslettersRead[person]!++;
        people.attachment[person]! += lift * (1 - people.attachment[person]!);
      }
  },
});

const readers = ownMetric(newsletter, {
  id: "readers",
  unit: "people",
  direction: "higher is better",
  measure: ({ people }) => people.newslettersRead.filter((read) => read > 0).length,
});

const own = { mechanisms: [newsletter], metrics: [readers] };
const forum = { id: "forum", extends: "community-forum", horizonWeeks: 52, population: { consumers: 300 } };

// Matched worlds: a mechanism draws from a stream of its own, so nobody else's luck changes.
const written = { ...forum, id: "written", newsletter: { reach: 0.2 } };
const { report } = compare([forum, written], { own, replicates: 8, headlines: ["readers", "contributions"] });
for (const [id, found] of Object.entries(report.comparisons[0]!.metrics))
  if (found.verdict !== null)
    console.log(`${id}: ${found.verdict}, more in ${found.higherIn} of ${found.of}`);

// A study: the same eight worlds at every point, and beside each point the forum as it stands.
const study = runStudy(
  {
    scenarios: [forum],
    baseline: true,
    vary: {
      "newsletter.reach": { values: [0.1, 0.5] },
      "newsletter.lift": { range: [0.05, 0.2], levels: 2 },
    },
    replicates: 8,
    seed: "newsletters",
  },
  { own },
);
const sums = new Map<string, number>();
for (const { scenario, values, metrics } of study.rows) {
  const key = scenario === "forum" ? "as it stands" : Object.values(values).join(" × ");
  sums.set(key, (sums.get(key) ?? 0) + metrics.contributions!);
}
const worlds = { "as it stands": 8 * study.points } as Record<string, number>;
for (const [key, sum] of sums)
  console.log(`${key}: ${Math.round(sum / (worlds[key] ?? 8))} contributions a world`);
