import { assumed, group, lever, literature, sourceText, toChoose } from "../../scenario/fields.ts";
import { weekly } from "./price.ts";

/** Levers set by the organisation. */
export const ORGANISATION = group("Organisation", "Organisation", {
  campaignReach: lever(
    "0–1 a week",
    [0, 1],
    0.06,
    assumed(),
    "Share of people reached by the campaign each week, if the operation is fully visible.",
    "Part des personnes touchées par la campagne chaque semaine, si l’opération est pleinement visible.",
    {
      label: { en: "Campaign", fr: "Campagne" },
      usual: [0, 0.3],
      price: weekly(500, "campaign reach", "la portée de la campagne"),
    },
  ),
  coordinationStaffHours: lever(
    "h/week",
    [0, 10_000],
    0,
    sourceText("marketing §3.2"),
    "Staff time planned for coordination. What goes beyond the need, shown as coordination required, changes nothing.",
    "Temps du personnel prévu pour la coordination. Ce qui dépasse le besoin, affiché comme coordination nécessaire, ne change rien.",
    { label: { en: "Staff for coordination", fr: "Personnel de coordination" }, usual: [0, 40] },
  ),
  teamSize: lever(
    "people",
    [1, 10_000],
    10,
    assumed("C2"),
    "Number of people in a team.",
    "Nombre de personnes dans une équipe.",
    { label: { en: "Team size", fr: "Taille des équipes" }, usual: [1, 100] },
  ),
  coreLed: lever(
    "0–1",
    [0, 1],
    0,
    literature("C1"),
    "Whether a core team leads (1) or teams talk to each other (0).",
    "Si un noyau dirige (1) ou si les équipes se parlent entre elles (0).",
    {
      label: { en: "Led by a core team", fr: "Direction par un noyau" },
      price: weekly(0, "leadership by a core team", "la direction par un noyau"),
    },
  ),
  hoursCap: lever(
    "h/week",
    [0, 168],
    168,
    toChoose(),
    "Most hours that a person may give to an operation per week.",
    "Nombre maximal d’heures qu’une personne peut donner à une opération par semaine.",
    { label: { en: "Cap on hours", fr: "Plafond d’heures" }, usual: [0, 168] },
  ),
  transparency: lever(
    "0–1",
    [0, 1],
    0.5,
    assumed("numerique"),
    "How much people see of what is done with their data and with the value they create.",
    "À quel point les personnes voient ce que deviennent leurs données et la valeur qu’elles créent.",
    {
      label: { en: "Transparency", fr: "Transparence" },
      price: weekly(20, "transparency", "la transparence"),
    },
  ),
  measurement: lever(
    "0–1",
    [0, 1],
    0,
    literature("C5"),
    "How much of people's activity is counted and shown to them.",
    "À quel point l’activité des personnes est mesurée et leur est montrée.",
    {
      label: { en: "Measurement of activity", fr: "Mesure de l’activité" },
      price: weekly(50, "measurement", "la mesure de l’activité"),
    },
  ),
  evaluation: lever(
    "0–1",
    [0, 1],
    0,
    literature("C3"),
    "How much each person's share of team work is evaluated.",
    "À quel point la part de chacun dans le travail d’équipe est évaluée.",
    {
      label: { en: "Evaluation of each person", fr: "Évaluation de chacun" },
      price: weekly(100, "evaluation", "l’évaluation"),
    },
  ),
  flexibleScheduling: lever(
    "0–1",
    [0, 1],
    0,
    sourceText("marketing §3.3"),
    "Freedom to choose one's hours.",
    "Liberté de choisir ses horaires.",
    {
      label: { en: "Flexible hours", fr: "Horaires libres" },
      price: weekly(50, "flexibility of hours", "la souplesse des horaires"),
    },
  ),
  decisionRights: lever(
    "0–1",
    [0, 1],
    0,
    sourceText("retrospective, comments"),
    "How much say people who take part have in decisions.",
    "Pouvoir de décision des personnes qui participent.",
    {
      label: { en: "Say in decisions", fr: "Pouvoir de décision" },
      price: weekly(50, "decision rights", "la participation aux décisions"),
    },
  ),
  rightsClarity: lever(
    "0–1",
    [0, 1],
    0.5,
    sourceText("retrospective, comments"),
    "How clear it is who owns what is made.",
    "À quel point il est clair à qui appartient ce qui est produit.",
    {
      label: { en: "Clear ownership", fr: "Droits clairs" },
      price: weekly(20, "clarity of rights", "la clarté des droits"),
    },
  ),
  staffAsConsumers: lever(
    "0–1",
    [0, 1],
    0,
    sourceText("marketing §3.3"),
    "How far staff are asked to act as consumers too.",
    "À quel point on demande au personnel d’être aussi consommateur.",
    {
      label: { en: "Staff as consumers", fr: "Personnel consommateur" },
      price: weekly(0, "role of staff as consumers", "l’emploi du personnel comme consommateur"),
    },
  ),
});

/** Levers set by public policy. */
export const RULES = group("Rules", "Règles publiques", {
  optInData: lever(
    "0–1",
    [0, 1],
    0,
    sourceText("numerique"),
    "Whether the law requires people's consent before their data are used (1). People may refuse and still take part.",
    "Si la loi impose l’accord des personnes avant d’utiliser leurs données (1). On peut refuser et participer quand même.",
    {
      label: { en: "Consent to data use", fr: "Accord sur les données" },
      price: weekly(0, "consent to data use", "la demande d’accord sur les données"),
    },
  ),
  fallbackGuaranteed: lever(
    "0–1",
    [0, 1],
    0,
    sourceText("numerique"),
    "Minimum human fallback that the law guarantees.",
    "Accueil humain minimal que la loi garantit.",
    {
      label: { en: "Guaranteed human fallback", fr: "Accueil humain garanti" },
      price: weekly(0, "guaranteed fallback kept ready", "l’accueil garanti tenu prêt"),
    },
  ),
  minimumValueShare: lever(
    "0–1",
    [0, 1],
    0,
    sourceText("numerique"),
    "Minimum share of the value created that the law gives to the people who create it.",
    "Part minimale de la valeur créée que la loi réserve à celles et ceux qui la créent.",
    { label: { en: "Minimum value share", fr: "Part minimale de la valeur" } },
  ),
  publicTraining: lever(
    "0–1",
    [0, 1],
    0,
    sourceText("numerique"),
    "Public training in digital skills.",
    "Formation publique aux compétences numériques.",
    {
      label: { en: "Public digital training", fr: "Formation publique au numérique" },
      price: weekly(0, "public training for the organisation", "la formation publique pour l’organisation"),
    },
  ),
});
