import { assumed, group, lever, literature, sourceText, toChoose } from "../../scenario/fields.ts";
import { weekly } from "./price.ts";

/** What the organisation settles. */
export const ORGANISATION = group("Organisation", "Organisation", {
  campaignReach: lever(
    "0–1 a week",
    [0, 1],
    0.06,
    assumed(),
    "Share of people reached by the campaign in a week, if the operation is fully visible.",
    "Part des personnes touchées par la campagne en une semaine, si l’opération est pleinement visible.",
    {
      label: { en: "Campaign", fr: "Campagne" },
      usual: [0, 0.3],
      price: weekly(500, "reach of the campaign", "portée de la campagne"),
    },
  ),
  coordinationStaffHours: lever(
    "h/week",
    [0, 10_000],
    0,
    sourceText("marketing §3.2"),
    "Staff time planned for coordination.",
    "Temps du personnel prévu pour la coordination.",
    { label: { en: "Staff for coordination", fr: "Personnel de coordination" }, usual: [0, 40] },
  ),
  teamSize: lever(
    "people",
    [1, 10_000],
    10,
    assumed("C2"),
    "People in a team.",
    "Personnes dans une équipe.",
    { label: { en: "Team size", fr: "Taille des équipes" }, usual: [1, 100] },
  ),
  coreLed: lever(
    "0–1",
    [0, 1],
    0,
    literature("C1"),
    "Whether a core leads (1) or teams talk to each other (0).",
    "Si un noyau conduit (1) ou si les équipes se parlent entre elles (0).",
    {
      label: { en: "Led by a core", fr: "Conduite par un noyau" },
      price: weekly(0, "leading by a core", "conduite par un noyau"),
    },
  ),
  hoursCap: lever(
    "h/week",
    [0, 168],
    168,
    toChoose(),
    "Most hours a person may give to an operation in a week.",
    "Heures qu’une personne peut donner au plus à une opération en une semaine.",
    { label: { en: "Cap on hours", fr: "Plafond d’heures" }, usual: [0, 168] },
  ),
  transparency: lever(
    "0–1",
    [0, 1],
    0.5,
    assumed("numerique"),
    "How visible it is what becomes of people's data and of the value they create.",
    "À quel point on voit ce que deviennent les données et la valeur créée.",
    { label: { en: "Transparency", fr: "Transparence" }, price: weekly(20, "transparency", "transparence") },
  ),
  measurement: lever(
    "0–1",
    [0, 1],
    0,
    literature("C5"),
    "How much of what people do is counted and shown to them.",
    "À quel point ce que font les personnes est compté et leur est montré.",
    {
      label: { en: "Measurement of activity", fr: "Mesure de l’activité" },
      price: weekly(50, "measurement", "mesure"),
    },
  ),
  evaluation: lever(
    "0–1",
    [0, 1],
    0,
    literature("C3"),
    "How much each person's part in team work is looked at.",
    "À quel point la part de chacun dans le travail d’équipe est regardée.",
    {
      label: { en: "Evaluation of each part", fr: "Évaluation de chacun" },
      price: weekly(100, "evaluation", "évaluation"),
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
      price: weekly(50, "flexible hours", "horaires souples"),
    },
  ),
  decisionRights: lever(
    "0–1",
    [0, 1],
    0,
    sourceText("retrospective, comments"),
    "Say of those who take part in what is decided.",
    "Pouvoir de décision des personnes qui participent.",
    {
      label: { en: "Say in decisions", fr: "Pouvoir de décision" },
      price: weekly(50, "decision rights", "droits de décision"),
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
      price: weekly(20, "clarity of rights", "clarté des droits"),
    },
  ),
  staffAsConsumers: lever(
    "0–1",
    [0, 1],
    0,
    sourceText("marketing §3.3"),
    "How far staff are asked to be consumers and play along.",
    "À quel point on demande au personnel d’être aussi consommateur.",
    {
      label: { en: "Staff as consumers", fr: "Personnel consommateur" },
      price: weekly(0, "staff playing along", "personnel consommateur"),
    },
  ),
});

/** What public policy settles. */
export const RULES = group("Rules", "Règles publiques", {
  optInData: lever(
    "0–1",
    [0, 1],
    0,
    sourceText("numerique"),
    "Whether people are asked before their data are used (1), by law.",
    "Si l’on demande aux personnes avant d’utiliser leurs données (1), par la loi.",
    {
      label: { en: "Consent to data use", fr: "Accord sur les données" },
      price: weekly(0, "asking before using data", "demande avant d’utiliser les données"),
    },
  ),
  fallbackGuaranteed: lever(
    "0–1",
    [0, 1],
    0,
    sourceText("numerique"),
    "Human fallback that the law guarantees at least.",
    "Accès humain que la loi garantit au minimum.",
    {
      label: { en: "Guaranteed human fallback", fr: "Accueil humain garanti" },
      price: weekly(0, "guaranteed fallback kept ready", "accueil garanti tenu prêt"),
    },
  ),
  minimumValueShare: lever(
    "0–1",
    [0, 1],
    0,
    sourceText("numerique"),
    "Share of the value created that the law gives to those who create it at least.",
    "Part de la valeur créée que la loi réserve au minimum à celles et ceux qui la créent.",
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
      price: weekly(0, "public training, to the organisation", "formation publique, pour l’organisation"),
    },
  ),
});
