import { exp } from "../core/math.ts";
import { within } from "../scenario/believable.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, fraction, literature, number, whole } from "../scenario/fields.ts";
import { fade } from "../world/state/fading.ts";
import { isRecent } from "../world/state/recent.ts";
import { singleOut } from "../world/state/singling-out.ts";
import type { Operation, World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  halfLifeWeeks: number(
    "weeks",
    [1, 1040],
    26,
    literature("R1"),
    "Weeks after which half of the recognition is left (R1: its effect lasts four quarters).",
    "Semaines après lesquelles il reste la moitié de la reconnaissance (R1 : l’effet dure quatre trimestres).",
  ),
  topShare: fraction(
    0.05,
    within(literature("R2"), [0.01, 0.1], { en: "R2: the top 1 %", fr: "R2 : le 1 % le plus actif" }),
    "Share of active people who count as “top”.",
    "Part des personnes actives comptées « en tête ».",
  ),
  everyWeeks: whole(
    "weeks",
    [1, 520],
    13,
    within(assumed(), [4, 52], { en: "monthly to yearly", fr: "de tous les mois à tous les ans" }),
    "Weeks between two rankings of the top.",
    "Semaines entre deux palmarès.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    recognition: ValuesOf<typeof fields>;
  }
  interface OperationColumns {
    recognised: Float64Array;
    recognisedAs: Float64Array;
  }
  interface OperationNumbers {
    everHonoured: number;
  }
  interface WorldNumbers {
    recognitionKept: number;
  }
}

/** Singles out newcomers, the top, or people who earn a badge, each with the probability set by the lever. */
function honour(world: World, operation: Operation): void {
  const { levers, contributors } = operation;
  if (levers.recognition === 0) return;
  const chance = world.draws.stream("recognition", operation.id);
  const give = (person: number) => {
    if (chance.uniform(world.keys[person], world.week) < levers.recognition) singleOut(operation, person);
  };
  if (levers.recognitionTarget === "newcomers") {
    for (let at = 0; at < contributors.count; at++) {
      const person = contributors.items[at];
      if (operation.firstContributionWeek[person] === world.week) give(person);
    }
  } else if (levers.recognitionTarget === "threshold") {
    for (let at = 0; at < contributors.count; at++) {
      const person = contributors.items[at];
      const made = operation.contributions[person];
      const before = made - operation.weekCount[person];
      if (levers.badgeThreshold > 0 && made >= levers.badgeThreshold && before < levers.badgeThreshold)
        give(person);
    }
  } else if (world.week % world.parameters.recognition.everyWeeks === 0) {
    for (const person of topOf(world, operation)) give(person);
  }
}

/** The active people still enrolled with the most contributions, one at least; ties go to the lower number. */
function topOf(world: World, { active, contributions, lastContributionWeek }: Operation): Uint32Array {
  const enrolled = active.items.subarray(0, active.count);
  const people = enrolled.filter((person) => isRecent(lastContributionWeek[person], world.week));
  people.sort((a, b) => contributions[b] - contributions[a] || a - b);
  return people.subarray(0, Math.max(1, Math.round(world.parameters.recognition.topShare * people.length)));
}

export const recognition: Mechanism = {
  id: "recognition",
  title: { en: "Recognition", fr: "Reconnaissance" },
  off: { en: "nobody is singled out", fr: "personne n’est distingué" },
  fields,
  equations: [
    "recognitionKept = e^(−ln(2)/halfLifeWeeks)",
    "recognised ← recognised·recognitionKept",
    "honoured = [firstContributionWeek = week], recognitionTarget = newcomers",
    "honoured = [contributions − weekCount < badgeThreshold ≤ contributions], recognitionTarget = threshold",
    "ranked = Σ [status = enrolled ∧ lastContributionWeek > week − 4]",
    "honoured = [rank(contributions) ≤ max(1, ⌊topShare·ranked + .5⌋) ∧ week mod everyWeeks = 0], recognitionTarget = top",
    "recognised ← 1, honoured ∧ u < rewards.recognition",
    "recognisedAs ← socialisation, honoured ∧ u < rewards.recognition",
  ],
  reads: [
    "operation.contributions",
    "operation.firstContributionWeek",
    "operation.lastContributionWeek",
    "operation.weekCount",
  ],
  operationColumns: {
    recognised: {
      start: 0,
      unit: "0–1",
      en: "How fresh the person's recognition is.",
      fr: "Fraîcheur de la reconnaissance reçue.",
    },
    recognisedAs: {
      start: 0,
      unit: "0–1",
      en: "The person's socialisation when they were last singled out.",
      fr: "Socialisation de la personne quand elle a été distinguée pour la dernière fois.",
    },
  },
  operationNumbers: {
    everHonoured: {
      start: 0,
      unit: "0 or 1",
      en: "Whether anybody has ever been singled out.",
      fr: "Si quelqu’un a déjà été distingué.",
    },
  },
  worldNumbers: {
    recognitionKept: {
      start: 1,
      unit: "0–1",
      en: "Share of recognition left after a week.",
      fr: "Part de la reconnaissance qui reste après une semaine.",
    },
  },
  start(world) {
    world.numbers.recognitionKept = exp(-Math.LN2 / world.parameters.recognition.halfLifeWeeks);
  },
  together: true,
  step(world) {
    for (const operation of world.operations) {
      const { recognised } = operation;
      if (operation.numbers.everHonoured === 1) fade(world, recognised, world.numbers.recognitionKept);
      honour(world, operation);
    }
  },
};
