import { judgeContributions } from "../choice/quality.ts";
import type { Mechanism } from "../mechanisms/mechanism.ts";
import { makeContributions } from "../world/state/making.ts";
import { weeksTogether } from "../world/state/opening.ts";
import { PeopleList } from "../world/state/people-list.ts";
import { recountAnywhere } from "../world/state/recent.ts";
import { admitStartingMembers } from "../world/state/starting-members.ts";
import { orderActive } from "../world/state/status.ts";
import type { World } from "../world/state/world.ts";

/**
 * The weeks that starting members spent together before an operation opens. They run through the same code as other
 * weeks, so that members are as these weeks would have made them; but for them alone, and nothing of it is counted.
 */

type Step = (world: World) => void;

/** The bookkeeping that goes on in these weeks. */
const KEPT: ReadonlySet<Step> = new Set([orderActive, makeContributions, judgeContributions]);

/** The steps of these weeks, in the order of a week. */
export function stepsTogether(
  week: readonly (Mechanism | Step)[],
  mechanisms: Readonly<Record<string, boolean>>,
): Step[] {
  const steps = week.flatMap((step) => {
    if (typeof step === "function") return KEPT.has(step) ? [step] : [];
    if (step.together === undefined || !mechanisms[step.id]) return [];
    return [step.together === true ? step.step : step.together];
  });
  return [bringIn, ...steps];
}

function bringIn(world: World): void {
  for (const operation of world.operations) {
    if (operation.open) continue;
    operation.open = true;
    admitStartingMembers(world, operation);
  }
}

/** The longest time together before any operation that opens this week; 0 if there is none. */
export function longestTogether(world: World): number {
  let longest = 0;
  for (const operation of world.operations) longest = Math.max(longest, weeksTogether(world, operation));
  return longest;
}

/**
 * Lets the starting members of all operations that open this week spend their time together. Those who take part in
 * several share their hours as ever. Everybody else, and operations already open, stand still.
 *
 * @param longest {@link longestTogether}
 * @param runWeek runs a week of the world's operations
 */
export function spendTogether(world: World, longest: number, runWeek: () => void): void {
  const { week, operations, participants } = world;
  const weeks = operations.map((operation) => weeksTogether(world, operation));
  world.participants = new PeopleList(world.places);
  for (let left = longest; left > 0; left--) {
    world.week = week - left;
    world.operations = operations.filter((_, place) => weeks[place] >= left);
    runWeek();
  }
  for (const { active, contributions, contributionsBefore } of world.operations)
    for (let at = 0; at < active.count; at++) {
      const person = active.items[at];
      contributionsBefore[person] = contributions[person];
      participants.add(person);
    }
  world.week = week;
  world.operations = operations;
  world.participants = participants;
  recountAnywhere(world);
}
