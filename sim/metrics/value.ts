import type { Text } from "../input/text.ts";
import type { Operation, Tally, World } from "../world/state/world.ts";
import { costOf } from "./costs.ts";
import type { Metric } from "./metric.ts";
import { ratio, sumOf, totalOf } from "./operations.ts";

const account = (
  id: string,
  label: Text,
  key: keyof Tally,
  direction: Metric["direction"],
  en: string,
  fr: string,
  counts?: Metric["counts"],
): Metric => ({
  id,
  label,
  unit: "€",
  text: { en, fr },
  counts,
  direction,
  relevant: { value: 0.05, of: "baseline" },
  measure: (world) => totalOf(world, key),
});

/** Where something is to be launched, no more faults are found than there are. */
const foundIn = ({ parameters }: World, { total, parameters: own }: Operation): number =>
  parameters.mechanisms.launch && own.launch.faults > 0
    ? total.faultsRemoved
    : total.quality * own.faultsFound;

/** The account of value: created = returned + commons + lost + captured. */
export const valueAccount: readonly Metric[] = [
  account(
    "createdEuros",
    { en: "Value created", fr: "Valeur créée" },
    "createdEuros",
    "higher is better",
    "Value created: contributions according to their quality, data and time saved, minus the damage of errors.",
    "Valeur créée : contributions selon leur qualité, données et temps gagné, moins les dégâts des erreurs.",
  ),
  account(
    "returnedEuros",
    { en: "Value returned to people", fr: "Valeur rendue aux personnes" },
    "returnedEuros",
    "higher is better",
    "Value returned to people: pay, gifts, prizes, shares of the value, pay for data, price cuts and time saved.",
    "Valeur rendue aux personnes : rémunérations, cadeaux, prix, parts de la valeur, rémunération des données, rabais et temps gagné.",
    "everPresent",
  ),
  account(
    "commonsEuros",
    { en: "Value for everyone", fr: "Valeur qui revient à toutes et tous" },
    "commonsEuros",
    "higher is better",
    "Value that goes to everyone, as a commons.",
    "Valeur qui revient à toutes et tous, comme bien commun.",
  ),
  account(
    "lostEuros",
    { en: "Value nobody uses", fr: "Valeur inutilisée" },
    "lostEuros",
    "lower is better",
    "Value that nobody uses.",
    "Valeur que personne n’utilise.",
  ),
  account(
    "capturedEuros",
    { en: "Value kept by the organisation", fr: "Valeur gardée par l’organisation" },
    "capturedEuros",
    "neutral",
    "Value that the organisation keeps; below 0 when it gives more than it gets.",
    "Valeur que l’organisation garde ; négative quand elle donne plus qu’elle ne reçoit.",
  ),
  {
    id: "netEuros",
    label: { en: "Net value for the organisation", fr: "Valeur nette pour l’organisation" },
    unit: "€",
    text: {
      en: "Net value for the organisation: the value it keeps and the money it raises, minus staff time, the price of levers and faults that come to light after a launch.",
      fr: "Valeur nette pour l’organisation : la valeur qu’elle garde et l’argent qu’elle lève, moins le temps du personnel, le prix des leviers et les défauts apparus après un lancement.",
    },
    direction: "higher is better",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) =>
      totalOf(world, "capturedEuros") -
      costOf(world) +
      totalOf(world, "payEuros") +
      totalOf(world, "giftEuros") +
      totalOf(world, "prizeEuros") +
      totalOf(world, "sharedEuros") +
      totalOf(world, "raisedEuros") +
      totalOf(world, "dataPayEuros"),
  },
  {
    id: "imputedHoursEuros",
    label: { en: "Value of the hours given", fr: "Valeur des heures données" },
    unit: "€",
    text: {
      en: "Hours given, times the value of an hour to people: the work that no accounts show.",
      fr: "Heures données, multipliées par ce que vaut une heure pour les personnes : le travail qu’aucun compte ne montre.",
    },
    counts: "everPresent",
    direction: "neutral",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => totalOf(world, "hours") * world.parameters.value.hourEuros,
  },
  {
    id: "hourlyReturnEuros",
    label: { en: "Return per hour given", fr: "Retour par heure donnée" },
    unit: "€/h",
    text: {
      en: "Value returned to people, per hour given.",
      fr: "Valeur rendue aux personnes, par heure donnée.",
    },
    counts: "everPresent",
    direction: "higher is better",
    relevant: { value: 0.1, of: "baseline" },
    undefinedWhen: { en: "nobody gave any time", fr: "personne n’a donné de temps" },
    measure: (world) => ratio(totalOf(world, "returnedEuros"), totalOf(world, "hours")),
  },
  {
    id: "socialValue",
    label: { en: "Social value", fr: "Valeur sociale" },
    unit: "points",
    text: {
      en: "Social value, as the scenario declares it.",
      fr: "Valeur sociale, telle que le scénario la déclare.",
    },
    direction: "higher is better",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => totalOf(world, "socialValue"),
  },
  {
    id: "environmentalValue",
    label: { en: "Environmental value", fr: "Valeur environnementale" },
    unit: "points",
    text: {
      en: "Environmental value, as the scenario declares it.",
      fr: "Valeur environnementale, telle que le scénario la déclare.",
    },
    direction: "higher is better",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => totalOf(world, "environmentalValue"),
  },
];

export const output: readonly Metric[] = [
  {
    id: "quality",
    label: { en: "Quality of contributions", fr: "Qualité des contributions" },
    unit: "0–1",
    text: { en: "Mean quality of contributions.", fr: "Qualité moyenne des contributions." },
    direction: "higher is better",
    relevant: { value: 0.02, of: "absolute" },
    undefinedWhen: { en: "nobody contributed", fr: "personne n’a contribué" },
    measure: (world) => ratio(totalOf(world, "quality"), totalOf(world, "contributions")),
  },
  {
    id: "errorShare",
    label: { en: "Uncaught errors", fr: "Erreurs non rattrapées" },
    percent: true,
    unit: "0–1",
    text: {
      en: "Share of contributions that are errors nobody caught.",
      fr: "Part des contributions qui sont des erreurs que personne n’a rattrapées.",
    },
    direction: "lower is better",
    relevant: { value: 0.01, of: "absolute" },
    undefinedWhen: { en: "nobody contributed", fr: "personne n’a contribué" },
    measure: (world) => ratio(totalOf(world, "errors"), totalOf(world, "contributions")),
  },
  {
    id: "votes",
    label: { en: "Votes cast", fr: "Votes du public" },
    unit: "votes",
    text: { en: "Public votes cast.", fr: "Votes du public." },
    counts: "everPresent",
    direction: "neutral",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => totalOf(world, "votes"),
  },
  {
    id: "selectedShare",
    label: { en: "Share of entries that win", fr: "Part de propositions gagnantes" },
    percent: true,
    unit: "0–1",
    text: { en: "Share of entries that win.", fr: "Part des propositions qui gagnent." },
    direction: "neutral",
    relevant: { value: 0.1, of: "baseline" },
    undefinedWhen: { en: "nobody entered a contest", fr: "personne n’a participé à un concours" },
    measure: (world) => ratio(totalOf(world, "winners"), totalOf(world, "entries")),
  },
  {
    id: "winnersQuality",
    label: { en: "Quality of winning entries", fr: "Qualité des propositions gagnantes" },
    unit: "0–1",
    text: { en: "Mean quality of the winning entries.", fr: "Qualité moyenne des propositions gagnantes." },
    direction: "higher is better",
    relevant: { value: 0.02, of: "absolute" },
    undefinedWhen: { en: "nobody won", fr: "personne n’a gagné" },
    measure: (world) => ratio(totalOf(world, "winnersQuality"), totalOf(world, "winners")),
  },
  {
    id: "hijackedWins",
    label: { en: "Wins by hijacked votes", fr: "Victoires par vote détourné" },
    unit: "wins",
    text: {
      en: "Wins of contests that hijacked votes decided: without them the entry would not have won.",
      fr: "Victoires que des votes détournés ont décidées : sans eux, la proposition n’aurait pas gagné.",
    },
    direction: "lower is better",
    relevant: { value: 0.2, of: "absolute" },
    measure: (world) => totalOf(world, "hijackedWins"),
  },
  {
    id: "raisedEuros",
    label: { en: "Money raised", fr: "Argent levé" },
    unit: "€",
    text: {
      en: "Money raised by operations that reached their goal.",
      fr: "Argent levé par les opérations qui ont atteint leur objectif.",
    },
    direction: "higher is better",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => totalOf(world, "raisedEuros"),
  },
  {
    id: "faultsFound",
    label: { en: "Faults found in time", fr: "Défauts trouvés à temps" },
    unit: "faults",
    text: {
      en: "Faults that contributions found before they cost money.",
      fr: "Défauts que les contributions ont trouvés avant qu’ils ne coûtent.",
    },
    direction: "higher is better",
    relevant: { value: 0.05, of: "baseline" },
    measure: (world) => sumOf(world, (operation) => foundIn(world, operation)),
  },
];
