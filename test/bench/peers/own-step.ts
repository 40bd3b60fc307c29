import { ownMechanism } from "../../../sim/index.ts";
import { BELONGING, JOINING, QUITTING, TASTE, TIES, TIRING } from "./simple-numbers.ts";

/**
 * The simplified step as somebody would write it for Levain: people join and quit by logit, tire, come to belong, and
 * look at their ties of last week. One draw per person and week.
 */
export const ownStep = () =>
  ownMechanism({
    id: "peer",
    fields: { turn: { default: 0, range: [0, 1e9], integer: true } },
    personColumns: { taste: 0, takesPart: 0, tookPart: 0, tired: 0, belongs: 0 },
    tallies: ["peerWeeks", "peerFlips"],
    start({ places, keys, people: { taste }, draws }) {
      const tastes = draws.stream("peer.taste");
      for (let i = 0; i < places; i++) taste[i] = TASTE * (tastes.uniform(keys[i]) - 0.5);
    },
    step({ places, keys, week, draws, parameters, network, people, operations }) {
      const { starts, ties } = network;
      const { taste, takesPart, tookPart, tired, belongs } = people;
      const stream = draws.stream(`peer.${parameters.peer.turn}`);
      let sum = 0;
      let flips = 0;
      tookPart.set(takesPart);
      for (let i = 0; i < places; i++) {
        let near = 0;
        for (let tie = starts[i]; tie < starts[i + 1]; tie++) near += tookPart[ties[tie]];
        const share = near / TIES;
        const was = tookPart[i];
        const odds =
          was === 1
            ? QUITTING.at - QUITTING.belonging * belongs[i] + tired[i]
            : JOINING.at + taste[i] + JOINING.share * share - tired[i];
        const is = stream.uniform(keys[i], week) < 1 / (1 + Math.exp(-odds)) ? 1 - was : was;
        takesPart[i] = is;
        tired[i] = TIRING.kept * tired[i] + TIRING.load * is;
        belongs[i] =
          is === 1
            ? belongs[i] + BELONGING.rate * (BELONGING.alone + BELONGING.together * share) * (1 - belongs[i])
            : BELONGING.kept * belongs[i];
        sum += is;
        flips += is === was ? 0 : 1;
      }
      operations[0].week.peerWeeks += sum;
      operations[0].week.peerFlips += flips;
    },
  });
