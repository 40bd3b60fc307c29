import { type SvgNode, svg } from "../../svg.ts";
import { COLOURS } from "./palette.ts";
import { textLines, wrapped } from "./typography.ts";

/** Charts are drawn for a width in pixels: a phone's, a column's, a page's. */
export const DEFAULT_WIDTH = 720;
const NARROW = 480;

export const isNarrow = (width: number): boolean => width < NARROW;
export const marginOf = (width: number): number => (isNarrow(width) ? 8 : 28);

/** Title and subtitle broken into lines, and the height they take with the space around them. */
export interface Heading {
  title: string;
  subtitle: string;
  titleLines: string[];
  subtitleLines: string[];
  titleSize: number;
  height: number;
}

const SUBTITLE_SIZE = 13;
const TOP = 14;

export function headingOf(title: string, subtitle: string, width: number): Heading {
  const room = width - 2 * marginOf(width);
  const titleSize = isNarrow(width) ? 16 : 18;
  const titleLines = wrapped(title, room, titleSize, true);
  const subtitleLines = wrapped(subtitle, room, SUBTITLE_SIZE);
  const height = TOP + titleLines.length * (titleSize + 4) + subtitleLines.length * 17 + 10;
  return { title, subtitle, titleLines, subtitleLines, titleSize, height };
}

/**
 * A whole chart: white paper, heading, and what is drawn below it.
 *
 * @param id prefix of the ids inside, so that several charts can share a page
 * @param description the chart in words, for those who do not see it
 */
export function framed(
  heading: Heading,
  { width, height }: { width: number; height: number },
  id: string,
  description: string,
  ...body: readonly SvgNode[]
): SvgNode {
  const margin = marginOf(width);
  const { titleLines, subtitleLines, titleSize } = heading;
  const below = TOP + titleLines.length * (titleSize + 4);
  return svg(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${Math.ceil(height)}`,
      width,
      height: Math.ceil(height),
      role: "img",
      "aria-labelledby": `${id}-title ${id}-desc`,
      "font-family": "system-ui, Segoe UI, Helvetica Neue, Arial, sans-serif",
      "font-size": SUBTITLE_SIZE,
      fill: COLOURS.ink,
    },
    svg("title", { id: `${id}-title` }, heading.title),
    svg("desc", { id: `${id}-desc` }, description),
    svg("rect", { width, height: Math.ceil(height), fill: COLOURS.paper }),
    ...textLines(margin, TOP + titleSize, titleLines, titleSize + 4, {
      "font-size": titleSize,
      "font-weight": 600,
    }),
    ...textLines(margin, below + 15, subtitleLines, 17, { fill: COLOURS.faint }),
    ...body,
  );
}
