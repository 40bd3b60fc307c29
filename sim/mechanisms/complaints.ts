import { usefulShare } from "../choice/staff-help.ts";
import { power } from "../core/math.ts";
import { within } from "../scenario/believable.ts";
import type { OwnOf } from "../scenario/field.ts";
import { assumed, perOperation } from "../scenario/fields.ts";
import { gainAttachment, loseAttachment } from "../world/state/attachment.ts";
import { realPeople } from "../world/state/represented.ts";
import type { Operation, World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  failing: perOperation.fraction(
    0,
    within(assumed(), [0, 0.1], { en: "up to one in ten", fr: "jusqu’à une fois sur dix" }),
    "Chance that what comes of a contribution fails the person: a meal gone cold, a part that is missing.",
    "Probabilité que ce qui vient d’une contribution déçoive la personne : un repas froid, une pièce qui manque.",
  ),
  attachmentLoss: perOperation.fraction(
    0.1,
    assumed("marketing §2.2"),
    "Share of attachment lost by a failure.",
    "Part de l’attachement perdue par une défaillance.",
  ),
  complaining: perOperation.fraction(
    0.3,
    within(assumed("marketing §2.2"), [0.05, 0.6], {
      en: "few of those let down complain, or half",
      fr: "peu de déçus se plaignent, ou la moitié",
    }),
    "Share of failures that people complain of.",
    "Part des défaillances dont on se plaint.",
  ),
  answerGain: perOperation.fraction(
    0.15,
    assumed("marketing §2.2"),
    "Share of the attachment still missing that an answer to a complaint brings: a quick one may bind more than no failure at all.",
    "Part de l’attachement encore manquant qu’apporte une réponse à une plainte : rapide, elle peut attacher plus que l’absence de défaillance.",
  ),
  hoursPerComplaint: perOperation.number(
    "h/complaint",
    [0.001, 100],
    0.5,
    assumed(),
    "Staff time that an answer to a complaint takes.",
    "Temps de personnel que prend la réponse à une plainte.",
  ),
};

declare module "../world/operations/operation.ts" {
  interface OwnParameters {
    complaints: OwnOf<typeof fields>;
  }
}

declare module "../world/state/world.ts" {
  interface OperationColumns {
    failures: Float64Array;
    complained: Float64Array;
  }
  interface Tally {
    failures: number;
    complaints: number;
    answeredComplaints: number;
  }
}

/** Draws which of this week's contributions fail, and who complains. */
function fail(world: World, operation: Operation): void {
  const { contributors, weekCount, rejected, failures, complained, parameters, week } = operation;
  const { failing, attachmentLoss, complaining } = parameters.complaints;
  const luck = world.draws.stream("complaints.failing", operation.id);
  const voice = world.draws.stream("complaints.complaining", operation.id);
  for (let at = 0; at < contributors.count; at++) {
    const person = contributors.items[at];
    failures[person] = 0;
    complained[person] = 0;
    // Nothing comes of what was rejected: what that costs is under rejection.
    for (let nth = 0; nth < weekCount[person] - rejected[person]; nth++) {
      if (luck.uniform(world.keys[person], world.week, nth) >= failing) continue;
      failures[person]++;
      if (voice.uniform(world.keys[person], world.week, nth) < complaining) complained[person]++;
    }
    if (failures[person] === 0) continue;
    loseAttachment(world, person, 1 - power(1 - attachmentLoss, failures[person]));
    week.failures += realPeople(world, failures[person]);
    week.complaints += realPeople(world, complained[person]);
  }
}

/** Staff answer as many complaints as they have time for, and keep no queue: a late answer is none. */
function answer(world: World, operation: Operation): void {
  const { contributors, complained, levers, week, parameters } = operation;
  const { answerGain, hoursPerComplaint } = parameters.complaints;
  const asked = week.complaints * hoursPerComplaint;
  const useful = usefulShare(world);
  const done = Math.min(asked, levers.complaintStaffHours * useful);
  if (done === 0) return;
  week.staffHours += done / useful;
  const lottery = world.draws.stream("complaints.answer", operation.id);
  for (let at = 0; at < contributors.count; at++) {
    const person = contributors.items[at];
    for (let nth = 0; nth < complained[person]; nth++) {
      if (lottery.uniform(world.keys[person], world.week, nth) >= done / asked) continue;
      gainAttachment(world, person, answerGain);
      week.answeredComplaints += world.represents;
    }
  }
}

export const complaints: Mechanism = {
  id: "complaints",
  title: { en: "Failures and complaints", fr: "Défaillances et plaintes" },
  off: { en: "nothing fails and nobody complains", fr: "rien ne déçoit et personne ne se plaint" },
  about: {
    en: "What comes of a contribution may fail: that loosens the bond. Some complain, and staff answer as many as they have hours for (complaintStaffHours); an answer may bind more than the failure loosened.",
    fr: "Ce qui vient d’une contribution peut décevoir : cela détache. Certains se plaignent, et le personnel répond autant que ses heures le permettent (complaintStaffHours) ; une réponse peut attacher plus que la défaillance n’a détaché.",
  },
  fields,
  equations: [
    "failures ← Binomial(weekCount − rejected; failing)",
    "complained ← Binomial(failures; complaining)",
    "week.failures ← Σ failures",
    "week.complaints ← Σ complained",
    "toAnswer = hoursPerComplaint·week.complaints",
    "done = min(toAnswer, complaintStaffHours·useful)",
    "answered ~ Binomial(complained; done/toAnswer)",
    "answeredComplaints ← Σ answered",
    "staffHours ← staffHours + done/useful",
    "attachment ← 1 − (1 − attachment·(1 − attachmentLoss)^failures)·(1 − answerGain)^answered",
  ],
  reads: ["operation.rejected", "operation.weekCount", "operation.week.staffHours"],
  operationColumns: {
    failures: {
      start: 0,
      where: ({ complaints: { failing } }) => failing > 0,
      unit: "contributions",
      en: "Contributions that failed the person, in the latest week in which they took part.",
      fr: "Contributions qui ont déçu la personne, la dernière semaine où elle a participé.",
    },
    complained: {
      start: 0,
      where: ({ complaints: { failing } }) => failing > 0,
      unit: "complaints",
      en: "Complaints about them.",
      fr: "Plaintes à leur sujet.",
    },
  },
  tallies: ["failures", "complaints", "answeredComplaints"],
  together: true,
  step(world) {
    for (const operation of world.operations) {
      if (operation.parameters.complaints.failing === 0) continue;
      fail(world, operation);
      answer(world, operation);
    }
  },
};
