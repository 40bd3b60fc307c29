import { assumed, fraction, sourceText } from "../../scenario/fields.ts";

/** What an operation is like, in shares from 0 to 1. */
export const NATURE_FIELDS = {
  visibility: fraction(0.5, assumed(), "How much others see of it.", "À quel point les autres la voient."),
  sociability: fraction(0.2, assumed("participation §3.2"), "Conviviality.", "Convivialité."),
  collective: fraction(
    0.3,
    assumed("marketing §2.3"),
    "How much the work is done in teams.",
    "À quel point le travail se fait en équipe.",
  ),
  dataExposure: fraction(
    0.1,
    assumed("numerique"),
    "Personal data that taking part gives away.",
    "Données personnelles que l’on livre en participant.",
  ),
  criticality: fraction(
    0.1,
    assumed("marketing §2.3"),
    "How much the organisation depends on it.",
    "À quel point l’organisation en dépend.",
  ),
  openness: fraction(
    0.5,
    assumed("I6"),
    "How open votes and contributions are, hence easy to hijack.",
    "À quel point votes et contributions sont ouverts, donc détournables.",
  ),
  scheduling: fraction(
    0,
    assumed("marketing §3.3"),
    "How rigid its hours are.",
    "À quel point ses horaires sont rigides.",
  ),
  rituals: fraction(
    0.3,
    assumed("marketing §4.2"),
    "Rites of the community itself: badges, feasts, exchanges.",
    "Rites propres à la communauté : insignes, fêtes, échanges.",
  ),
  brandPresence: fraction(
    0.3,
    assumed("dossier"),
    "How present the brand is.",
    "À quel point la marque est présente.",
  ),
  appropriation: fraction(
    0.2,
    assumed("marketing §3.2"),
    "How much the organisation takes over what is made (“récupération”).",
    "À quel point l’organisation récupère ce qui est fait.",
  ),
  peerChecking: fraction(
    0.3,
    sourceText("dossier"),
    "How much people check each other's work.",
    "À quel point les personnes contrôlent mutuellement leur travail.",
  ),
  ratings: fraction(
    0,
    sourceText("participation §3.2"),
    "How much people rate each other.",
    "À quel point les personnes se notent mutuellement.",
  ),
  decomposition: fraction(
    0.5,
    assumed("marketing, grid"),
    "How far the work is cut into simple tasks.",
    "À quel point le travail est découpé en tâches simples.",
  ),
};
