import { packSiblings, range } from "d3";
import { DEFAULT_WIDTH, type Heading, headingOf, isNarrow, marginOf } from "../shared/frame.ts";
import type { ChartArm } from "../shared/legend.ts";
import { cut } from "../shared/typography.ts";

/**
 * What somebody is doing, in the order of the codes; where there are several operations, the one they are furthest into.
 * Who is gone has left the public, and nobody has come in their place yet.
 */
export const STATES = ["unaware", "aware", "enrolled", "lapsed", "excluded", "gone"] as const;
export type State = (typeof STATES)[number];

/** Everybody of one matched world in one week, under every scenario: the same person at the same place. */
export interface Agents {
  title: string;
  subtitle: string;
  segments: readonly string[];
  /** Most people that each segment ever has: its disc has room for them. */
  sizes: readonly number[];
  /** Place in `segments` of each person. */
  segment: ArrayLike<number>;
  /** Place of each person in the segment's disc. */
  spot: ArrayLike<number>;
  arms: readonly (ChartArm & {
    /** Place in {@link STATES} of each person. */
    state: ArrayLike<number>;
  })[];
}

export interface AgentsPanel {
  letter: string;
  name: string;
  left: number;
  top: number;
  /** How many people are in each state, all segments together. */
  counts: number[];
  /** Path of all people in each state, in the order of {@link STATES}. */
  paths: string[];
}

export interface AgentsMarks {
  width: number;
  /** Of all but the legend. */
  height: number;
  heading: Heading;
  /** Name and place of the discs, the same in every panel, and how many people are there. */
  segments: { label: string; x: number; y: number; people: number }[];
  panels: AgentsPanel[];
  panelWidth: number;
  /** Radius of a person. */
  radius: number;
}

/** Turn from one person to the next: the golden angle fills a disc evenly. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const LABEL = 22;
/** Names of discs side by side stand in rows where they are long. */
export const LABEL_ROW = 12;

/** Data → marks: a disc of people per segment, a panel per scenario. */
export function agentsMarks(data: Agents, width = DEFAULT_WIDTH): AgentsMarks {
  const { title, subtitle, arms } = data;
  const heading = headingOf(title, subtitle, width);
  const margin = marginOf(width);
  const columns = isNarrow(width) ? 1 : 2;
  const gap = 24;
  const panelWidth = (width - 2 * margin - (columns - 1) * gap) / columns;
  const layout = placesOf(data, panelWidth);
  const panelHeight = layout.height + LABEL + 24 + LABEL_ROW * Math.min(data.segments.length - 1, 3);
  const panels = arms.map(({ letter, name, state }, at): AgentsPanel => {
    const left = margin + (at % columns) * (panelWidth + gap);
    const top = heading.height + Math.floor(at / columns) * (panelHeight + 10);
    const people = range(state.length);
    const of = STATES.map((_, code) => people.filter((person) => state[person] === code));
    return {
      letter,
      name: cut(`${letter}  ${name}`, panelWidth, 13, true),
      left,
      top,
      counts: of.map(({ length }) => length),
      paths: of.map((some, code) =>
        some
          .map((person) => {
            const { x, y } = layout.people[person];
            return shapeOf(STATES[code], left + x, top + LABEL + y, layout.radius);
          })
          .join(""),
      ),
    };
  });
  const rows = Math.ceil(arms.length / columns);
  return {
    width,
    height: heading.height + rows * (panelHeight + 10),
    heading,
    segments: layout.segments,
    panels,
    panelWidth,
    radius: layout.radius,
  };
}

interface Layout {
  people: { x: number; y: number }[];
  segments: AgentsMarks["segments"];
  radius: number;
  height: number;
}

/** Where everybody stands: discs whose area is their people, packed side by side; larger ones are not on the screen. */
function placesOf({ segment, segments, sizes: room, spot, arms }: Agents, width: number): Layout {
  const sizes = room.map((most) => Math.sqrt(most) + 1.5);
  const across = sizes.reduce((sum, size) => sum + 2 * size, 0) + 2 * (sizes.length - 1);
  // In a row as wide as the panel; heaps of discs only where there are many of them.
  const inRow = sizes.length <= 4;
  const discs = inRow
    ? rowOf(sizes)
    : packSiblings(sizes.map((r) => ({ r: r + 1.2 })) as { r: number; x: number; y: number }[]);
  const left = Math.min(...discs.map(({ x }, at) => x - sizes[at]));
  const right = Math.max(...discs.map(({ x }, at) => x + sizes[at]));
  const top = Math.min(...discs.map(({ y }, at) => y - sizes[at]));
  const bottom = Math.max(...discs.map(({ y }, at) => y + sizes[at]));
  const scale = Math.min(
    width / Math.max(right - left, 1),
    260 / Math.max(bottom - top, 1),
    inRow ? width / across : 20,
  );
  const shift = (width - scale * (right - left)) / 2;
  const people = Array.from(segment, (code, person) => {
    const distance = scale * Math.sqrt(spot[person] + 0.5);
    const angle = spot[person] * GOLDEN_ANGLE;
    const centre = { x: shift + scale * (discs[code].x - left), y: scale * (discs[code].y - top) };
    return { x: centre.x + distance * Math.cos(angle), y: centre.y + distance * Math.sin(angle) };
  });
  const here = people.map((_, person) => arms[0]?.state[person] !== STATES.indexOf("gone"));
  const height = scale * (bottom - top);
  return {
    people,
    segments: segments.map((label, code) => ({
      label,
      x: shift + scale * (discs[code].x - left),
      y: inRow ? height + 14 : scale * (discs[code].y - top + sizes[code]),
      people: here.filter((is, person) => is && segment[person] === code).length,
    })),
    radius: scale * 0.72,
    height,
  };
}

function rowOf(sizes: readonly number[]): { x: number; y: number }[] {
  let x = 0;
  return sizes.map((size) => {
    const centre = x + size;
    x += 2 * size + 2;
    return { x: centre, y: 0 };
  });
}

const fixed = (value: number) => String(Math.round(value * 10) / 10);

/** A shape per state, so that none is told by its colour alone: dot, ring, disc, cross, square, dash. */
export function shapeOf(state: State, x: number, y: number, radius: number): string {
  const circle = (wanted: number) => {
    // Halves of a circle that are not exactly twice as wide as its radius make an egg.
    const r = Math.round(wanted * 20) / 20;
    return `M${fixed(x - r)} ${fixed(y)}a${r} ${r} 0 1 0 ${fixed(2 * r)} 0a${r} ${r} 0 1 0 ${fixed(-2 * r)} 0`;
  };
  const d = radius * 0.75;
  if (state === "unaware") return circle(Math.max(0.6, radius * 0.3));
  if (state === "aware") return circle(radius * 0.75);
  if (state === "enrolled") return circle(radius);
  if (state === "lapsed")
    return `M${fixed(x - d)} ${fixed(y - d)}l${fixed(2 * d)} ${fixed(2 * d)}m0 ${fixed(-2 * d)}l${fixed(-2 * d)} ${fixed(2 * d)}`;
  if (state === "gone") return `M${fixed(x - d)} ${fixed(y)}h${fixed(2 * d)}`;
  return `M${fixed(x - d)} ${fixed(y - d)}h${fixed(2 * d)}v${fixed(2 * d)}h${fixed(-2 * d)}z`;
}
