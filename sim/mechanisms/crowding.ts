import { noticedPay } from "../choice/pay.ts";
import { hasStatus, noticedBy } from "../choice/status-pay.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, fraction, literature, number } from "../scenario/fields.ts";
import { fade } from "../world/state/fading.ts";
import type { World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const perWeek = (value: number, en: string, fr: string) =>
  number("1/week", [0, 1], value, literature("R6"), en, fr);

const fields = {
  engagementRate: perWeek(
    0.06,
    "Erosion per week by pay for taking part.",
    "Érosion par semaine quand on paie la participation.",
  ),
  completionRate: perWeek(
    0.055,
    "Erosion per week by pay for finishing.",
    "Érosion par semaine quand on paie l’achèvement.",
  ),
  performanceRate: perWeek(
    0.045,
    "Erosion per week by pay for doing well.",
    "Érosion par semaine quand on paie la performance.",
  ),
  recoveryRate: number(
    "1/week",
    [0, 1],
    0.01,
    assumed("R6"),
    "Recovery of intrinsic motivation per week.",
    "Rétablissement de la motivation intrinsèque par semaine.",
  ),
  praiseRecoveryRate: number(
    "1/week",
    [0, 1],
    0.02,
    assumed("R6"),
    "Further recovery per week of a person just singled out.",
    "Rétablissement supplémentaire par semaine d’une personne qui vient d’être distinguée.",
  ),
  salience: fraction(
    1,
    assumed("R6"),
    "How present pay is in people's minds.",
    "À quel point la paie est présente à l’esprit.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    crowding: ValuesOf<typeof fields>;
  }
  interface PersonColumns {
    crowding: Float64Array;
  }
  interface WorldNumbers {
    everPaid: number;
  }
}

/** Pay erodes the intrinsic motivation of people who take part. It recovers slowly, so the erosion outlasts the pay. */
function erode(world: World): void {
  const { crowding } = world.people;
  const { recoveryRate, praiseRecoveryRate, salience } = world.parameters.crowding;
  if (world.numbers.everPaid === 1) fade(world, crowding, 1 - recoveryRate);
  for (const operation of world.operations) {
    const { active, levers, recognised, numbers } = operation;
    const noticed = noticedPay(world, levers);
    const rate = world.parameters.crowding[`${levers.payContingency}Rate`] * salience;
    const owed = hasStatus(world, operation);
    const paid = noticed > 0 || owed;
    if (paid) world.numbers.everPaid = 1;
    if (!paid && numbers.everHonoured === 0) continue;
    for (let at = 0; at < active.count; at++) {
      const person = active.items[at];
      crowding[person] *= 1 - praiseRecoveryRate * recognised[person];
      if (!paid) continue;
      const eroding = rate * (owed ? noticedBy(world, operation, person) : noticed);
      crowding[person] += eroding * (1 - crowding[person]);
    }
  }
}

export const crowding: Mechanism = {
  id: "crowding",
  title: { en: "Crowding out", fr: "Éviction de la motivation" },
  off: { en: "pay erodes no motivation", fr: "la paie n’érode aucune motivation" },
  fields,
  equations: [
    "eroding = engagementRate, payContingency = engagement",
    "eroding = completionRate, payContingency = completion",
    "eroding = performanceRate, payContingency = performance",
    "crowding ← crowding·(1 − recoveryRate)",
    "crowding ← crowding·(1 − praiseRecoveryRate·recognised), status = enrolled",
    "crowding ← crowding + eroding·salience·noticedByPerson·(1 − crowding), status = enrolled",
  ],
  reads: ["operation.recognised", "operation.numbers.everHonoured"],
  personColumns: {
    crowding: {
      start: 0,
      unit: "0–1",
      en: "Erosion of intrinsic motivation.",
      fr: "Érosion de la motivation intrinsèque.",
    },
  },
  worldNumbers: {
    everPaid: {
      start: 0,
      unit: "0 or 1",
      en: "Whether anybody was ever paid.",
      fr: "Si quelqu’un a jamais été payé.",
    },
  },
  together: true,
  step: erode,
};
