import { exp, power } from "../core/math.ts";
import { WHY, within } from "../scenario/believable.ts";
import type { OwnOf } from "../scenario/field.ts";
import { assumed, perOperation } from "../scenario/fields.ts";
import { loseAttachment } from "../world/state/attachment.ts";
import type { Operation, World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  faults: perOperation.number(
    "faults",
    [0, 1_000_000],
    0,
    within(assumed("marketing §2.2"), [0, 200], {
      en: "0 if nothing is launched; up to a large programme",
      fr: "0 si rien n’est lancé ; jusqu’à un grand logiciel",
    }),
    "Faults in what is to be launched, before anybody tests it; 0 if nothing is launched.",
    "Défauts de ce qui doit être lancé, avant tout essai ; 0 si rien n’est lancé.",
  ),
  surfacing: perOperation.fraction(
    0.2,
    assumed(),
    "Share of the faults left that come to light per week after the launch.",
    "Part des défauts restants qui apparaissent par semaine après le lancement.",
  ),
  eurosPerFault: perOperation.number(
    "€/fault",
    [0, 1_000_000],
    500,
    within(assumed("marketing §3.1"), [50, 5000], {
      en: "it differs tenfold from one product to another",
      fr: "du simple au décuple selon le produit",
    }),
    "What a fault that comes to light after the launch costs the organisation.",
    "Ce que coûte à l’organisation un défaut apparu après le lancement.",
  ),
  attachmentLoss: perOperation.fraction(
    0.1,
    assumed("I6"),
    "Attachment that everybody loses by faults that cost as much in reputation as one fully visible controversy.",
    "Attachement que perd tout le monde par des défauts qui coûtent autant en réputation qu’une controverse pleinement visible.",
  ),
  reputationPerFault: perOperation.number(
    "1/fault",
    [0, 100],
    0.01,
    within(assumed(), [0.001, 0.05], WHY.unknown),
    "What such a fault costs in reputation, in controversies of the same visibility.",
    "Ce qu’un tel défaut coûte en réputation, en controverses de même visibilité.",
  ),
};

declare module "../world/operations/operation.ts" {
  interface OwnParameters {
    launch: OwnOf<typeof fields>;
  }
}

declare module "../world/state/world.ts" {
  interface OperationNumbers {
    faultsLeft: number;
  }
  interface Tally {
    faultsSurfaced: number;
    faultsRemoved: number;
    faultEuros: number;
  }
}

/**
 * Testers take faults out: each contribution of full quality finds `faultsFound` of them at first, and fewer as fewer
 * are left. After the launch the others come to light, and cost money and reputation.
 */
function test(world: World, operation: Operation): void {
  const { parameters, numbers, week } = operation;
  const { faults, surfacing, eurosPerFault, reputationPerFault } = parameters.launch;
  const left = numbers.faultsLeft * exp((-week.quality * parameters.faultsFound) / faults);
  week.faultsRemoved = numbers.faultsLeft - left;
  numbers.faultsLeft = left;
  if (world.week < parameters.launchWeek) return;
  week.faultsSurfaced = surfacing * numbers.faultsLeft;
  numbers.faultsLeft -= week.faultsSurfaced;
  week.faultEuros = week.faultsSurfaced * eurosPerFault;
  spread(world, operation, week.faultsSurfaced * reputationPerFault);
}

/** What is launched is for everybody: its faults cost attachment as controversies do, and not only that of its testers. */
function spread(world: World, { parameters, week }: Operation, controversies: number): void {
  week.exposure += controversies * parameters.visibility;
  const kept = power(1 - parameters.launch.attachmentLoss * parameters.visibility, controversies);
  if (kept === 1) return;
  for (let person = 0; person < world.places; person++)
    if (world.present[person] === 1) loseAttachment(world, person, 1 - kept);
}

export const launch: Mechanism = {
  id: "launch",
  title: { en: "Faults left at the launch", fr: "Défauts restants au lancement" },
  off: {
    en: "faults that nobody found cost nothing",
    fr: "les défauts que personne n’a trouvés ne coûtent rien",
  },
  about: {
    en: "What contributions test is launched in the end. They find faults before, the first ones most easily (faultsFound); those that are left come to light afterwards, cost money and hurt reputation as controversies do. Contributions go on finding some even then.",
    fr: "Ce que les contributions mettent à l’essai finit par être lancé. Elles trouvent des défauts avant, les premiers le plus facilement (faultsFound) ; ceux qui restent apparaissent après, coûtent de l’argent et nuisent à la réputation comme des controverses. Les contributions continuent alors d’en trouver.",
  },
  fields,
  equations: [
    "tested = faultsLeft·e^(−week.quality·faultsFound/faults·[week ≥ 0])",
    "faultsRemoved ← faultsLeft − tested",
    "faultsSurfaced ← surfacing·tested·[week ≥ launchWeek]",
    "faultsLeft ← tested − faultsSurfaced",
    "faultEuros ← eurosPerFault·faultsSurfaced",
    "blamed = reputationPerFault·faultsSurfaced",
    "exposure ← exposure + visibility·blamed",
    "attachment ← attachment·(1 − attachmentLoss·visibility)^blamed",
  ],
  reads: ["operation.week.exposure", "operation.week.quality"],
  operationNumbers: {
    faultsLeft: {
      start: 0,
      unit: "faults",
      en: "Faults that nobody has found and that have not come to light.",
      fr: "Défauts que personne n’a trouvés et qui ne sont pas apparus.",
    },
  },
  tallies: ["faultsSurfaced", "faultsRemoved", "faultEuros"],
  start(world) {
    for (const { numbers, parameters } of world.operations) numbers.faultsLeft = parameters.launch.faults;
  },
  step(world) {
    // What is launched is new in week 0: the community of the warm-up has not tested it.
    if (world.week < 0) return;
    for (const operation of world.operations)
      if (operation.parameters.launch.faults > 0) test(world, operation);
  },
};
