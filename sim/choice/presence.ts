import { WHY, within } from "../scenario/believable.ts";
import { assumed, fraction } from "../scenario/fields.ts";
import type { World } from "../world/state/world.ts";

/** What the brand's presence takes from a community: a group that is less one's own, and less free. */

export const PRESENCE_FIELDS = {
  presenceLoss: fraction(
    0,
    within(assumed("dossier"), [0, 0.6], WHY.tried),
    "Share of the autonomy and the belonging offered that the full presence of the brand takes away.",
    "Part de l’autonomie et de l’appartenance offertes que retire une présence complète de la marque.",
  ),
};

/** Equation of what is left. */
export const PRESENCE_EQUATIONS = ["apart = 1 − presenceLoss·brandPresence"];

/** Share of the autonomy and the belonging offered that is left beside so much of the brand. */
export function apartFromBrand({ parameters }: World, presence: number): number {
  return 1 - parameters.benefit.presenceLoss * presence;
}
