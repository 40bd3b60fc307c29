import type { Source } from "./draws.ts";
import type { Outcome } from "./outcome.ts";
import { PEOPLE, type Population, WEEKS } from "./people.ts";
import { BELONGING, JOINING, QUITTING, TIES, TIRING } from "./simple-numbers.ts";

/** The simplified step in plain typed arrays. */
export function plainSimple({ taste, starts, ties }: Population, source: Source): Outcome {
  const takesPart = new Uint8Array(PEOPLE);
  const tookPart = new Uint8Array(PEOPLE);
  const tired = new Float64Array(PEOPLE);
  const belongs = new Float64Array(PEOPLE);
  let weeks = 0;
  let flips = 0;
  for (let week = 0; week < WEEKS; week++) {
    tookPart.set(takesPart);
    for (let i = 0; i < PEOPLE; i++) {
      let near = 0;
      for (let tie = starts[i]; tie < starts[i + 1]; tie++) near += tookPart[ties[tie]];
      const share = near / TIES;
      const was = tookPart[i];
      const odds =
        was === 1
          ? QUITTING.at - QUITTING.belonging * belongs[i] + tired[i]
          : JOINING.at + taste[i] + JOINING.share * share - tired[i];
      const is = source.uniform(i, week, 0) < 1 / (1 + Math.exp(-odds)) ? 1 - was : was;
      takesPart[i] = is;
      tired[i] = TIRING.kept * tired[i] + TIRING.load * is;
      belongs[i] =
        is === 1
          ? belongs[i] + BELONGING.rate * (BELONGING.alone + BELONGING.together * share) * (1 - belongs[i])
          : BELONGING.kept * belongs[i];
      weeks += is;
      flips += is === was ? 0 : 1;
    }
  }
  return { participants: weeks / WEEKS, contributions: flips };
}
