import {
  assumed,
  choice,
  type Fields,
  group,
  lever,
  literature,
  setting,
  sourceText,
} from "../scenario/fields.ts";

/**
 * What the user moves. Each lever is a number, a list of steps {from, to, value} (week `to` excluded, 0 outside
 * every step) or a formula; each may be set apart for one operation under `operations.<id>.levers`.
 */
export const LEVER_FIELDS = {
  rewards: group("Rewards", "Récompenses", {
    payEurosPerContribution: lever(
      "€",
      [0, 10_000],
      0,
      setting(),
      "Money paid for a contribution.",
      "Argent versé pour une contribution.",
    ),
    payContingency: choice(
      ["engagement", "completion", "performance"],
      "completion",
      literature("R6"),
      "What the pay rewards: taking part, finishing, or doing well; the less it informs, the more it crowds out.",
      "Ce que l’argent récompense : prendre part, finir, ou bien faire ; moins il informe, plus il évince.",
    ),
    giftEuros: lever(
      "€",
      [0, 10_000],
      0,
      sourceText("marketing §4.1"),
      "Worth of the gift in kind for a contribution.",
      "Valeur du cadeau en nature pour une contribution.",
    ),
    recognition: lever(
      "0–1",
      [0, 1],
      0,
      literature("R1, R2"),
      "Praise and public thanks.",
      "Éloges et remerciements publics.",
    ),
    badgeThreshold: lever(
      "contributions",
      [0, 100_000],
      0,
      literature("R5"),
      "Contributions that earn a badge; 0 for no badge.",
      "Contributions qui donnent droit à un badge ; 0 sans badge.",
    ),
    experience: lever(
      "0–1",
      [0, 1],
      0,
      sourceText("marketing §4.1"),
      "Work on the experience itself: play, originality, ease.",
      "Travail sur l’expérience elle-même : jeu, originalité, facilité.",
    ),
  }),
  support: group("Support", "Accompagnement", {
    selection: lever(
      "0–1",
      [0, 1],
      0,
      sourceText("marketing §4.1–4.2"),
      "Ability below which people are turned away.",
      "Capacité au-dessous de laquelle on écarte les personnes.",
    ),
    framing: lever(
      "h/newcomer",
      [0, 100],
      0,
      sourceText("marketing §4.2"),
      "Staff time spent on showing a newcomer what is asked and what to expect.",
      "Temps du personnel pour montrer à chaque nouveau ce qui est demandé et ce qu’on peut en attendre.",
    ),
    guidance: lever(
      "h/week",
      [0, 10_000],
      0,
      sourceText("marketing §4.2"),
      "Staff time spent on helping those who take part.",
      "Temps du personnel pour aider celles et ceux qui participent.",
    ),
    tools: lever(
      "0–1",
      [0, 1],
      0,
      sourceText("marketing §4.1"),
      "Tools that lower what one must be able to do.",
      "Outils qui abaissent ce qu’il faut savoir faire.",
    ),
  }),
  organisation: group("Organisation", "Organisation", {
    campaignReach: lever(
      "0–1 a week",
      [0, 1],
      0.06,
      assumed(),
      "Share of people reached by the campaign in a week, if the operation is fully visible.",
      "Part des personnes touchées par la campagne en une semaine, si l’opération est pleinement visible.",
    ),
    hoursCap: lever(
      "h/week",
      [0, 168],
      168,
      setting(),
      "Most hours a person may give in a week.",
      "Heures qu’une personne peut donner au plus en une semaine.",
    ),
    transparency: lever(
      "0–1",
      [0, 1],
      0.5,
      assumed("numerique"),
      "How visible it is what becomes of people's data and of the value they create.",
      "À quel point on voit ce que deviennent les données et la valeur créée.",
    ),
    measurement: lever(
      "0–1",
      [0, 1],
      0,
      literature("C5"),
      "How much of what people do is counted and shown to them.",
      "À quel point ce que font les personnes est compté et leur est montré.",
    ),
    evaluation: lever(
      "0–1",
      [0, 1],
      0,
      literature("C3"),
      "How much each person's part in team work is looked at.",
      "À quel point la part de chacun dans le travail d’équipe est regardée.",
    ),
  }),
  rules: group("Rules", "Règles publiques", {
    optInData: lever(
      "0–1",
      [0, 1],
      0,
      sourceText("numerique"),
      "Whether people are asked before their data are used (1), by law.",
      "Si l’on demande aux personnes avant d’utiliser leurs données (1), par la loi.",
    ),
  }),
} satisfies Fields;

type LeverGroups = typeof LEVER_FIELDS;
type LeverName = { [G in keyof LeverGroups]: keyof LeverGroups[G]["fields"] }[keyof LeverGroups];

/** This week's values for one operation, under the levers' own names. */
export type LeverValues = Record<Exclude<LeverName, "payContingency">, number> & {
  payContingency: "engagement" | "completion" | "performance";
};
