import type { Text } from "../../sim/input/text.ts";

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
    en: "What if you rewarded, supported or asked people differently? Try it on a simulated public first.",
    fr: "Et si vous récompensiez, accompagniez ou sollicitiez les gens autrement ? Essayez d’abord sur un public simulé.",
  },
  skip: { en: "Skip to the result", fr: "Aller au résultat" },
  language: { en: "Language", fr: "Langue" },
  undo: { en: "Undo", fr: "Annuler" },
  redo: { en: "Redo", fr: "Rétablir" },
  replay: { en: "Replay", fr: "Rejouer" },
  replayed: { en: "Replay the last change", fr: "Rejouer la dernière modification" },
  history: { en: "Recent changes", fr: "Modifications récentes" },
  share: { en: "Copy link", fr: "Copier le lien" },
  copied: {
    en: "Link copied. It contains the whole experiment.",
    fr: "Lien copié. Il contient toute l’expérience.",
  },
  copiedFile: {
    en: "Link copied. It contains the whole experiment, and opens this file on this computer. Elsewhere, put what follows the # behind the address of a copy of this file.",
    fr: "Lien copié. Il contient toute l’expérience et ouvre ce fichier sur cet ordinateur. Ailleurs, placez ce qui suit le # derrière l’adresse d’une copie de ce fichier.",
  },
  noLink: {
    en: "This browser could not make a link. Download the scenarios instead.",
    fr: "Ce navigateur n’a pas pu créer de lien. Téléchargez plutôt les scénarios.",
  },
  notCopied: { en: "Copy this link:", fr: "Copiez ce lien :" },
  linkProblems: { en: "What is wrong with the link:", fr: "Ce qui ne va pas dans ce lien :" },
  tooLong: {
    en: "This experiment is too large for a link.",
    fr: "Cette expérience est trop volumineuse pour un lien.",
  },
} satisfies Record<string, Text>;

/** What opening a link has shown. */
export const LINK: Readonly<Record<LinkVerdict, Text | null>> = {
  none: null,
  checking: {
    en: "Opened from a link. Checking its results…",
    fr: "Expérience ouverte depuis un lien. Vérification des résultats…",
  },
  "same digits": {
    en: "Opened from a link and computed again here: every digit is the same.",
    fr: "Expérience ouverte depuis un lien et recalculée ici : tous les chiffres sont identiques.",
  },
  "different digits": {
    en: "Opened from a link, but its digits differ from those the link promises: the link was altered, or made by another program.",
    fr: "Expérience ouverte depuis un lien, mais ses chiffres diffèrent de ceux que le lien annonce : il a été modifié, ou vient d’un autre programme.",
  },
  unreadable: {
    en: "This link cannot be read, so nothing was opened.",
    fr: "Ce lien est illisible : rien n’a été ouvert.",
  },
  "other version": {
    en: "This link was made by another version of the program, with other digits:",
    fr: "Ce lien a été créé par une autre version du programme, dont les chiffres étaient différents :",
  },
};
