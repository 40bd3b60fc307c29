import { within } from "../../scenario/believable.ts";
import { assumed, fraction, sourceText } from "../../scenario/fields.ts";

/** Properties of an operation, from 0 to 1. */
export const NATURE_FIELDS = {
  visibility: fraction(0.5, assumed(), "Visibility to others.", "Visibilité pour les autres."),
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
    "Personal data that people give away by taking part.",
    "Données personnelles que l’on livre en participant.",
  ),
  criticality: fraction(
    0.1,
    assumed("marketing §2.3"),
    "How much the organisation depends on the operation.",
    "À quel point l’organisation dépend de l’opération.",
  ),
  openness: fraction(
    0.5,
    assumed("I6"),
    "How open votes and contributions are, and so how easy to hijack.",
    "À quel point votes et contributions sont ouverts, et donc faciles à détourner.",
  ),
  scheduling: fraction(
    0,
    within(assumed("marketing §3.3"), [0, 0.6], {
      en: "from any hour to fixed evenings",
      fr: "de n’importe quelle heure à des soirées fixes",
    }),
    "How rigid the hours are.",
    "À quel point les horaires sont rigides.",
  ),
  rituals: fraction(
    0.3,
    assumed("marketing §4.2"),
    "The community's own rites: badges, parties, exchanges.",
    "Rites propres à la communauté : insignes, fêtes, échanges.",
  ),
  appropriation: fraction(
    0.2,
    assumed("marketing §3.2"),
    "How much the organisation takes over what people make (“récupération”).",
    "À quel point l’organisation récupère ce que font les personnes.",
  ),
  peerChecking: fraction(
    0.3,
    sourceText("dossier"),
    "How much people check each other's work.",
    "À quel point les personnes contrôlent le travail les unes des autres.",
  ),
  ratings: fraction(
    0,
    sourceText("participation §3.2"),
    "How much people rate each other.",
    "À quel point les personnes se notent les unes les autres.",
  ),
  decomposition: fraction(
    0.5,
    assumed("marketing, grid"),
    "How far the work is split into simple tasks.",
    "À quel point le travail est découpé en tâches simples.",
  ),
};
