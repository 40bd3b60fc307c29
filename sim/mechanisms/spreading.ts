import { WHY, within } from "../scenario/believable.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, number } from "../scenario/fields.ts";
import { TIED } from "../world/state/met.ts";
import { publicOf, realPeople } from "../world/state/represented.ts";
import type { World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  rate: number(
    "1/week",
    [0, 1],
    0,
    within(assumed("marketing §3.1"), [0, 0.05], WHY.off),
    "Share per week by which a person’s attachment approaches that of their ties who take part and are more attached, if all ties do; 0 if attachment does not spread.",
    "Part dont l’attachement d’une personne se rapproche chaque semaine de celui de ses proches qui participent et sont plus attachés, si tous le font ; 0 si l’attachement ne se propage pas.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    spreading: ValuesOf<typeof fields>;
  }
  interface PersonColumns {
    persuasion: Float64Array;
  }
}

/** Shows each person how much more attached their ties are who take part, before anybody changes. */
function look({ people, network, met, degree, present, places }: World): void {
  const { attachment, enrolledIn, persuasion } = people;
  const { starts, ties } = network;
  const { cells, known, times } = met;
  for (let person = 0; person < places; person++) {
    if (present[person] === 0) continue;
    let [members, sum] = [0, 0];
    for (let tie = starts[person]; tie < starts[person + 1]; tie++)
      if (enrolledIn[ties[tie]] > 0) {
        members++;
        sum += attachment[ties[tie]];
      }
    for (let cell = person * cells; cell < (person + 1) * cells; cell++)
      if (times[cell] === TIED && enrolledIn[known[cell] - 1] > 0) {
        members++;
        sum += attachment[known[cell] - 1];
      }
    const more = members === 0 ? 0 : sum / members - attachment[person];
    persuasion[person] = more > 0 ? (members / degree[person]) * more : 0;
  }
}

/** On a complete network everybody's ties are all others. */
function lookAtAll(world: World): void {
  const { people, present, places } = world;
  const { attachment, enrolledIn, persuasion } = people;
  let [members, sum] = [0, 0];
  for (let person = 0; person < places; person++)
    if (enrolledIn[person] > 0) {
      members++;
      sum += attachment[person];
    }
  // Nobody is persuaded by themselves: of a simulated person's real ones, each has all others as ties.
  const ties = publicOf(world) - 1;
  for (let person = 0; person < places; person++) {
    if (present[person] === 0 || ties <= 0) continue;
    const own = enrolledIn[person] > 0 ? 1 : 0;
    const others = realPeople(world, members) - own;
    const more =
      others <= 0 ? 0 : (realPeople(world, sum) - own * attachment[person]) / others - attachment[person];
    persuasion[person] = more > 0 ? (others / ties) * more : 0;
  }
}

export const spreading: Mechanism = {
  id: "spreading",
  title: { en: "Attachment that spreads", fr: "Attachement qui se propage" },
  off: {
    en: "nobody becomes attached because others are",
    fr: "personne ne s’attache parce que d’autres le sont",
  },
  about: {
    en: "Members who are attached attach those around them, members or not. Attachment only approaches that of more attached ties, so it never goes beyond that of the most attached among them and cannot feed on itself. Fans, guilds and communities of a brand spread it; in a call that few answer it hardly moves.",
    fr: "Des membres attachés attachent leur entourage, membres ou non. L’attachement ne fait que se rapprocher de celui de proches plus attachés : il ne dépasse jamais celui du plus attaché d’entre eux et ne peut pas se nourrir de lui-même. Passionnés, guildes et communautés de marque le propagent ; dans un appel auquel peu répondent, il ne bouge guère.",
  },
  fields,
  equations: [
    "members = Σ [enrolledIn > 0], ties",
    "persuasion ← members/ties·max(0, Σ attachment·[enrolledIn > 0]/members − attachment), members > 0",
    "attachment ← attachment + rate·persuasion",
  ],
  reads: ["people.attachment", "people.enrolledIn", "parameters.mechanisms.attachment"],
  personColumns: {
    persuasion: {
      start: 0,
      where: (_, { spreading: { rate } }) => rate > 0,
      unit: "0–1",
      en: "How much more attached than the person their ties are who take part, on average and by their share of all ties.",
      fr: "De combien les proches qui participent sont plus attachés que la personne, en moyenne et selon leur part parmi tous ses proches.",
    },
  },
  step(world) {
    const { rate } = world.parameters.spreading;
    if (rate === 0 || !world.parameters.mechanisms.attachment) return;
    if (world.network.complete) lookAtAll(world);
    else look(world);
    const { attachment, persuasion } = world.people;
    for (let person = 0; person < world.places; person++)
      if (world.present[person] === 1) attachment[person] += rate * persuasion[person];
  },
};
