import type { Operation, World } from "../world/state/world.ts";
import type { Metric } from "./metric.ts";
import { ratio, sumOf, totalOf } from "./operations.ts";

/**
 * Work without pay as a satellite account of household production shows it beside the core accounts (SNA 2008,
 * chapter 29): hours at the wage of somebody hired for the same, less what people get for them.
 */

/** What each operation's hours would cost at the stated wage, less money, gifts, prizes and shares; at least 0. */
function unpaidIn(world: World, { total }: Operation): number {
  const received = total.payEuros + total.giftEuros + total.prizeEuros + total.sharedEuros;
  return Math.max(0, total.hours * world.parameters.value.unpaidWageEuros - received);
}

const unpaid = (world: World) => sumOf(world, (operation) => unpaidIn(world, operation));

/** The part of it that falls to so many of the hours. */
const partOf = (world: World, operation: Operation, hours: number) =>
  hours === 0 ? 0 : (unpaidIn(world, operation) * hours) / operation.total.hours;

/** Value added: what the organisation keeps, less what it buys. The wages of its staff are part of it. */
const valueAdded = (world: World) =>
  totalOf(world, "capturedEuros") - totalOf(world, "leverEuros") - totalOf(world, "faultEuros");

const euros = (
  id: string,
  label: Metric["label"],
  en: string,
  fr: string,
  measure: Metric["measure"],
  counts?: Metric["counts"],
): Metric => ({
  id,
  label,
  unit: "€",
  text: { en, fr },
  counts,
  direction: "neutral",
  relevant: { value: 0.05, of: "baseline" },
  measure,
});

export const nationalAccounts: readonly Metric[] = [
  euros(
    "valueAddedEuros",
    { en: "Value added by the organisation", fr: "Valeur ajoutée de l’organisation" },
    "Value added by the organisation, as national accounts see it: the value it keeps, less what it buys (levers, faults). Staff's wages are part of it.",
    "Valeur ajoutée de l’organisation, au sens des comptes nationaux : la valeur qu’elle garde, moins ce qu’elle achète (leviers, défauts). Les salaires du personnel en font partie.",
    valueAdded,
  ),
  euros(
    "unpaidEuros",
    { en: "Value of unpaid work", fr: "Valeur du travail gratuit" },
    "What the hours that people give would cost at the wage of somebody hired for the same, less the money, gifts, prizes and shares they get. A satellite account of household production shows it; gross domestic product does not.",
    "Ce que coûteraient les heures données au salaire d’une personne embauchée pour cela, moins l’argent, les cadeaux, les prix et les parts reçus. Un compte satellite de la production domestique le montre ; le produit intérieur brut, non.",
    unpaid,
    "everPresent",
  ),
  euros(
    "unpaidImposedEuros",
    { en: "Unpaid work that nobody chose", fr: "Travail gratuit que nul n’a choisi" },
    "The part of unpaid work that people do because they need the service, or without knowing.",
    "Part du travail gratuit que les gens font parce qu’ils ont besoin du service, ou à leur insu.",
    (world) =>
      sumOf(world, (operation) =>
        operation.parameters.consent === "chosen"
          ? 0
          : partOf(world, operation, operation.total.hours - organisingHours(operation)),
      ),
    "everPresent",
  ),
  euros(
    "unpaidOrganisingEuros",
    { en: "Unpaid work of organising", fr: "Travail gratuit d’organisation" },
    "The part of unpaid work by which members organise and check what others do, where staff would have to.",
    "Part du travail gratuit par laquelle les membres organisent et contrôlent ce que font les autres, à la place du personnel.",
    (world) => sumOf(world, (operation) => partOf(world, operation, organisingHours(operation))),
    "everPresent",
  ),
  {
    id: "unpaidShare",
    label: { en: "Unpaid share of the value added", fr: "Part gratuite de la valeur ajoutée" },
    percent: true,
    unit: "0–1",
    text: {
      en: "Value of unpaid work, as a share of it and the organisation's value added together: what a satellite account would add.",
      fr: "Valeur du travail gratuit, en part de celle-ci et de la valeur ajoutée de l’organisation réunies : ce qu’ajouterait un compte satellite.",
    },
    counts: "everPresent",
    direction: "neutral",
    relevant: { value: 0.02, of: "absolute" },
    undefinedWhen: {
      en: "the organisation's value added is below 0, or nobody adds any value",
      fr: "la valeur ajoutée de l’organisation est négative, ou personne n’ajoute de valeur",
    },
    measure: (world) =>
      valueAdded(world) < 0 ? Number.NaN : ratio(unpaid(world), unpaid(world) + valueAdded(world)),
  },
];

/** Hours by which members organise and control. */
const organisingHours = ({ total }: Operation) => total.memberHours + total.memberControlHours;
