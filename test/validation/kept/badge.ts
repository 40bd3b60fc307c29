import { watched } from "../../patterns/pattern.ts";

export const BADGE = 20;
/** Weeks before and after that are compared. */
export const AROUND = 4;
/** Contributions in the four weeks after the week in which the badge was reached, and in the four before. */
export const afterBadge = watched(() => {
  const made: Map<number, number>[] = [];
  const reached: [person: number, week: number][] = [];
  return {
    step({ week, operations: [{ contributors, contributions, joinedWeek, weekCount }] }) {
      const now = new Map<number, number>();
      for (const person of contributors.items.subarray(0, contributors.count)) {
        now.set(person, weekCount[person]);
        const before = contributions[person] - weekCount[person];
        if (before < BADGE && contributions[person] >= BADGE && joinedWeek[person] <= week - AROUND)
          reached.push([person, week]);
      }
      made.push(now);
    },
    seen() {
      let [after, before] = [0, 0];
      for (const [person, week] of reached) {
        if (week + AROUND >= made.length) continue;
        for (let by = 1; by <= AROUND; by++) {
          after += made[week + by].get(person) ?? 0;
          before += made[week - by]?.get(person) ?? 0;
        }
      }
      return [after, before];
    },
  };
});
