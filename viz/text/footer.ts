import type { Text } from "../../sim/input/text.ts";

/** A short page of the footer: paragraphs, honest and without small print. */
export interface Leaflet {
  id: string;
  title: Text;
  paragraphs: readonly Text[];
}

export const FOOTER = {
  about: {
    en: "Levain explains and compares; it does not forecast. Everything runs in your browser, and nothing is sent anywhere.",
    fr: "Levain explique et compare ; il ne fait pas de prévisions. Tout se calcule dans votre navigateur : aucune donnée n’en sort.",
  },
  version: (version: string): Text => ({ en: `Version ${version}`, fr: `Version ${version}` }),
  title: { en: "About this page", fr: "À propos de cette page" },
  licences: { en: "Licences", fr: "Licences et mentions" },
  ownLicence: {
    en: "Levain is free software under the MIT licence. It contains code of other authors, who ask that the notices below go with it.",
    fr: "Levain est un logiciel libre, sous licence MIT. Il contient du code d’autres auteurs, qui demandent que les mentions ci-dessous l’accompagnent (en anglais).",
  },
  noNotices: {
    en: "The notices could not be loaded. They are also in the file third-party-notices.txt, beside this page.",
    fr: "Les mentions n’ont pas pu être chargées. Elles se trouvent aussi dans le fichier third-party-notices.txt, à côté de cette page.",
  },
};

/** The notices alone: the file's own introduction, up to its first rule, is what the page has said in its language. */
export const noticesAlone = (file: string): string => file.slice(Math.max(0, file.search(/^-{80}$/m)));

export const LEAFLETS: readonly Leaflet[] = [
  {
    id: "method",
    title: { en: "Method", fr: "Méthode" },
    paragraphs: [
      {
        en: "Week by week, a thousand simulated people hear of an operation, consider it, join, contribute, tire, and leave or stay. Each has motives, skills, free time and ties of their own.",
        fr: "Semaine après semaine, mille personnes simulées entendent parler d’une opération, l’envisagent, y entrent, contribuent, se fatiguent, partent ou restent. Chacune a ses motivations, ses compétences, son temps libre et ses liens.",
      },
      {
        en: "Scenarios are compared in matched worlds: the same people with the same luck, once under each scenario. Whatever differs between two matched worlds comes from what you changed.",
        fr: "Les scénarios sont comparés dans des mondes appariés : les mêmes personnes et le même hasard, une fois dans chaque scénario. Ce qui diffère entre deux mondes appariés vient de ce que vous avez changé.",
      },
      {
        en: "A verdict is given once all worlds have run, for at most six metrics chosen beforehand; one chosen after the results were seen is marked, and to confirm its verdict you change the seed. The chance that luck alone makes any of these verdicts wrong is kept below 5% where all were chosen beforehand. “Typically” introduces the median of the differences; nine worlds in ten lie between the two numbers after it.",
        fr: "Un verdict n’est rendu qu’une fois tous les mondes simulés, pour six indicateurs au plus, choisis d’avance ; un indicateur choisi après avoir vu les résultats est signalé, et changer la graine permet de confirmer son verdict. Le risque que le seul hasard rende faux l’un de ces verdicts reste inférieur à 5 % si tous ont été choisis d’avance. L’« écart médian » est la médiane des écarts ; neuf mondes sur dix se situent entre les deux nombres qui suivent.",
      },
    ],
  },
  {
    id: "limits",
    title: { en: "Limits", fr: "Limites" },
    paragraphs: [
      {
        en: "Read the directions, not the amounts. How many people join depends on numbers that nobody has measured for your case.",
        fr: "Retenez le sens des effets, pas leur ampleur. Le nombre de participants dépend de grandeurs que personne n’a mesurées dans votre cas.",
      },
      {
        en: "Most figures come from elsewhere: wikis, open source, question-and-answer sites, health forums. Many weights are assumptions and are marked as such. A conclusion that depends on one of them is worth little: vary it under Assumptions before you rely on it.",
        fr: "La plupart des chiffres viennent d’ailleurs : wikis, logiciels libres, sites de questions-réponses, forums de santé. Beaucoup de poids sont des hypothèses, signalées comme telles. Une conclusion qui tient à l’une d’elles vaut peu : faites-la varier sous Hypothèses avant de vous y fier.",
      },
      {
        en: "A verdict rules out the luck of the simulation, but no number of worlds makes a wrong assumption right. A risk of 0.2 is a place on a scale, not one chance in five. Draw no conclusion about a real person, group or employee.",
        fr: "Un verdict écarte le hasard de la simulation, mais aucun nombre de mondes ne rend juste une hypothèse fausse. Un risque de 0,2 est une position sur une échelle, pas une chance sur cinq. N’en concluez rien sur une personne, un groupe ou un salarié réels.",
      },
      {
        en: "There is only one organisation, with no competitors, market, seasons or news. People do not bargain, strike or cheat, except in votes.",
        fr: "Il n’y a qu’une organisation, sans concurrents, ni marché, ni saisons, ni actualité. Les personnes ne négocient pas, ne font pas grève et ne trichent pas, sauf dans les votes.",
      },
    ],
  },
  {
    id: "accessibility",
    title: { en: "Accessibility", fr: "Accessibilité" },
    paragraphs: [
      {
        en: "This page aims to meet WCAG 2.2 level AA and RGAA 4: everything works from the keyboard, every control has a name, the focus is visible, nothing is told by colour alone, every chart comes with a table and a sentence, and reduced motion is respected.",
        fr: "Cette page vise le niveau AA des WCAG 2.2 et le RGAA 4 : tout fonctionne au clavier, chaque commande a un nom, le focus est visible, aucune information ne passe par la seule couleur, chaque graphique s’accompagne d’un tableau et d’une phrase, et la réduction des animations est respectée.",
      },
      {
        en: "Automatic tests check it in both languages. It has not been audited by a person with a disability or by an accredited body. If you find something difficult to use, please report it as a fault.",
        fr: "Des tests automatiques la vérifient dans les deux langues. Elle n’a été auditée ni par une personne handicapée ni par un organisme agréé. Si vous rencontrez une difficulté, signalez-la : c’est un défaut.",
      },
    ],
  },
  {
    id: "sources",
    title: { en: "Sources", fr: "Sources" },
    paragraphs: [
      {
        en: "Every field says what its default rests on: a source text on co-production, the literature, data, or an assumption; some values are simply yours to choose. Codes such as E7 or R6 stand for facts; docs/sources.md, among the program’s files, lists them and says how certain they are.",
        fr: "Chaque champ indique l’origine de sa valeur par défaut : un texte source sur la coproduction, la littérature, des données ou une hypothèse ; certaines sont simplement à choisir. Des codes tels que E7 ou R6 désignent des faits ; docs/sources.md, parmi les fichiers du programme, en donne la liste et le degré de confiance.",
      },
      {
        en: "When people stop is modelled on two fan wikis, the effect of a reply on discussion groups, and the effect of money on studies of rewards. These are analogues: none of them was measured with a brand or a public service.",
        fr: "La loi d’abandon vient de deux wikis de passionnés, l’effet d’une réponse, de groupes de discussion, et celui de l’argent, d’études sur les récompenses. Ce sont des analogies : rien de cela n’a été mesuré avec une marque ou un service public.",
      },
    ],
  },
];
