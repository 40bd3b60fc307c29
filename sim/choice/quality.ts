import { sigmoid } from "../core/math.ts";
import type { ValuesOf } from "../scenario/field.ts";
import { assumed, fraction, number } from "../scenario/fields.ts";
import type { ModelModule } from "../world/module.ts";
import type { Operation, World } from "../world/state/world.ts";
import { DEVOTION_EQUATIONS, devotionOf } from "./devotion.ts";
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
    assumed("dossier"),
    "Share of errors that full mutual checking catches.",
    "Part des erreurs qu’un contrôle mutuel complet rattrape.",
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
    "quality ← (ability + guided·(1 − ability))·(1 − tiredness/2)·joined·devotion",
    "errors ← Σ weekCount·σ((errorBar − quality)/qualityNoise)·(1 − peerCatch·peerChecking)",
  ],
  reads: [
    "operation.weekCount",
    "operation.numbers.activePeople",
    "operation.numbers.metShare",
    "parameters.contest.expectedRivals",
    "parameters.contest.rivalLoss",
    "parameters.coordination.unmetLoss",
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

/**
 * Quality is ability, raised by guidance and lowered by tiredness, and in joint work by the coordination that was
 * missing last week (C1); low quality means more errors.
 */
function judge(world: World, operation: Operation): void {
  const { contributors, weekCount, quality, week, parameters, numbers } = operation;
  const { errorBar, qualityNoise, peerCatch } = world.parameters.quality;
  const demand = demandOf(world, operation);
  const guidance = guidanceReceived(world, operation);
  const slips = 1 - peerCatch * parameters.peerChecking;
  const { unmetLoss } = world.parameters.coordination;
  const joined = 1 - unmetLoss * parameters.collective * (1 - numbers.metShare);
  const devotion = devotionOf(world, operation);
  for (let at = 0; at < contributors.count; at++) {
    const person = contributors.items[at];
    const ability = abilityOf(demand, person);
    quality[person] =
      (ability + guidance * (1 - ability)) * (1 - tirednessOf(world, person) / 2) * joined * devotion;
    const made = weekCount[person] * world.represents;
    week.quality += quality[person] * made;
    week.errors += sigmoid((errorBar - quality[person]) / qualityNoise) * slips * made;
  }
}

export function judgeContributions(world: World): void {
  for (const operation of world.operations) judge(world, operation);
}
