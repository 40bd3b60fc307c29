import { bisectLeft } from "d3";
import type { Draws, Stream } from "../../core/random.ts";
import type { Problem } from "../../input/problems.ts";
import { within } from "../../scenario/believable.ts";
import type { ValuesOf } from "../../scenario/field.ts";
import { assumed, choice, fraction, list, number, toChoose, whole } from "../../scenario/fields.ts";

export const NETWORK_FIELDS = {
  kind: choice(
    ["small-world", "random", "preferential", "communities", "complete", "edges", "none"],
    "small-world",
    assumed(),
    "Kind of network: small-world (Watts & Strogatz 1998), random (Erdős & Rényi), preferential attachment (Barabási & Albert 1999), communities, complete (everybody is tied to everybody, as in a mean field), edges (a given list of ties), none.",
    "Type de réseau : petit monde (Watts et Strogatz 1998), au hasard (Erdős et Rényi), attachement préférentiel (Barabási et Albert 1999), communautés, complet (tout le monde est lié à tout le monde, comme en champ moyen), liste de liens donnée (edges), aucun.",
  ),
  meanDegree: number(
    "ties",
    [0, 200],
    8,
    assumed(),
    "Mean number of ties per person.",
    "Nombre moyen de liens par personne.",
  ),
  rewiring: fraction(
    0.1,
    within(assumed(), [0.02, 0.5], {
      en: "how many ties reach far is hardly known",
      fr: "on sait mal combien de liens mènent loin",
    }),
    "Share of rewired ties: in a small world, ties to anybody instead of neighbours; in communities, ties to anybody instead of members.",
    "Part des liens réaffectés : dans un petit monde, liens vers n’importe qui plutôt que des voisins ; dans des communautés, vers n’importe qui plutôt que des membres.",
  ),
  communitySize: whole(
    "people",
    [2, 100_000],
    50,
    within(assumed(), [15, 150], {
      en: "from a circle of friends to Dunbar’s number",
      fr: "d’un cercle d’amis au nombre de Dunbar",
    }),
    "Number of people in a community, in a network of communities.",
    "Nombre de personnes par communauté, dans un réseau de communautés.",
  ),
  edges: list(
    "people",
    [0, 2_000_000],
    2_000_000,
    toChoose(),
    "List of ties for the kind edges, two people per tie: [a, b, c, d] for a–b and c–d.",
    "Liste des liens pour le type edges, deux personnes par lien : [a, b, c, d] pour a–b et c–d.",
  ),
  homophily: fraction(
    0,
    toChoose(),
    "Homophily: share of ties between different segments that are moved to a person of the same segment; parts of a segment count as one.",
    "Homophilie : part des liens entre segments différents qui sont reportés sur une personne du même segment ; les parties d’un segment comptent pour un seul.",
  ),
};

export type NetworkParameters = ValuesOf<typeof NETWORK_FIELDS>;

/** Ties in both directions, as compressed rows: the ties of i are `ties[starts[i]] … ties[starts[i+1] − 1]`. */
export interface Network {
  /** Everybody is tied to everybody; `starts` and `ties` are then empty. */
  complete: boolean;
  starts: Uint32Array;
  ties: Uint32Array;
  meanDegree: number;
}

/**
 * Ties belong to places, as between neighbours or colleagues: whoever takes the place of somebody who left takes over
 * the ties. A person in a new place is tied to people whose places are older, so that the mean degree stays the same
 * when people leave and arrive, and when the public grows.
 *
 * @param founders places of the people at the start, who are tied to each other
 * @param segment of the first person in each place, in the order in which places are taken
 * @param represents real people for whom each stands: ties are with real people
 */
export function buildNetwork(
  parameters: NetworkParameters,
  founders: number,
  segment: Uint8Array,
  draws: Draws,
  represents = 1,
): Network {
  const size = segment.length;
  if (parameters.kind === "complete")
    return {
      complete: true,
      starts: new Uint32Array(0),
      ties: new Uint32Array(0),
      meanDegree: size * represents - 1,
    };
  const edges =
    parameters.kind === "edges"
      ? givenEdges(parameters.edges ?? [])
      : drawEdges(parameters, founders, size, draws.stream("network"));
  if (parameters.homophily > 0)
    gather(edges, parameters.homophily, founders, segment, draws.stream("network.homophily"));
  return compressed(edges, size);
}

function givenEdges(pairs: readonly number[]): Edges {
  return {
    from: Uint32Array.from(pairs.filter((_, place) => place % 2 === 0)),
    to: Uint32Array.from(pairs.filter((_, place) => place % 2 === 1)),
  };
}

/**
 * Ties as pairs `from[e] – to[e]`, in a fixed order. Each person draws half the mean degree, those who come later to
 * earlier places only.
 */
interface Edges {
  from: Uint32Array;
  to: Uint32Array;
}

function drawEdges(parameters: NetworkParameters, founders: number, size: number, stream: Stream): Edges {
  const { kind, meanDegree, rewiring, communitySize } = parameters;
  const half = kind === "none" ? 0 : Math.min(meanDegree, founders - 1) / 2;
  const whole = Math.floor(half);
  const counts = Uint32Array.from(
    { length: size },
    (_, i) => whole + (half > whole && stream.uniform(i, 1) < half - whole ? 1 : 0),
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  const from = new Uint32Array(total);
  const to = new Uint32Array(total);
  let edge = 0;
  for (let i = 0; i < size; i++) {
    // Those whom this person may be tied to have lower numbers.
    const others = i < founders ? founders : i;
    for (let j = 0; j < counts[i]; j++) {
      const u = stream.uniform(i, 2, j);
      let other: number;
      switch (kind) {
        case "small-world":
          if (stream.uniform(i, 3, j) < rewiring) other = Math.floor(u * others);
          else other = i < founders ? (i + j + 1) % founders : i - 1 - (j % i);
          break;
        case "preferential":
          // Picking a random end of earlier ties picks a person in proportion to their number of ties.
          other = edge < 2 ? (i + 1) % others : endOf(from, to, Math.floor(u * 2 * edge));
          break;
        case "communities": {
          const first = i - (i % communitySize);
          const last = Math.min(others, first + communitySize);
          other =
            stream.uniform(i, 3, j) < rewiring || first >= last
              ? Math.floor(u * others)
              : first + Math.floor(u * (last - first));
          break;
        }
        default:
          other = Math.floor(u * others);
      }
      from[edge] = i;
      to[edge] = other;
      edge++;
    }
  }
  return { from, to };
}

function endOf(from: Uint32Array, to: Uint32Array, end: number): number {
  return end % 2 === 0 ? from[end >> 1] : to[end >> 1];
}

function gather(
  { from, to }: Edges,
  homophily: number,
  founders: number,
  segment: Uint8Array,
  stream: Stream,
): void {
  const members: number[][] = [];
  for (let i = 0; i < segment.length; i++) {
    members[segment[i]] ??= [];
    members[segment[i]].push(i);
  }
  for (let edge = 0; edge < from.length; edge++) {
    if (segment[from[edge]] === segment[to[edge]] || stream.uniform(edge, 0) >= homophily) continue;
    const own = members[segment[from[edge]]];
    const others = bisectLeft(own, Math.max(founders, from[edge]));
    if (others > 0) to[edge] = own[Math.floor(stream.uniform(edge, 1) * others)];
  }
}

/** Both directions, sorted, without loops or duplicates. */
function compressed({ from, to }: Edges, size: number): Network {
  const starts = new Uint32Array(size + 1);
  for (let edge = 0; edge < from.length; edge++) {
    if (from[edge] === to[edge]) continue;
    starts[from[edge] + 1]++;
    starts[to[edge] + 1]++;
  }
  for (let i = 0; i < size; i++) starts[i + 1] += starts[i];
  const next = starts.slice(0, size);
  const ties = new Uint32Array(starts[size]);
  for (let edge = 0; edge < from.length; edge++) {
    if (from[edge] === to[edge]) continue;
    ties[next[from[edge]]++] = to[edge];
    ties[next[to[edge]]++] = from[edge];
  }
  let kept = 0;
  for (let i = 0; i < size; i++) {
    const from = starts[i];
    const to = starts[i + 1];
    sortRow(ties, from, to);
    starts[i] = kept;
    let previous = -1;
    for (let tie = from; tie < to; tie++) {
      const other = ties[tie];
      if (other !== previous) ties[kept++] = other;
      previous = other;
    }
  }
  starts[size] = kept;
  return { complete: false, starts, ties: ties.slice(0, kept), meanDegree: size === 0 ? 0 : kept / size };
}

/** For so few ties, insertion sort is faster than a call of sort(). */
const SHORT_ROW = 32;

function sortRow(ties: Uint32Array, from: number, to: number): void {
  if (to - from > SHORT_ROW) {
    ties.subarray(from, to).sort();
    return;
  }
  for (let at = from + 1; at < to; at++) {
    const tie = ties[at];
    let place = at;
    for (; place > from && ties[place - 1] > tie; place--) ties[place] = ties[place - 1];
    ties[place] = tie;
  }
}

/** Refuses a network whose ties would not fit in memory, before anything is allocated. */
export function checkNetwork(scenario: {
  population: { consumers: number };
  network: NetworkParameters;
}): Problem[] {
  const { consumers } = scenario.population;
  const { meanDegree, kind, edges } = scenario.network;
  if (kind === "edges") return checkEdges(edges, consumers);
  const ties = kind === "complete" || kind === "none" ? 0 : consumers * meanDegree;
  if (ties <= MOST_TIES) return [];
  return [
    {
      path: "network.meanDegree",
      value: meanDegree,
      expected: {
        en: `at most ${MOST_TIES / 1e6} million ties in all (here ${ties / 1e6} million)`,
        fr: `au plus ${MOST_TIES / 1e6} millions de liens en tout (ici ${ties / 1e6} millions)`,
      },
      suggestion: {
        en: `at most ${Math.floor(MOST_TIES / consumers)} ties each for ${consumers} people`,
        fr: `au plus ${Math.floor(MOST_TIES / consumers)} liens chacun pour ${consumers} personnes`,
      },
    },
  ];
}

function checkEdges(edges: readonly number[] | null, consumers: number): Problem[] {
  const outside = (edges ?? []).find((person) => !Number.isInteger(person) || person >= consumers);
  if (edges !== null && edges.length % 2 === 0 && outside === undefined) return [];
  return [
    {
      path: "network.edges",
      value: outside ?? edges?.length ?? null,
      expected: {
        en: `pairs of whole numbers from 0 to ${consumers - 1}`,
        fr: `des paires de nombres entiers de 0 à ${consumers - 1}`,
      },
    },
  ];
}

/** 40 million ties take about 640 MB while they are being built. */
const MOST_TIES = 40_000_000;
