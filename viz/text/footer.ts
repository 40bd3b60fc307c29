import type { Text } from "../../sim/scenario/text.ts";

/** A short page of the footer: paragraphs, honest and without small print. */
export interface Leaflet {
  id: string;
  title: Text;
  paragraphs: readonly Text[];
}

export const FOOTER = {
  about: {
    en: "Levain explains and compares; it forecasts nothing. Everything runs in your browser: nothing is sent anywhere.",
    fr: "Levain explique et compare ; il ne prédit rien. Tout se calcule dans votre navigateur : rien n’est envoyé nulle part.",
  },
  version: (version: string): Text => ({ en: `Version ${version}`, fr: `Version ${version}` }),
  title: { en: "About this page", fr: "À propos de cette page" },
};

export const LEAFLETS: readonly Leaflet[] = [
  {
    id: "method",
    title: { en: "Method", fr: "Méthode" },
    paragraphs: [
      {
        en: "A thousand simulated people hear of an operation, consider it, join, contribute, tire, and leave or stay, week by week. Each has motives, skills, free time and ties of their own.",
        fr: "Mille personnes simulées entendent parler d’une opération, l’envisagent, y entrent, contribuent, se fatiguent, partent ou restent, semaine après semaine. Chacune a ses motifs, ses compétences, son temps libre et ses liens.",
      },
      {
        en: "Scenarios are compared in matched worlds: the same people with the same luck, once under each scenario. What differs between two matched worlds is what you changed.",
        fr: "On compare les scénarios dans des mondes appariés : les mêmes personnes avec le même hasard, une fois sous chaque scénario. Ce qui diffère entre deux mondes appariés, c’est ce que vous avez changé.",
      },
      {
        en: "A verdict is given when all worlds have run, for at most six measures named beforehand. The chance that luck alone makes any of them wrong is kept below 5%. “Typical” is the median of the differences; the two numbers after it hold nine worlds in ten.",
        fr: "Un verdict n’est donné qu’une fois tous les mondes simulés, pour six mesures au plus, nommées d’avance. Le risque que le seul hasard en rende une fausse reste sous 5 %. « Typique » désigne la médiane des différences ; entre les deux nombres qui suivent tiennent neuf mondes sur dix.",
      },
    ],
  },
  {
    id: "limits",
    title: { en: "Limits", fr: "Limites" },
    paragraphs: [
      {
        en: "Read directions, not amounts. How many people will join depends on numbers that nobody has measured for your case.",
        fr: "Lisez des directions, pas des quantités. Combien de personnes viendront dépend de nombres que personne n’a mesurés pour votre cas.",
      },
      {
        en: "Most figures come from elsewhere: wikis, open source, question sites, health forums. Many weights are assumptions, and each says so. A conclusion that hangs on one is worth little: vary it under Assumptions before you rely on it.",
        fr: "La plupart des chiffres viennent d’ailleurs : wikis, logiciel libre, sites de questions, forums de santé. Beaucoup de poids sont des hypothèses, et chacun le dit. Une conclusion qui tient à l’un d’eux vaut peu : faites-le varier sous Hypothèses avant de vous y fier.",
      },
      {
        en: "A verdict rules out the luck of the simulation. No number of worlds makes a wrong assumption right. A risk of 0.2 is a place on a scale, not one chance in five. Conclude nothing about a real person, group or employee.",
        fr: "Un verdict écarte le hasard de la simulation. Aucun nombre de mondes ne rend juste une hypothèse fausse. Un risque de 0,2 est une place sur une échelle, pas une chance sur cinq. Ne concluez rien sur une personne, un groupe ou un employé réels.",
      },
      {
        en: "There is one organisation: no competitor, no market, no season, no news. People do not bargain, strike or cheat, save in votes.",
        fr: "Il n’y a qu’une organisation : ni concurrent, ni marché, ni saison, ni actualité. Les personnes ne négocient pas, ne font pas grève et ne trichent pas, sauf dans les votes.",
      },
    ],
  },
  {
    id: "accessibility",
    title: { en: "Accessibility", fr: "Accessibilité" },
    paragraphs: [
      {
        en: "This page aims at WCAG 2.2 level AA and RGAA 4: full keyboard use, names on every control, visible focus, no meaning by colour alone, a table and a sentence beside every chart, reduced motion honoured.",
        fr: "Cette page vise WCAG 2.2 niveau AA et le RGAA 4 : tout au clavier, un nom pour chaque commande, un focus visible, aucun sens porté par la seule couleur, un tableau et une phrase à côté de chaque graphique, la réduction des animations respectée.",
      },
      {
        en: "It is checked by automatic tests in both languages. It has not been audited by a person with a disability or by an accredited body; what you find difficult is a fault to report.",
        fr: "Des tests automatiques la vérifient dans les deux langues. Elle n’a été auditée ni par une personne handicapée ni par un organisme agréé ; ce que vous y trouvez difficile est un défaut à signaler.",
      },
    ],
  },
  {
    id: "sources",
    title: { en: "Sources", fr: "Sources" },
    paragraphs: [
      {
        en: "Every field says what its default rests on: a source text on co-production, the literature, data, an assumption, or a mere setting. Codes such as E7 or R6 name a fact; the list, with its confidence, is docs/sources.md in the program’s files.",
        fr: "Chaque champ dit sur quoi repose sa valeur par défaut : un texte source sur la coproduction, la littérature, des données, une hypothèse ou un simple réglage. Des codes tels que E7 ou R6 désignent un fait ; la liste, avec sa fiabilité, est dans docs/sources.md, parmi les fichiers du programme.",
      },
      {
        en: "The law by which people stop comes from two fan wikis, the effect of a reply from discussion groups, that of money from studies of rewards: analogues, none measured with a brand or a public service.",
        fr: "La loi d’arrêt vient de deux wikis de passionnés, l’effet d’une réponse de groupes de discussion, celui de l’argent d’études sur les récompenses : des analogues, dont aucun n’a été mesuré avec une marque ou un service public.",
      },
    ],
  },
];
