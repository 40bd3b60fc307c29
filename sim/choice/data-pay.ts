import { realPeople } from "../world/state/represented.ts";
import type { Operation, World } from "../world/state/world.ts";
import { secretGivers } from "./consent.ts";
import { givenShare, takesInSecret } from "./data-kept.ts";

/** Whose data are taken, and what the law has them paid for it. */

export const DATA_PAY_EQUATIONS = [
  "dataPayEuros ← dataShare·dataEuros",
  "dataWeight = 1 − refused, givesData",
  "dataWeight = erasure.keptShare·dataHeld, ¬givesData",
  "euros ← euros + dataPayEuros·dataWeight/Σ dataWeight",
];

/**
 * Real people whose data are taken: all active, and while the use is hidden from them, all who know nothing of it; and
 * those whose data are kept, counted by what these are worth.
 */
export function dataPeople(world: World, operation: Operation): number {
  const { numbers, levers } = operation;
  if (!operation.open) return 0;
  const secret = takesInSecret(world, operation);
  // Where nobody is asked, nobody refuses, and there is no need to go through people.
  if (levers.optInData === 0)
    return numbers.activePeople + (secret ? secretGivers(world, operation) : 0) + numbers.keptPeople;
  let giving = 0;
  for (let person = 0; person < world.places; person++)
    if (world.present[person] === 1) giving += givenShare(world, operation, person);
  return realPeople(world, giving) + numbers.keptPeople;
}

/** Splits what is paid for a week's data between the people who gave them, this week or before. */
export function payForData(world: World, operation: Operation, paid: number): void {
  if (paid === 0) return;
  const { euros, dataHeld, parameters } = operation;
  const weightOf = (person: number) => {
    const given = givenShare(world, operation, person);
    return given > 0 ? given : parameters.erasure.keptShare * dataHeld[person];
  };
  let sum = 0;
  for (let person = 0; person < world.places; person++)
    if (world.present[person] === 1) sum += weightOf(person);
  if (sum === 0) return;
  const each = paid / world.represents / sum;
  for (let person = 0; person < world.places; person++)
    if (world.present[person] === 1) euros[person] += each * weightOf(person);
}
