import { exp, saturation } from "../core/math.ts";
import { WHY, within } from "../scenario/believable.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, fraction, number } from "../scenario/fields.ts";
import { loseAttachment } from "../world/state/attachment.ts";
import { ACTIVE, EXCLUDED, type Operation, UNAWARE, type World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const hazard = (value: number, en: string, fr: string) =>
  number("1/week", [0, 10], value, assumed("I6"), en, fr);

const fields = {
  refusal: hazard(
    0.1,
    "Refusal of takeover (when all feel they own and belong, and everything is taken over).",
    "Refus de la récupération (quand tous se sentent propriétaires et membres, et que tout est récupéré).",
  ),
  amongConsumers: hazard(
    0.01,
    "Conflict among people in unmoderated team work.",
    "Conflit entre personnes dans un travail d’équipe sans modération.",
  ),
  withOrganisation: hazard(
    0.1,
    "Conflict with the organisation (when all feel they own, and the sharing is fully unfair).",
    "Conflit avec l’organisation (quand tous se sentent propriétaires et que le partage est tout à fait injuste).",
  ),
  unclearRights: hazard(
    0.005,
    "Dispute over rights, when they are unclear and a contest was won.",
    "Litige sur les droits, quand ils sont flous et qu’un concours a été gagné.",
  ),
  exclusion: hazard(0.1, "Outcry when everybody is excluded.", "Tollé quand tout le monde est exclu."),
  hijack: number(
    "1/event",
    [0, 10],
    1,
    assumed("I6"),
    "Controversies per hijacked win.",
    "Controverses par victoire détournée.",
  ),
  disclosed: number(
    "1/event",
    [0, 10],
    1,
    assumed("numerique"),
    "Controversies per disclosure.",
    "Controverses par révélation.",
  ),
  attachmentLoss: fraction(
    0.1,
    within(assumed("I6"), [0.02, 0.3], WHY.unknown),
    "Attachment that people aware lose through a fully visible controversy.",
    "Attachement que perdent les personnes informées lors d’une controverse pleinement visible.",
  ),
  crowdHalf: number(
    "people",
    [0.1, 100_000],
    20,
    assumed(),
    "Number of people at which quarrels reach half the frequency of a large crowd.",
    "Nombre de personnes où les querelles atteignent la moitié de leur fréquence dans une grande foule.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    conflict: ValuesOf<typeof fields>;
  }
  interface OperationNumbers {
    conflict: number;
  }
  interface Tally {
    controversies: number;
    exposure: number;
    refusals: number;
  }
}

/** The week's hazards. No base rates are known, so each is an input of the scenario. */
function hazards(world: World, operation: Operation): { refusal: number; conflict: number; others: number } {
  const w = world.parameters.conflict;
  const { parameters, levers, active, belonging, numbers, counts, week } = operation;
  const { ownership } = world.people;
  let owning = 0;
  let fans = 0;
  for (let at = 0; at < active.count; at++) {
    const person = active.items[at];
    owning += ownership[person];
    fans += ownership[person] * belonging[person];
  }
  const n = Math.max(1, active.count);
  const crowd = saturation(numbers.activePeople, w.crowdHalf);
  const known = Math.max(1, world.size - counts[UNAWARE]);
  const takeover = Math.max(levers.brandPresence, parameters.appropriation);
  return {
    refusal: w.refusal * (fans / n) * takeover * crowd,
    conflict:
      w.amongConsumers * parameters.collective * (1 - levers.moderation) * crowd +
      w.withOrganisation * (owning / n) * numbers.unfairness * crowd +
      w.unclearRights * (1 - levers.rightsClarity) * saturation(operation.total.winners + week.winners, 1),
    others:
      w.exclusion * (counts[EXCLUDED] / known) +
      w.hijack * week.hijackedWins +
      w.disclosed * week.disclosures,
  };
}

/** One keyed draw a week decides whether a controversy breaks out; it costs attachment, according to visibility. */
function quarrel(world: World, operation: Operation): void {
  const { week, parameters, status, numbers } = operation;
  const { refusal, conflict, others } = hazards(world, operation);
  const sum = refusal + conflict + others;
  numbers.conflict = conflict + refusal;
  const u = world.draws.stream("conflict", operation.id).uniform(0, world.week);
  if (sum === 0 || u >= 1 - exp(-sum)) return;
  week.controversies++;
  week.exposure += parameters.visibility;
  const isRefusal = world.draws.stream("conflict.kind", operation.id).uniform(0, world.week) < refusal / sum;
  if (isRefusal) week.refusals++;
  const loss = world.parameters.conflict.attachmentLoss * parameters.visibility;
  for (let person = 0; person < world.places; person++) {
    if (status[person] === UNAWARE) continue;
    loseAttachment(world, person, isRefusal && status[person] === ACTIVE ? Math.min(1, 2 * loss) : loss);
  }
}

export const conflict: Mechanism = {
  id: "conflict",
  title: { en: "Conflict and reputation", fr: "Conflits et réputation" },
  off: { en: "no controversy breaks out", fr: "aucune controverse n’éclate" },
  fields,
  equations: [
    "crowd = sat(activePeople; crowdHalf)",
    "fans = Σ ownership·belonging/max(1, enrolled)",
    "owners = Σ ownership/max(1, enrolled)",
    "refusing = refusal·fans·max(brandPresence, appropriation)·crowd",
    "quarrelling = amongConsumers·collective·(1 − moderation)·crowd + withOrganisation·owners·unfairness·crowd",
    "  + unclearRights·(1 − rightsClarity)·sat(total.winners; 1)",
    "others = exclusion·excluded/max(1, people − unaware) + hijack·hijackedWins + conflict.disclosed·disclosures",
    "conflict ← refusing + quarrelling",
    "controversies ← [u < 1 − e^(−(refusing + quarrelling + others))]",
    "refusals ← [u < refusing/(refusing + quarrelling + others)], controversies = 1",
    "exposure ← visibility·controversies",
    "attachment ← attachment·(1 − attachmentLoss·visibility·(1 + refusals·[status = enrolled])), controversies = 1",
  ],
  reads: [
    "people.ownership",
    "operation.belonging",
    "operation.numbers.activePeople",
    "operation.numbers.unfairness",
    "operation.week.disclosures",
    "operation.week.hijackedWins",
    "operation.week.winners",
    "operation.total.winners",
  ],
  operationNumbers: {
    conflict: {
      start: 0,
      unit: "1/week",
      en: "Hazard of conflict this week.",
      fr: "Risque de conflit cette semaine.",
    },
  },
  tallies: ["controversies", "exposure", "refusals"],
  step(world) {
    for (const operation of world.operations) {
      operation.numbers.conflict = 0;
      if (operation.open) quarrel(world, operation);
    }
  },
};
