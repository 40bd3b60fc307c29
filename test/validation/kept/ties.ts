import { AWARE } from "../../../sim/world/state/world.ts";
import { watched } from "../../patterns/pattern.ts";

/**
 * Chance a week of joining, of those aware who never joined: with two ties or more who take part, and with one. Only
 * people who heard of it in the same week are compared (Mantel & Haenszel): who has just heard joins more readily.
 */
export const byTies = watched(() => {
  const heard = new Map<number, number>();
  let ties: Uint32Array = new Uint32Array(0);
  let [several, one] = [0, 0];
  return {
    step({ week, operations: [{ joinedWeek, status, tellingTies }] }) {
      const strata = new Map<number, { joined: [number, number]; people: [number, number] }>();
      for (const [person, since] of heard) {
        const joins = joinedWeek[person] === week;
        if (ties[person] > 0) {
          const stratum = strata.get(since) ?? { joined: [0, 0], people: [0, 0] };
          const group = ties[person] === 1 ? 0 : 1;
          stratum.people[group]++;
          if (joins) stratum.joined[group]++;
          strata.set(since, stratum);
        }
        if (joins) heard.delete(person);
      }
      for (const { joined, people } of strata.values()) {
        several += (joined[1] * people[0]) / (people[0] + people[1]);
        one += (joined[0] * people[1]) / (people[0] + people[1]);
      }
      for (let person = 0; person < status.length; person++)
        if (status[person] === AWARE && !heard.has(person)) heard.set(person, week);
      ties = tellingTies.slice();
    },
    seen: () => [several, one],
  };
});
