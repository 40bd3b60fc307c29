import type { Text } from "../../sim/input/text.ts";
import type { Use } from "../declarations.ts";

/** Of its section, for links. */
export const TRUST_ID = "trust";

/** Words of the table of what the model may be trusted for. */
export const TRUST_WORDS = {
  title: { en: "What to trust it for", fr: "Jusqu’où s’y fier" },
  intro: {
    en: "What published findings say must happen was tried in the model. Only those kept for the end test it; the others prove less, since numbers were set by them, the model was mended after them, or what was measured was mended after a first look. Read the directions, not the amounts.",
    fr: "Le modèle a été confronté à des résultats publiés : ce qu’ils annoncent s’y produit-il ? Seuls ceux gardés pour la fin le mettent à l’épreuve ; les autres prouvent moins, car des valeurs ont été réglées d’après eux, le modèle a été corrigé à leur vue ou la mesure revue après un premier essai. Lisez-y le sens des effets, pas leur ampleur.",
  },
  question: { en: "Question", fr: "Question posée" },
  trust: { en: "Trust", fr: "Confiance" },
  count: (shown: string, of: string): Text => ({ en: `${shown} of ${of}`, fr: `${shown} sur ${of}` }),
  none: { en: "none", fr: "aucun" },
  missed: { en: "Not shown:", fr: "Non retrouvé :" },
} satisfies Record<string, Text | ((...values: string[]) => Text)>;

/** How findings were used. */
export const USE_NAMES: Readonly<Record<Use, Text>> = {
  "tuned to": { en: "Tuned to", fr: "Ont servi au réglage" },
  "looked at": { en: "Looked at", fr: "Consultés en chemin" },
  "kept, then mended": { en: "Kept, then mended", fr: "Gardés, protocole revu" },
  "kept for the end": { en: "Kept for the end", fr: "Gardés pour la fin" },
};
