import type { OwnOf, SharedOf } from "../scenario/field.ts";
import { assumed, number, perOperation } from "../scenario/fields.ts";
import { realPeople } from "../world/state/represented.ts";
import type { Operation, World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  weight: perOperation.weight(
    1.5,
    assumed("marketing, introduction"),
    "Weight of a certificate within reach, for a person to whom it is worth most elsewhere.",
    "Poids d’une attestation à portée de main, pour une personne à qui elle vaut le plus ailleurs.",
  ),
  halfWeeks: number(
    "weeks",
    [0.1, 520],
    13,
    assumed("Kivetz et al. 2006"),
    "Usual weeks of contributing still missing at which a certificate moves half as much as one within reach.",
    "Semaines ordinaires de contribution encore manquantes auxquelles une attestation pousse moitié moins qu’à portée de main.",
  ),
  staffHours: perOperation.number(
    "h/certificate",
    [0, 100],
    0.5,
    assumed(),
    "Staff time to attest what a person has done.",
    "Temps de personnel pour attester ce qu’une personne a fait.",
  ),
};

declare module "../world/operations/operation.ts" {
  interface OwnParameters {
    certificate: OwnOf<typeof fields>;
  }
}

declare module "../world/state/world.ts" {
  interface ModelParameters {
    certificate: SharedOf<typeof fields>;
  }
  interface OperationColumns {
    certified: Float64Array;
  }
  interface Tally {
    certificates: number;
  }
}

/** Whoever has given the hours with a contribution of this week gets the certificate, once. */
function attest(world: World, operation: Operation): void {
  const { contributors, contributions, certified, parameters, levers, week } = operation;
  let earned = 0;
  for (let at = 0; at < contributors.count; at++) {
    const person = contributors.items[at];
    const given = contributions[person] * parameters.effortHoursPerContribution;
    if (certified[person] === 1 || given < levers.certificateHours) continue;
    certified[person] = 1;
    earned++;
  }
  week.certificates = realPeople(world, earned);
  week.staffHours += week.certificates * parameters.certificate.staffHours;
}

export const certificate: Mechanism = {
  id: "certificate",
  title: { en: "A certificate worth something elsewhere", fr: "Une attestation qui vaut ailleurs" },
  off: { en: "nothing that people do is attested", fr: "rien de ce que font les personnes n’est attesté" },
  about: {
    en: "After so many hours, people get a certificate that helps them elsewhere, as in finding a job. It draws those to whom it is worth something, the more the nearer it is; once earned it moves them no more, and some leave. Staff have to attest it. Recognition and badges are what the community itself gives; a career is an income from an audience.",
    fr: "Après un certain nombre d’heures, on reçoit une attestation qui aide ailleurs, par exemple à trouver un emploi. Elle attire les personnes pour qui elle vaut quelque chose, d’autant plus qu’elle est proche ; une fois obtenue, elle ne pousse plus, et certaines partent. Le personnel doit l’établir. La reconnaissance et les badges viennent de la communauté elle-même ; une carrière est un revenu tiré d’un public.",
  },
  fields,
  equations: [
    "given = contributions·effortHoursPerContribution",
    "earns = [certificateHours > 0 ∧ certified = 0 ∧ weekCount > 0 ∧ given ≥ certificateHours]",
    "certified ← 1, earns",
    "certificates ← Σ earns",
    "staffHours ← staffHours + certificate.staffHours·certificates",
  ],
  reads: ["operation.contributions", "operation.week.staffHours"],
  operationColumns: {
    certified: {
      start: 0,
      unit: "0 or 1",
      en: "Whether the person has earned the certificate.",
      fr: "Si la personne a obtenu l’attestation.",
    },
  },
  tallies: ["certificates"],
  together: true,
  step(world) {
    for (const operation of world.operations)
      if (operation.levers.certificateHours > 0) attest(world, operation);
  },
};
