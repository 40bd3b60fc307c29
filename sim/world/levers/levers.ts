import { distinct } from "../../scenario/distinct.ts";
import type { Field, Fields } from "../../scenario/field.ts";
import { assumed, choice, group, lever, literature, sourceText, toChoose } from "../../scenario/fields.ts";
import { ORGANISATION, RULES } from "./groups.ts";
import { weekly } from "./price.ts";

/**
 * What the user moves. Each lever is a number, a list of periods {from, to, value} (week `to` excluded, the default
 * outside every period) or a formula; each may be set apart for one operation under `operations.<id>.levers`.
 */
export const LEVER_FIELDS = {
  rewards: group("Rewards", "Récompenses", {
    payEurosPerContribution: lever(
      "€",
      [0, 10_000],
      0,
      toChoose(),
      "Money paid for a contribution.",
      "Argent versé pour une contribution.",
      { label: { en: "Pay per contribution", fr: "Paie par contribution" }, usual: [0, 2] },
    ),
    payContingency: choice(
      ["engagement", "completion", "performance"],
      "completion",
      literature("R6"),
      "What the pay rewards: taking part, finishing, or doing well; the less it informs, the more it crowds out.",
      "Ce que l’argent récompense : prendre part, finir, ou bien faire ; moins il informe, plus il évince.",
      { label: { en: "What pay rewards", fr: "Ce que la paie récompense" } },
    ),
    giftEuros: lever(
      "€",
      [0, 10_000],
      0,
      sourceText("marketing §4.1"),
      "Worth of the gift in kind for a contribution.",
      "Valeur du cadeau en nature pour une contribution.",
      { label: { en: "Gift per contribution", fr: "Cadeau par contribution" }, usual: [0, 20] },
    ),
    prizeEuros: lever(
      "€",
      [0, 1_000_000],
      0,
      sourceText("marketing §2.3"),
      "Prize of a contest, for each winner.",
      "Prix d’un concours, pour chaque gagnant.",
      { label: { en: "Contest prize", fr: "Prix du concours" }, usual: [0, 10_000] },
    ),
    winners: lever(
      "people",
      [0, 10_000],
      1,
      toChoose(),
      "Winners of a contest, at most.",
      "Gagnants d’un concours, au plus.",
      { label: { en: "Winners of the contest", fr: "Gagnants du concours" }, usual: [0, 50] },
    ),
    valueShare: lever(
      "0–1",
      [0, 1],
      0,
      sourceText("marketing §3.3"),
      "Share of the value created that is paid out to those who create it.",
      "Part de la valeur créée reversée à celles et ceux qui la créent.",
      { label: { en: "Value shared out", fr: "Valeur reversée" } },
    ),
    recognition: lever(
      "0–1",
      [0, 1],
      0,
      literature("R1, R2"),
      "Praise and public thanks.",
      "Éloges et remerciements publics.",
      {
        label: { en: "Public thanks", fr: "Remerciements publics" },
        price: weekly(50, "recognition", "reconnaissance"),
      },
    ),
    recognitionTarget: choice(
      ["newcomers", "top", "threshold"],
      "top",
      literature("R1, R2"),
      "Whom recognition singles out: newcomers, those who did most, or those who reach the badge's threshold.",
      "Qui la reconnaissance distingue : les nouveaux, celles et ceux qui font le plus, ou qui atteignent le seuil du badge.",
      { label: { en: "Who is thanked", fr: "Qui est remercié" } },
    ),
    badgeThreshold: lever(
      "contributions",
      [0, 100_000],
      0,
      literature("R5"),
      "Contributions that earn a badge; 0 for no badge.",
      "Contributions qui donnent droit à un badge ; 0 sans badge.",
      { label: { en: "Badge threshold", fr: "Seuil du badge" }, usual: [0, 100] },
    ),
    experience: lever(
      "0–1",
      [0, 1],
      0,
      sourceText("marketing §4.1"),
      "Work on the experience itself: play, originality, ease.",
      "Travail sur l’expérience elle-même : jeu, originalité, facilité.",
      {
        label: { en: "A pleasant experience", fr: "Une expérience agréable" },
        price: weekly(200, "work on the experience", "travail sur l’expérience"),
      },
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
      {
        label: { en: "Selection at the door", fr: "Sélection à l’entrée" },
        price: weekly(50, "selection", "sélection"),
      },
    ),
    framing: lever(
      "h/newcomer",
      [0, 100],
      0,
      sourceText("marketing §4.2"),
      "Staff time spent on showing a newcomer what is asked and what to expect.",
      "Temps du personnel pour montrer à chaque nouveau ce qui est demandé et ce qu’on peut en attendre.",
      { label: { en: "Welcome of newcomers", fr: "Accueil des nouveaux" }, usual: [0, 5] },
    ),
    guidance: lever(
      "h/week",
      [0, 10_000],
      0,
      sourceText("marketing §4.2"),
      "Staff time spent on helping those who take part.",
      "Temps du personnel pour aider celles et ceux qui participent.",
      { label: { en: "Staff guidance", fr: "Aide du personnel" }, usual: [0, 40] },
    ),
    tools: lever(
      "0–1",
      [0, 1],
      0,
      sourceText("marketing §4.1"),
      "Tools that lower what one must be able to do.",
      "Outils qui abaissent ce qu’il faut savoir faire.",
      { label: { en: "Simpler tools", fr: "Outils plus simples" }, price: weekly(200, "tools", "outils") },
    ),
    training: lever(
      "0–1",
      [0, 1],
      0,
      sourceText("marketing §4.1"),
      "Training, which speeds up learning by doing.",
      "Formation, qui accélère l’apprentissage par la pratique.",
      { label: { en: "Training", fr: "Formation" }, price: weekly(150, "training", "formation") },
    ),
    animation: lever(
      "0–1",
      [0, 1],
      0,
      sourceText("marketing §4.2"),
      "Animation of the community: meetings, challenges, feasts.",
      "Animation de la communauté : rencontres, défis, fêtes.",
      {
        label: { en: "Community life", fr: "Vie de la communauté" },
        price: weekly(150, "animation", "animation"),
      },
    ),
    moderation: lever(
      "0–1",
      [0, 1],
      0.3,
      assumed("I6"),
      "Moderation of exchanges and votes.",
      "Modération des échanges et des votes.",
      { label: { en: "Moderation", fr: "Modération" }, price: weekly(150, "moderation", "modération") },
    ),
    mediationHours: lever(
      "h/week",
      [0, 10_000],
      0,
      sourceText("marketing §3.3"),
      "Time of community managers who translate between people and staff.",
      "Temps des animateurs de communauté, médiateurs entre les personnes et le personnel.",
      { label: { en: "Mediation", fr: "Médiation" }, usual: [0, 40] },
    ),
    humanFallback: lever(
      "0–1",
      [0, 1],
      0,
      literature("F5"),
      "Share of all needs that staff could serve instead of self-service.",
      "Part de l’ensemble des besoins que le personnel pourrait traiter à la place du libre-service.",
      {
        label: { en: "Human fallback", fr: "Accueil humain" },
        price: weekly(
          0,
          "human fallback kept ready (what it serves is paid by the hour)",
          "accueil humain tenu prêt (ce qu’il traite se paie à l’heure)",
        ),
      },
    ),
  }),
  organisation: ORGANISATION,
  rules: RULES,
} satisfies Fields;

type LeverGroups = typeof LEVER_FIELDS;
type LeverName = { [G in keyof LeverGroups]: keyof LeverGroups[G]["fields"] }[keyof LeverGroups];

/** Names of the levers that declare a price. */
export type PricedLever = {
  [G in keyof LeverGroups]: PricedIn<LeverGroups[G]["fields"]>;
}[keyof LeverGroups];
type PricedIn<F> = { [N in keyof F]: F[N] extends { price: object } ? N : never }[keyof F];

/** Names of all levers, whatever their groups: a mechanism finds them side by side. */
export const LEVERS: readonly string[] = Object.keys(
  distinct<Field>(
    "the lever",
    Object.entries(LEVER_FIELDS).map(([id, { fields }]) => [id, fields]),
  ),
);

/** This week's values for one operation, under the levers' own names. */
export type LeverValues = Record<Exclude<LeverName, "payContingency" | "recognitionTarget">, number> & {
  payContingency: "engagement" | "completion" | "performance";
  recognitionTarget: "newcomers" | "top" | "threshold";
};
