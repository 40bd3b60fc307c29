import type { MechanismShown, Trial } from "./protocol.ts";

/** Mechanisms by which other people, other rounds and other calls count. */

/** A hundredth of the public takes part at the start, or a tenth; being many is worth nothing, or something. */
function network(system: string, operation: string, people: number): readonly [Trial, Trial] {
  const arm = (share: number, networkWeight: number) => ({
    warmUpWeeks: 0,
    operations: {
      [operation]: {
        startingMembers: share * people,
        benefit: { networkWeight, networkHalfPeople: 0.05 * people },
      },
    },
  });
  const many = arm(0.1, 1);
  const metric = "joiners";
  return [
    { system, arms: { few: arm(0.01, 1), many }, metric },
    { system, arms: { "worth-nothing": arm(0.1, 0), many }, metric },
  ];
}

export const M8: MechanismShown = {
  id: "M8",
  effect: {
    en: "The more take part, the more it is worth: more join where there are more members, and more than where being many is worth nothing.",
    fr: "Plus on est nombreux, plus cela vaut : on entre davantage là où il y a plus de membres, et plus que là où le nombre ne vaut rien.",
  },
  values: {
    en: "An opening with a hundredth or a tenth of the public as members, `benefit.networkWeight` 0 or 1, `networkHalfPeople` a twentieth of the public.",
    fr: "Une ouverture avec un centième ou un dixième du public pour membres, `benefit.networkWeight` à 0 ou à 1, `networkHalfPeople` au vingtième du public.",
  },
  rows: [
    { system: "gps-alerts", tension: "many-draw-others" },
    { system: "goods-sharing", tension: "many-draw-others" },
    ...network("carpool-platform", "rides", 1500),
    ...network("for-profit-sharing", "stays", 2000),
    ...network("peer-lending", "loans", 2000),
    ...network("open-encyclopaedia", "wiki", 10_000),
  ],
};

export const M9: MechanismShown = {
  id: "M9",
  effect: {
    en: "Selections that recur have people go on handing in; a share of what is made moves them. Every metric of participation, money and staff can be asked of one operation, as `everActive@line` is under M10.",
    fr: "Des sélections qui reviennent font continuer à proposer ; une part de ce qui est produit fait agir. Tout indicateur de participation, d’argent et de personnel peut se demander pour une opération, comme `everActive@line` sous M10.",
  },
  values: {
    en: "`operations.ideas.rounds` 1 or without end; for the share, the arms of the tension. No system is named for it: the marketplace uses both.",
    fr: "`operations.ideas.rounds` à 1 ou sans fin ; pour la part, les bras de la tension. Aucun système n’est nommé pour lui : la place de marché emploie les deux.",
  },
  rows: [
    {
      system: "inventors-marketplace",
      arms: { once: { operations: { ideas: { rounds: 1 } } }, again: {} },
      metric: "contributions",
    },
    { system: "inventors-marketplace", tension: "share-draws" },
  ],
};

/** A person thinks of one call a week, or of any number. */
const attention = (system: string, metric: string): Trial => ({
  system,
  arms: {
    "one-a-week": { consideration: { mostPerWeek: 1 } },
    "no-limit": { consideration: { mostPerWeek: 0 } },
  },
  metric,
});

export const M10: MechanismShown = {
  id: "M10",
  effect: {
    en: "Who thinks of only one call a week takes part in fewer of several; calls that run at once share attention.",
    fr: "Qui ne pense qu’à un appel par semaine participe à moins d’appels parmi plusieurs ; les appels simultanés se partagent l’attention.",
  },
  values: {
    en: "`consideration.mostPerWeek` 1, or 0 for no limit.",
    fr: "`consideration.mostPerWeek` à 1, ou à 0 pour aucune limite.",
  },
  rows: [
    attention("film-coscript", "everActive@line"),
    { system: "film-coscript", tension: "shared-attention" },
    {
      ...attention("youth-information", "everActive@mediation"),
      notShown: {
        en: "these are lasting groups, of which one thinks in two weeks of a hundred: two of the four seldom come to mind in the same week. The limit takes 3 people of 160 away. Calls of a few weeks, as the film’s, are all thought of at once.",
        fr: "ce sont des groupes durables, auxquels on pense deux semaines sur cent : deux des quatre viennent rarement à l’esprit la même semaine. La limite retire 3 personnes sur 160. Des appels de quelques semaines, comme ceux du film, viennent tous à l’esprit à la fois.",
      },
    },
  ],
};
