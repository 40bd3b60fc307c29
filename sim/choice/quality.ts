import { saturation, sigmoid } from "../core/math.ts";
import { WHY, within } from "../scenario/believable.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, fraction, number } from "../scenario/fields.ts";
import type { ModelModule } from "../world/module.ts";
import type { Operation, World } from "../world/state/world.ts";
import { intrinsicLeft, offersOf } from "./benefit.ts";
import { DEVOTION_EQUATIONS, devotionOf } from "./devotion.ts";
import { noticedPay } from "./pay.ts";
import { abilityOf, demandOf, guidanceReceived } from "./readiness.ts";
import { tirednessOf } from "./utility.ts";

/** Quality of contributions, and the share that are errors. */
export const QUALITY_FIELDS = {
  errorBar: fraction(
    0.25,
    assumed(),
    "Quality below which a contribution is an error.",
    "Qualité au-dessous de laquelle une contribution est une erreur.",
  ),
  qualityNoise: number(
    "0–1",
    [0.001, 1],
    0.12,
    assumed(),
    "Spread of quality between contributions of one person.",
    "Dispersion de la qualité entre les contributions d’une personne.",
  ),
  peerCatch: fraction(
    0.7,
    within(assumed("dossier"), [0.35, 0.95], WHY.neverAll),
    "Share of errors that full mutual checking catches.",
    "Part des erreurs qu’un contrôle mutuel complet rattrape.",
  ),
  motivationWeight: number(
    "0–1",
    [0, 1],
    0.25,
    assumed("Cerasoli 2014"),
    "How much quality differs between people whom the activity itself moves fully and people whom it does not move at all; 0 if quality does not depend on why one takes part.",
    "De combien la qualité diffère entre les personnes que l’activité même motive pleinement et celles qu’elle ne motive pas ; 0 si la qualité ne dépend pas des raisons de participer.",
  ),
  usualMotivation: number(
    "logit",
    [0.01, 10],
    1.1,
    within(assumed(), [0.6, 1.8], WHY.benefit),
    "Intrinsic benefit of the median person who takes part, at which motivation neither raises nor lowers quality.",
    "Bénéfice intrinsèque de la personne médiane qui participe, auquel la motivation n’élève ni n’abaisse la qualité.",
  ),
  payLoosening: fraction(
    0.4,
    assumed("Cerasoli 2014"),
    "Share by which pay that everybody notices loosens the tie between motivation and quality.",
    "Part dont une paie que tout le monde remarque relâche le lien entre motivation et qualité.",
  ),
};

declare module "../world/state/world.ts" {
  interface ModelParameters {
    quality: ValuesOf<typeof QUALITY_FIELDS>;
  }
  interface OperationColumns {
    quality: Float64Array;
  }
  interface Tally {
    quality: number;
    errors: number;
  }
}

/** Quality and errors need no random draws. */
export const quality: ModelModule = {
  id: "quality",
  equations: [
    "joined = 1 − coordination.unmetLoss·collective·(1 − metShare)",
    ...DEVOTION_EQUATIONS,
    "tie = motivationWeight·(1 − payLoosening·crowding.salience·noticed)",
    "inspired = tie·(sat(max(0, intrinsicLeft); usualMotivation) − 1/2)",
    "able = (ability + guided·(1 − ability))·(1 − tiredness/2)·joined·devotion",
    "quality ← max(0, min(1, able + inspired))",
    "errors ← Σ weekCount·σ((errorBar − quality)/qualityNoise)·(1 − peerCatch·peerChecking)",
  ],
  reads: [
    "operation.weekCount",
    "operation.numbers.activePeople",
    "operation.numbers.metShare",
    "parameters.contest.expectedRivals",
    "parameters.contest.rivalLoss",
    "parameters.coordination.unmetLoss",
    "parameters.crowding.salience",
    "parameters.mechanisms.contest",
  ],
  operationColumns: {
    quality: {
      start: 0,
      unit: "0–1",
      en: "Quality of the latest contributions.",
      fr: "Qualité des dernières contributions.",
    },
  },
  tallies: ["quality", "errors"],
};

/** Share of a person's contributions that are errors and that people who check each other do not catch. */
export function errorShareOf(world: World, { parameters }: Operation, quality: number): number {
  const { errorBar, qualityNoise, peerCatch } = world.parameters.quality;
  return sigmoid((errorBar - quality) / qualityNoise) * (1 - peerCatch * parameters.peerChecking);
}

/**
 * Quality is ability, raised by guidance and lowered by tiredness, and in joint work by the coordination that was
 * missing last week (C1); low quality means more errors. Whom the activity itself moves does better than whom it does
 * not; salient pay loosens this tie (Cerasoli, Nicklin & Ford 2014). The level of intrinsic motivation counts, not its
 * share: that meta-analysis finds that pay by itself hardly moves quality.
 */
function judge(world: World, operation: Operation): void {
  const { contributors, weekCount, quality, week, parameters, numbers } = operation;
  const demand = demandOf(world, operation);
  const guidance = guidanceReceived(world, operation);
  const { unmetLoss } = world.parameters.coordination;
  const joined = 1 - unmetLoss * parameters.collective * (1 - numbers.metShare);
  const devotion = devotionOf(world, operation);
  const inspired = inspirationIn(world, operation);
  for (let at = 0; at < contributors.count; at++) {
    const person = contributors.items[at];
    const ability = abilityOf(demand, person);
    const able =
      (ability + guidance * (1 - ability)) * (1 - tirednessOf(world, person) / 2) * joined * devotion;
    quality[person] = inspired === null ? able : Math.max(0, Math.min(1, able + inspired(person)));
    const made = weekCount[person] * world.represents;
    week.quality += quality[person] * made;
    week.errors += errorShareOf(world, operation, quality[person]) * made;
  }
}

/** What motivation adds to a person's quality this week, −½ to ½; null where it adds nothing to anybody's. */
function inspirationIn(world: World, operation: Operation): ((person: number) => number) | null {
  const { motivationWeight, usualMotivation, payLoosening } = world.parameters.quality;
  if (motivationWeight === 0) return null;
  const salience = world.parameters.crowding.salience * noticedPay(world, operation.levers);
  const tie = motivationWeight * (1 - payLoosening * salience);
  const offers = offersOf(world, operation, operation.levers);
  return (person) =>
    tie * (saturation(Math.max(0, intrinsicLeft(world, person, offers)), usualMotivation) - 0.5);
}

export function judgeContributions(world: World): void {
  for (const operation of world.operations) judge(world, operation);
}
