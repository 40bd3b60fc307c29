import type { WorldPicture } from "../../client/results.ts";
import { nameOfId } from "../../text/ids.ts";
import type { Words } from "../../text/words.ts";
import type { Agents } from "./marks.ts";

/** The state that is shown of somebody in several operations: taking part before having left before knowing. */
const RANK = [0, 1, 4, 3, 2];

/**
 * One matched world in one week.
 *
 * @param names of the scenarios by letter
 * @param week 0 to `picture.weeks` − 1
 */
export function oneWorldData(
  picture: WorldPicture,
  names: Readonly<Record<string, string>>,
  week: number,
  { say, number }: Words,
): Agents {
  const { replicate, weeks, people, segments, arms } = picture;
  return {
    title: say({
      en: `World ${number(replicate)}, week ${number(week)}`,
      fr: `Monde ${number(replicate)}, semaine ${number(week)}`,
    }),
    subtitle: say({
      en: `Each mark is a place in the public, with the same person under every scenario · ${number(people)} people`,
      fr: `Chaque marque est une place du public, avec la même personne dans chaque scénario · ${number(people)} personnes`,
    }),
    segments: segments.map((id) => say(nameOfId(id))),
    segment: arms[0]?.segment ?? [],
    arms: arms.map(({ letter, operations, status }) => ({
      letter,
      name: names[letter] ?? "",
      state: Uint8Array.from({ length: people }, (_, person) => {
        let state = 0;
        for (let operation = 0; operation < operations.length; operation++) {
          const here = status[(operation * weeks + week) * people + person];
          if (RANK[here] > RANK[state]) state = here;
        }
        return state;
      }),
    })),
  };
}
