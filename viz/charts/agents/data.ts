import { range } from "d3";
import { NOUNS } from "../../../sim/input/counted.ts";
import { NOBODY_THERE, NOBODY_YET, type WorldPicture } from "../../client/results.ts";
import { nameOfId } from "../../text/ids.ts";
import type { Words } from "../../text/words.ts";
import type { Agents } from "./marks.ts";
import { type Spots, spotsOf } from "./spots.ts";

/** The state that is shown of somebody in several operations: taking part before having left before knowing. */
const RANK = [0, 1, 4, 3, 2];

/** By picture, because all its weeks are drawn from the same. */
const known = new WeakMap<WorldPicture, Spots>();

function spotsIn(picture: WorldPicture): Spots {
  const spots = known.get(picture) ?? spotsOf(picture);
  known.set(picture, spots);
  return spots;
}

/**
 * One matched world in one week.
 *
 * @param names of the scenarios by letter
 * @param week 0 to `picture.weeks` − 1
 * @param represents real people for whom each mark stands
 */
export function oneWorldData(
  picture: WorldPicture,
  names: Readonly<Record<string, string>>,
  week: number,
  words: Words,
  represents = 1,
): Agents {
  const { say, number } = words;
  const { replicate, weeks, places, segments, segment, arms } = picture;
  const first = week * places;
  const { sizes, spot } = spotsIn(picture);
  const shown = range(places).filter((place) => segment[first + place] !== NOBODY_YET);
  return {
    title: say({
      en: `World ${number(replicate)}, week ${number(week)}`,
      fr: `Monde ${number(replicate)}, semaine ${number(week)}`,
    }),
    subtitle: subtitleOf(picture, week, words, represents),
    segments: segments.map((id) => say(nameOfId(id))),
    sizes,
    segment: shown.map((place) => segment[first + place]),
    spot: shown.map((place) => spot[first + place]),
    arms: arms.map(({ letter, operations, places: own, status }) => ({
      letter,
      name: names[letter] ?? "",
      state: Uint8Array.from(shown, (place) => {
        let state = 0;
        for (let operation = 0; operation < operations.length; operation++) {
          const here = place < own ? status[(operation * weeks + week) * own + place] : NOBODY_THERE;
          if (here === NOBODY_THERE) return NOBODY_THERE;
          if (RANK[here] > RANK[state]) state = here;
        }
        return state;
      }),
    })),
  };
}

/** Whom the marks show: how many people, how many of them were not there in week 0, and who is left out. */
function subtitleOf(picture: WorldPicture, week: number, words: Words, represents: number): string {
  const { places, of, person, segment, arms } = picture;
  const { say, number, count } = words;
  const now = week * places;
  const people = range(places).filter(
    (place) => segment[now + place] !== NOBODY_YET && arms[0]?.status[now + place] !== NOBODY_THERE,
  );
  const fresh = people.filter(
    (place) => segment[place] === NOBODY_YET || person[place] !== person[now + place],
  ).length;
  const all = count(people.length, NOUNS.person);
  return [
    represents === 1
      ? say({
          en: "Each mark is a person, the same under every scenario",
          fr: "Chaque marque est une personne, la même dans chaque scénario",
        })
      : say({
          en: `Each mark stands for ${number(represents, false)} people, the same under every scenario`,
          fr: `Chaque marque représente ${number(represents, false)} personnes, les mêmes dans chaque scénario`,
        }),
    fresh === 0
      ? all
      : say({
          en: `${all} now, ${number(fresh, false)} of whom came after week 0`,
          fr: `${all} à ce moment, dont ${number(fresh, false)} arrivées après la semaine 0`,
        }),
    ...(of > places
      ? [
          say({
            en: `not shown: ${number(of - places, false)} more places`,
            fr: `non montrées : ${number(of - places, false)} autres places`,
          }),
        ]
      : []),
  ].join(" · ");
}
