import { within } from "../../scenario/believable.ts";
import { assumed, fraction, number, toChoose } from "../../scenario/fields.ts";

/** The value of a contribution, and for whom. */
export const VALUE_FIELDS = {
  valueEurosPerContribution: number(
    "€",
    [0, 100_000],
    2,
    within(assumed("marketing §3.1"), [0.5, 10], {
      en: "seldom measured, and very unlike from one to another",
      fr: "rarement mesurée, et très variable",
    }),
    "Value of a contribution of full quality.",
    "Valeur d’une contribution de pleine qualité.",
  ),
  fitGain: fraction(
    0.1,
    assumed("marketing §3.1"),
    "How much a contribution improves the fit of the offer with its public.",
    "À quel point une contribution rapproche l’offre de son public.",
  ),
  faultsFound: number(
    "faults",
    [0, 100],
    0.05,
    assumed("marketing §3.1"),
    "Faults found per contribution before they cost money.",
    "Défauts trouvés par contribution avant qu’ils ne coûtent.",
  ),
  employeeMinutesDisplaced: number(
    "min",
    [0, 10_000],
    5,
    assumed("numerique"),
    "Staff time that the work of a contribution takes, and that it saves where it replaces staff.",
    "Temps de personnel que prend le travail d’une contribution, et qu’elle épargne là où elle remplace le personnel.",
  ),
  replacingShare: fraction(
    0.2,
    assumed("Campbell & Frei 2010"),
    "Share of contributions without which staff would have done the work; the others are use that there would not have been, and replace nobody.",
    "Part des contributions sans lesquelles le personnel aurait fait le travail ; les autres sont des usages qui n’auraient pas eu lieu, et ne remplacent personne.",
  ),
  dataEurosPerPersonWeek: number(
    "€/person/week",
    [0, 1000],
    0,
    within(assumed("numerique"), [0, 1], {
      en: "from nothing to what advertising pays for a user",
      fr: "de rien à ce que rapporte un utilisateur en publicité",
    }),
    "Value of the data of an active person.",
    "Valeur des données d’une personne active.",
  ),
  commonsShare: fraction(
    0,
    within(assumed("numerique"), [0, 0.5], { en: "from nothing to half", fr: "de rien à la moitié" }),
    "Share of the value created that goes to everyone.",
    "Part de la valeur créée qui revient à toutes et tous.",
  ),
  lostShare: fraction(
    0.1,
    assumed("marketing §3.2"),
    "Share of the value created that nobody uses.",
    "Part de la valeur créée que personne n’utilise.",
  ),
  socialValue: fraction(
    0,
    toChoose(),
    "Social value of a contribution, as the scenario declares it.",
    "Valeur sociale d’une contribution, telle que le scénario la déclare.",
  ),
  environmentalValue: fraction(
    0,
    toChoose(),
    "Environmental value of a contribution, as the scenario declares it.",
    "Valeur environnementale d’une contribution, telle que le scénario la déclare.",
  ),
};
