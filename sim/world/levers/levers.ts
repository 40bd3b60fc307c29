import { distinct } from "../../scenario/distinct.ts";
import type { Field, Fields } from "../../scenario/field.ts";
import { assumed, group, lever, literature, sourceText } from "../../scenario/fields.ts";
import { ORGANISATION } from "./groups.ts";
import { weekly } from "./price.ts";
import { REWARDS } from "./rewards.ts";
import { RULES } from "./rules.ts";

/**
 * What users set. Each lever is a number, a list of periods {from, to, value} (week `to` excluded; the default applies
 * outside all periods) or a formula. `operations.<id>.levers` may override it for one operation.
 */
export const LEVER_FIELDS = {
  rewards: REWARDS,
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
