import { distinct } from "../../scenario/distinct.ts";
import type { Field, Fields } from "../../scenario/field.ts";
import { assumed, choice, group, lever, literature, sourceText, toChoose } from "../../scenario/fields.ts";
import { ORGANISATION, RULES } from "./groups.ts";
import { weekly } from "./price.ts";

/**
 * What users set. Each lever is a number, a list of periods {from, to, value} (week `to` excluded; the default applies
 * outside all periods) or a formula. `operations.<id>.levers` may override it for one operation.
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
      "What pay rewards: taking part, finishing, or doing well. The less it tells people about their work, the more motivation it crowds out.",
      "Ce que la paie récompense : prendre part, finir, ou bien faire. Moins elle renseigne sur le travail, plus elle évince la motivation.",
      { label: { en: "What pay rewards", fr: "Ce que la paie récompense" } },
    ),
    giftEuros: lever(
      "€",
      [0, 10_000],
      0,
      sourceText("marketing §4.1"),
      "Value of the gift in kind for a contribution.",
      "Valeur du cadeau en nature pour une contribution.",
      { label: { en: "Gift per contribution", fr: "Cadeau par contribution" }, usual: [0, 20] },
    ),
    prizeEuros: lever(
      "€",
      [0, 1_000_000],
      0,
      sourceText("marketing §2.3"),
      "Prize for each winner of a contest.",
      "Prix de chaque gagnant d’un concours.",
      { label: { en: "Contest prize", fr: "Prix du concours" }, usual: [0, 10_000] },
    ),
    winners: lever(
      "people",
      [0, 10_000],
      1,
      toChoose(),
      "Most winners of a contest.",
      "Nombre maximal de gagnants d’un concours.",
      { label: { en: "Winners of the contest", fr: "Gagnants du concours" }, usual: [0, 50] },
    ),
    winnersShare: lever(
      "0–1",
      [0, 1],
      0,
      sourceText("dossier"),
      "Share of the value created in a contest, or in each round of it, that its winners split.",
      "Part de la valeur créée dans un concours, ou dans chacun de ses tours, que ses gagnants se partagent.",
      { label: { en: "Value for the winners", fr: "Valeur pour les gagnants" } },
    ),
    valueShare: lever(
      "0–1",
      [0, 1],
      0,
      sourceText("marketing §3.3"),
      "Share of the value created that is paid to the people who create it.",
      "Part de la valeur créée reversée à celles et ceux qui la créent.",
      { label: { en: "Value shared out", fr: "Valeur reversée" } },
    ),
    recognition: lever(
      "0–1",
      [0, 1],
      0,
      literature("R1, R2"),
      "Praise and public thanks: the chance that a person for whom they are meant gets them.",
      "Éloges et remerciements publics : la probabilité qu’une personne à qui ils sont destinés les reçoive.",
      {
        label: { en: "Public thanks", fr: "Remerciements publics" },
        price: weekly(50, "recognition", "la reconnaissance"),
      },
    ),
    recognitionTarget: choice(
      ["newcomers", "top", "threshold"],
      "top",
      literature("R1, R2"),
      "Whom recognition singles out: newcomers, people who contribute most, or people who reach the badge's threshold.",
      "Qui la reconnaissance distingue : les nouveaux, les personnes qui contribuent le plus, ou celles qui atteignent le seuil du badge.",
      { label: { en: "Who is thanked", fr: "Qui est remercié" } },
    ),
    badgeThreshold: lever(
      "contributions",
      [0, 100_000],
      0,
      literature("R5"),
      "Number of contributions that earn a badge; 0 for no badge.",
      "Nombre de contributions qui donnent droit à un badge ; 0 sans badge.",
      { label: { en: "Badge threshold", fr: "Seuil du badge" }, usual: [0, 100] },
    ),
    experience: lever(
      "0–1",
      [0, 1],
      0,
      sourceText("marketing §4.1"),
      "Effort to make the experience pleasant: play, originality, ease.",
      "Efforts pour rendre l’expérience agréable : jeu, originalité, facilité.",
      {
        label: { en: "A pleasant experience", fr: "Une expérience agréable" },
        price: weekly(200, "work on the experience", "l’amélioration de l’expérience"),
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
        price: weekly(50, "selection", "la sélection"),
      },
    ),
    framing: lever(
      "h/newcomer",
      [0, 100],
      0,
      sourceText("marketing §4.2"),
      "Staff time spent showing each newcomer what is asked and what to expect.",
      "Temps du personnel pour montrer à chaque nouveau ce qui est demandé et à quoi s’attendre.",
      { label: { en: "Welcome of newcomers", fr: "Accueil des nouveaux" }, usual: [0, 5] },
    ),
    guidance: lever(
      "h/week",
      [0, 10_000],
      0,
      sourceText("marketing §4.2"),
      "Staff time spent helping people who take part.",
      "Temps du personnel pour aider celles et ceux qui participent.",
      { label: { en: "Staff guidance", fr: "Aide du personnel" }, usual: [0, 40] },
    ),
    tools: lever(
      "0–1",
      [0, 1],
      0,
      sourceText("marketing §4.1"),
      "Tools that reduce the skills needed.",
      "Outils qui réduisent les compétences nécessaires.",
      {
        label: { en: "Simpler tools", fr: "Outils plus simples" },
        price: weekly(200, "tools", "l’offre d’outils"),
      },
    ),
    training: lever(
      "0–1",
      [0, 1],
      0,
      sourceText("marketing §4.1"),
      "Training, which gives practice before the first contribution and speeds up learning by doing.",
      "Formation, qui donne de la pratique avant la première contribution et accélère l’apprentissage par la pratique.",
      { label: { en: "Training", fr: "Formation" }, price: weekly(150, "training", "la formation") },
    ),
    animation: lever(
      "0–1",
      [0, 1],
      0,
      sourceText("marketing §4.2"),
      "Activities of the community: meetings, challenges, parties.",
      "Animation de la communauté : rencontres, défis, fêtes.",
      {
        label: { en: "Community life", fr: "Vie de la communauté" },
        price: weekly(150, "community life", "l’animation de la communauté"),
      },
    ),
    moderation: lever(
      "0–1",
      [0, 1],
      0.3,
      assumed("I6"),
      "Moderation of exchanges and votes.",
      "Modération des échanges et des votes.",
      { label: { en: "Moderation", fr: "Modération" }, price: weekly(150, "moderation", "la modération") },
    ),
    mediationHours: lever(
      "h/week",
      [0, 10_000],
      0,
      sourceText("marketing §3.3"),
      "Time of community managers who mediate between people and staff.",
      "Temps des animateurs de communauté qui font le lien entre les personnes et le personnel.",
      { label: { en: "Mediation", fr: "Médiation" }, usual: [0, 40] },
    ),
    complaintStaffHours: lever(
      "h/week",
      [0, 10_000],
      0,
      sourceText("marketing §2.2"),
      "Most staff time to answer complaints; only the hours used are paid. Complaints for which it does not suffice get no answer.",
      "Temps maximal du personnel pour répondre aux plaintes ; seules les heures utilisées sont payées. Les plaintes pour lesquelles il ne suffit pas restent sans réponse.",
      { label: { en: "Answers to complaints", fr: "Réponses aux plaintes" }, usual: [0, 20] },
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
          "human fallback kept ready (the needs it serves are paid by the hour)",
          "l’accueil humain tenu prêt (les besoins traités se paient à l’heure)",
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

/** Names of all levers of all groups; mechanisms see them without the groups. */
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
