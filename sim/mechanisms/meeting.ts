import type { Stream } from "../core/random.ts";
import { WHY, within } from "../scenario/believable.ts";
import type { OwnOf, SharedOf } from "../scenario/field.ts";
import { assumed, fraction, number, perOperation, sourceText, whole } from "../scenario/fields.ts";
import { cellOf, roomToMeet } from "../world/state/met.ts";
import { meetAgain } from "../world/state/met-ties.ts";
import { realPeople } from "../world/state/represented.ts";
import type { Operation, World } from "../world/state/world.ts";
import type { Mechanism } from "./mechanism.ts";

const fields = {
  encounter: perOperation.fraction(
    0,
    within(assumed("participation §3.2"), [0, 1], WHY.unknown),
    "Chance that a week of contributing brings an encounter with another participant; 0 where people meet nobody.",
    "Probabilité qu’une semaine de contribution amène à rencontrer une autre personne qui participe ; 0 là où l’on ne rencontre personne.",
  ),
  degrees: whole(
    "degrees",
    [1, 10],
    3,
    sourceText("participation §3.2"),
    "Degrees of sociability among which people choose, as on a ride “Bla”, “BlaBla” or “BlaBlaBla”.",
    "Degrés de sociabilité entre lesquels on choisit, comme « Bla », « BlaBla » ou « BlaBlaBla » pour un trajet.",
  ),
  bonding: number(
    "0–1",
    [0, 0.5],
    0.05,
    assumed("participation §3.2"),
    "Share of the missing belonging that a perfect match of two very sociable people brings each of them; an ill-matched person loses up to twice that share of theirs.",
    "Part de l’appartenance manquante qu’apporte à chacune une rencontre parfaitement assortie entre deux personnes très sociables ; une personne mal assortie perd jusqu’au double de cette part de la sienne.",
  ),
  again: fraction(
    0.5,
    assumed(),
    "Chance per week that two very sociable people who match perfectly and have met arrange to meet again, if both go.",
    "Probabilité par semaine que deux personnes très sociables, parfaitement assorties et qui se sont déjà rencontrées conviennent de se revoir, si toutes deux y vont.",
  ),
  meetingsToTie: whole(
    "meetings",
    [1, 100],
    3,
    assumed(),
    "Good meetings after which two people are ties.",
    "Nombre de bonnes rencontres après lesquelles deux personnes sont liées.",
  ),
  acquaintances: whole(
    "people",
    [0, 50],
    8,
    assumed(),
    "Most people whom a person remembers having met, those who have become ties included; 0 so that no tie is made.",
    "Nombre maximal de personnes dont on se rappelle la rencontre, y compris celles auxquelles on s’est lié ; 0 pour que personne ne se lie.",
  ),
};

declare module "../world/operations/operation.ts" {
  interface OwnParameters {
    meeting: OwnOf<typeof fields>;
  }
}

declare module "../world/state/world.ts" {
  interface ModelParameters {
    meeting: SharedOf<typeof fields>;
  }
  interface OperationColumns {
    match: Float64Array;
  }
  interface Tally {
    encounters: number;
    tiesMade: number;
  }
}

/** Counters of a person's draws in a week. */
const [GOES, BY_DEGREE, IN_LINE, AGAIN, SAME_PERSON] = [0, 1, 2, 3, 4];

/** Two people drawn at random differ by a third on average: a match of 0. Perfect is 1, the worst −2. */
const matchOf = (wish: number, other: number) => 1 - 3 * Math.abs(wish - other);

/** How much conversation a person wants, 0–1, for good. */
const sociabilityOf = (world: World, person: number) =>
  world.draws.stream("meeting.sociability").uniform(world.keys[person]);

/** One number for two people, whoever is asked first. */
function drawOfTwo({ keys, week }: World, luck: Stream, one: number, other: number, counter: number): number {
  const sum = luck.uniform(keys[one], week, counter) + luck.uniform(keys[other], week, counter);
  return sum < 1 ? sum : sum - 1;
}

/** Those who go this week. */
function gather(world: World, { contributors, match, parameters }: Operation, luck: Stream): void {
  const { again } = world.met;
  for (let at = 0; at < contributors.count; at++) {
    const person = contributors.items[at];
    match[person] = 0;
    const goes = luck.uniform(world.keys[person], world.week, GOES) < parameters.meeting.encounter;
    again[person] = goes ? person + 1 : 0;
  }
}

/** Of those whom a person has met and who go, the one whom both would like to see most this week; else the person. */
function choose(world: World, luck: Stream, person: number): number {
  const { cells, known, again } = world.met;
  const wish = sociabilityOf(world, person);
  let [chosen, least] = [person, 1];
  for (let cell = person * cells; cell < (person + 1) * cells; cell++) {
    const other = known[cell] - 1;
    if (other === -1 || again[other] === 0) continue;
    const theirs = sociabilityOf(world, other);
    const chance = world.parameters.meeting.again * matchOf(wish, theirs) * Math.min(wish, theirs);
    const u = drawOfTwo(world, luck, person, other, AGAIN);
    if (u < chance && u < least) [chosen, least] = [other, u];
  }
  return chosen;
}

/** Those who would both like to see each other again do. */
function reunite(world: World, operation: Operation, luck: Stream): void {
  const { again } = world.met;
  const { items, count } = operation.contributors;
  for (let at = 0; at < count; at++)
    if (again[items[at]] !== 0) again[items[at]] = choose(world, luck, items[at]) + 1;
  for (let at = 0; at < count; at++) {
    const one = items[at];
    const other = again[one] - 1;
    if (other <= one || again[other] !== one + 1) continue;
    again[one] = 0;
    again[other] = 0;
    encounter(world, operation, one, other, true);
  }
}

/** Larger than any place, and the steps by which people's places in line differ. */
const [PLACES, STEPS] = [16_777_216, 16_777_216];

/** The others stand in line, by degree as far as degrees are shown, and meet in twos. An odd one meets nobody. */
function meetInLine(world: World, operation: Operation, luck: Stream): void {
  const { line, again } = world.met;
  const { degrees } = world.parameters.meeting;
  const { items, count } = operation.contributors;
  const { keys, week } = world;
  let waiting = 0;
  for (let at = 0; at < count; at++) {
    const person = items[at];
    if (again[person] === 0) continue;
    again[person] = 0;
    const shown = luck.uniform(keys[person], week, BY_DEGREE) < operation.levers.sociabilityMatching;
    const degree = shown ? 1 + Math.floor(degrees * sociabilityOf(world, person)) : 0;
    const standing = Math.floor((degree + luck.uniform(keys[person], week, IN_LINE)) * STEPS);
    line[waiting++] = standing * PLACES + person;
  }
  line.subarray(0, waiting).sort();
  for (let at = 1; at < waiting; at += 2) {
    const [one, other] = [line[at - 1] % PLACES, line[at] % PLACES];
    // Behind two simulated people who have met stand many real ones, most of whom have not.
    const same =
      cellOf(world.met, one, other) === -1 ||
      drawOfTwo(world, luck, one, other, SAME_PERSON) * world.represents < 1;
    encounter(world, operation, one, other, same);
  }
}

/** @param remembered whether it counts as one more meeting of these two, should they get on */
function encounter(
  world: World,
  operation: Operation,
  one: number,
  other: number,
  remembered: boolean,
): void {
  const { week } = operation;
  const [wish, theirs] = [sociabilityOf(world, one), sociabilityOf(world, other)];
  const match = matchOf(wish, theirs);
  const exchange = Math.min(wish, theirs);
  feel(world, operation, one, match, exchange);
  feel(world, operation, other, match, exchange);
  week.encounters += realPeople(world, 2);
  if (match <= 0 || !remembered) return;
  if (meetAgain(world, one, other, world.parameters.meeting.meetingsToTie))
    week.tiesMade += realPeople(world, 1);
}

function feel(
  world: World,
  { match, belonging }: Operation,
  person: number,
  found: number,
  exchange: number,
): void {
  match[person] = found;
  if (!world.parameters.mechanisms.belonging) return;
  const { bonding } = world.parameters.meeting;
  if (found > 0) belonging[person] += bonding * exchange * found * (1 - belonging[person]);
  else belonging[person] += bonding * found * belonging[person];
}

export const meeting: Mechanism = {
  id: "meeting",
  title: { en: "Meeting and sociability", fr: "Rencontres et sociabilité" },
  off: {
    en: "people meet nobody by taking part, and make no new ties",
    fr: "participer ne fait rencontrer personne et ne crée aucun lien",
  },
  about: {
    en: "A ride or a stay is shared with somebody. People differ in how much conversation they want; where they can say so in degrees, like meets like (sociabilityMatching). A good match pleases, and binds as far as both talk; a bad one does the opposite. Who got on may meet again, and who has met often enough is a tie like those of the network: in hearing of operations, in the company that people look for before they join and miss when it goes, in belonging, in reinforcement and in attachment that spreads. Each remembers only some acquaintances, ties first; a place that changes hands forgets them. On a complete network everybody is a tie already. Coordination goes by the network alone. Whoever is disappointed leaves as dissatisfied. This is for ride and home sharing, swapping, home parties, guilds and makers’ workshops.",
    fr: "Un trajet ou un séjour se partage avec quelqu’un. Toutes les personnes n’ont pas la même envie de conversation ; là où elles peuvent l’indiquer par degrés, qui se ressemble se rencontre (sociabilityMatching). Une rencontre bien assortie fait plaisir, et attache autant que les deux se parlent ; mal assortie, elle fait l’inverse. Qui s’est bien entendu peut se revoir, et qui s’est vu assez souvent est lié comme on l’est dans le réseau : pour entendre parler des opérations, pour la compagnie que l’on cherche avant d’entrer et qui manque quand elle s’en va, pour l’appartenance, le renforcement et l’attachement qui se propage. Chacun ne se rappelle que quelques connaissances, d’abord ses liens ; une place qui change de main les oublie. Dans un réseau complet, tout le monde est déjà lié. La coordination ne suit que le réseau. Qui est déçu part insatisfait. Cela concerne le covoiturage, le partage de logement, les échanges, les ventes à domicile, les guildes et les ateliers de fabrication.",
  },
  fields,
  equations: [
    "sociability = u",
    "goes = [u < encounter], weekCount > 0",
    "standing = [u < sociabilityMatching]·(1 + ⌊degrees·sociability⌋) + u, goes",
    "pairing = rank(standing)",
    "partnerSociability = sociability, |rank(standing) − pairing| = 1 ∨ u < meetingAgain",
    "match ← 1 − 3·|sociability − partnerSociability|, goes",
    "exchange = min(sociability, partnerSociability)",
    "meetingAgain = again·match·exchange, 1 ≤ timesMet ∧ acquaintances > 0",
    "belonging ← belonging + bonding·exchange·max(0, match)·(1 − belonging) + bonding·min(0, match)·belonging",
    "timesMet = Σ [match > 0]/represents",
    "encounters ← Σ goes",
    "tiesMade ← Σ [timesMet ≥ meetingsToTie]/2",
  ],
  reads: ["operation.belonging", "parameters.mechanisms.belonging"],
  operationColumns: {
    match: {
      start: 0,
      where: ({ meeting: { encounter } }) => encounter > 0,
      unit: "−2–1",
      en: "How well the person was matched with whom they met, in the latest week in which they took part: 1 perfectly, 0 as by chance or nobody met.",
      fr: "À quel point la personne était bien assortie à qui elle a rencontré, la dernière semaine où elle a participé : 1 parfaitement, 0 comme au hasard ou sans rencontre.",
    },
  },
  tallies: ["encounters", "tiesMade"],
  start(world) {
    const { parameters, places, network, operations } = world;
    if (operations.some((operation) => operation.parameters.meeting.encounter > 0))
      world.met = roomToMeet(places, network.complete ? 0 : parameters.meeting.acquaintances);
  },
  step(world) {
    for (const operation of world.operations) {
      if (operation.parameters.meeting.encounter === 0) continue;
      const luck = world.draws.stream("meeting", operation.id);
      gather(world, operation, luck);
      reunite(world, operation, luck);
      meetInLine(world, operation, luck);
    }
  },
};
