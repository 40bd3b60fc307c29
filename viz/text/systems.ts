import type { Noun } from "../../sim/input/counted.ts";
import type { Text } from "../../sim/input/text.ts";

/** Words of the list of systems. */
export const SYSTEM_WORDS = {
  title: { en: "Or start from a system", fr: "Ou partir d’un système" },
  search: { en: "Find a system", fr: "Chercher un système" },
  need: ({ en, fr }: Text): Text => ({ en: `I want ${en}`, fr: `Je cherche : ${fr}` }),
  plain: { en: "A plain start", fr: "Pour commencer simplement" },
  nothing: { en: "No system matches.", fr: "Aucun système ne correspond." },
};

export const START = {
  en: ["starting point", "starting points"],
  fr: ["point de départ", "points de départ"],
} satisfies Noun;
