import type { Text } from "../../sim/scenario/text.ts";

export type LinkVerdict =
  | "none"
  | "checking"
  | "same digits"
  | "different digits"
  | "unreadable"
  | "other version";

/** Words of the page's head. */
export const HEADER = {
  title: {
    en: "Levain — compare ways of taking part",
    fr: "Levain — comparer des façons de participer",
  },
  claim: {
    en: "What if you rewarded, supported or asked differently? Try it on a simulated public first.",
    fr: "Et si l’on récompensait, accompagnait ou demandait autrement ? Essayez d’abord sur un public simulé.",
  },
  skip: { en: "Skip to the result", fr: "Aller au résultat" },
  language: { en: "Language", fr: "Langue" },
  undo: { en: "Undo", fr: "Annuler" },
  redo: { en: "Redo", fr: "Rétablir" },
  replay: { en: "Replay", fr: "Rejouer" },
  replayed: { en: "Replay the last change", fr: "Rejouer la dernière modification" },
  history: { en: "Last changes", fr: "Dernières modifications" },
  share: { en: "Copy link", fr: "Copier le lien" },
  copied: {
    en: "Link copied: it holds the whole experiment.",
    fr: "Lien copié : il contient toute l’expérience.",
  },
  notCopied: { en: "Copy this link:", fr: "Copiez ce lien :" },
  linkProblems: { en: "What is wrong with it:", fr: "Ce qui ne va pas :" },
  tooLong: {
    en: "This experiment does not fit into a link.",
    fr: "Cette expérience ne tient pas dans un lien.",
  },
} satisfies Record<string, Text>;

/** What opening a link has shown. */
export const LINK: Readonly<Record<LinkVerdict, Text | null>> = {
  none: null,
  checking: {
    en: "Opened from a link; its digits are being checked.",
    fr: "Ouverte depuis un lien ; on vérifie ses chiffres.",
  },
  "same digits": {
    en: "Opened from a link: recomputed here, the same digits.",
    fr: "Ouverte depuis un lien : recalculée ici, mêmes chiffres.",
  },
  "different digits": {
    en: "Opened from a link, but the digits differ from those it promises: it was altered, or made by another program.",
    fr: "Ouverte depuis un lien, mais les chiffres diffèrent de ceux qu’il annonce : il a été modifié, ou vient d’un autre programme.",
  },
  unreadable: {
    en: "This link cannot be read; here is the first comparison instead.",
    fr: "Ce lien est illisible ; voici la première comparaison à la place.",
  },
  "other version": {
    en: "This link comes from another version of the program: digits may differ.",
    fr: "Ce lien vient d’une autre version du programme : les chiffres peuvent différer.",
  },
};
