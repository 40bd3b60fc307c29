import type { Text } from "../../sim/input/text.ts";

/** Words of the list of systems. */
export const SYSTEM_WORDS = {
  title: { en: "Or start from a system of the texts", fr: "Ou partir d’un système des textes" },
  search: { en: "Find a system", fr: "Chercher un système" },
  need: ({ en, fr }: Text): Text => ({ en: `I want ${en}`, fr: `Je cherche : ${fr}` }),
  nothing: { en: "No system matches.", fr: "Aucun système ne correspond." },
};
