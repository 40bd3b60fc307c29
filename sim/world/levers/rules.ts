import { group, lever, sourceText } from "../../scenario/fields.ts";
import { weekly } from "./price.ts";

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
  dataShare: lever(
    "0–1",
    [0, 1],
    0,
    sourceText("numerique"),
    "Share of the value of their data that the law gives to people, whether they know that data are taken or not.",
    "Part de la valeur de leurs données que la loi réserve aux personnes, qu’elles sachent ou non que des données sont prises.",
    { label: { en: "Pay for data", fr: "Rémunération des données" } },
  ),
  erasure: lever(
    "0–1",
    [0, 1],
    0,
    sourceText("numerique"),
    "How easy the law makes it to have one’s data erased once one gives no more: the share of those who want it who ask for it and get it. Takes staff time, by request (`erasure.staffHours`).",
    "À quel point la loi rend facile de faire effacer ses données quand on n’en donne plus : la part des personnes qui le veulent, le demandent et l’obtiennent. Prend du temps au personnel, par demande (`erasure.staffHours`).",
    { label: { en: "Erasure of data", fr: "Effacement des données" } },
  ),
  regularHours: lever(
    "h/week",
    [0, 168],
    0,
    sourceText("numerique"),
    "Hours in a usual week beyond which somebody counts as a regular contributor: the law then has the hours beyond them paid at least at a wage (`regulars.wageEurosPerHour`). 0 for no such status. An organisation that caps hours here (`organisation.hoursCap`) owes nothing.",
    "Heures d’une semaine ordinaire au-delà desquelles on compte parmi les contributeurs réguliers : la loi impose alors de payer les heures en plus, au moins au salaire `regulars.wageEurosPerHour`. 0 sans ce statut. Une organisation qui plafonne les heures à ce niveau (`organisation.hoursCap`) ne doit rien.",
    { label: { en: "Hours for a legal status", fr: "Heures pour un statut légal" }, usual: [0, 20] },
  ),
});
