import type { Source } from "./draws.ts";
import { middleWeek } from "./middle.ts";
import type { Outcome } from "./outcome.ts";
import { PEOPLE, type Population, WEEKS } from "./people.ts";

/** The middle model in plain typed arrays. */
export function plainMiddle(people: Population, source: Source): Outcome {
  const column = () => new Float64Array(PEOPLE);
  const all = {
    ...people,
    status: new Uint8Array(PEOPLE),
    tells: new Uint8Array(PEOPLE),
    hoursLeft: column(),
    belongs: column(),
    crowded: column(),
    gainAtJoining: column(),
    career: column().fill(1),
    made: column(),
  };
  const out = { enrolled: 0, contributions: 0 };
  const sum = { participants: 0, contributions: 0 };
  for (let week = 0; week < WEEKS; week++) {
    middleWeek(all, PEOPLE, source, week, out);
    sum.participants += out.enrolled / WEEKS;
    sum.contributions += out.contributions;
  }
  return sum;
}
