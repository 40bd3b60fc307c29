import { type SvgNode, svg } from "../../svg.ts";
import { COLOURS } from "./palette.ts";

/** How wide characters are, in ems of a wide sans serif: what fits by this fits in every system's own font. */
const WIDTHS: readonly (readonly [characters: RegExp, ems: number])[] = [
  [/\u2060/u, 0],
  [/[ijl.,:;'’|!()[\]·]/u, 0.34],
  [/[ftrI\s/“”«»-]/u, 0.4],
  [/[mwMW%@—▶◀]/u, 0.92],
  [/[\p{Lu}+−=€]/u, 0.74],
];
const ORDINARY = 0.61;
const BOLD = 1.1;
const TICK_SIZE = 12;

const known = new Map<string, number>();

function emsOf(character: string): number {
  let ems = known.get(character);
  if (ems === undefined) {
    ems = WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? ORDINARY;
    known.set(character, ems);
  }
  return ems;
}

/** Estimated width of a text in pixels, rather too large than too small. */
export function widthOf(text: string, size: number, bold = false): number {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems * size * (bold ? BOLD : 1);
}

/** The text itself if it fits into `width` pixels, else its beginning and an ellipsis. */
export function cut(text: string, width: number, size: number, bold = false): string {
  if (widthOf(text, size, bold) <= width) return text;
  const characters = Array.from(text);
  let used = widthOf("…", size, bold);
  const fitting = characters.findIndex((character) => {
    used += widthOf(character, size, bold);
    return used > width;
  });
  const short = (length: number) => `${characters.slice(0, Math.max(0, length)).join("").trimEnd()}…`;
  // Sums in another order may differ in their last digit.
  return widthOf(short(fitting), size, bold) <= width ? short(fitting) : short(fitting - 1);
}

/**
 * Lines of at most `width` pixels, broken at spaces; a word that is wider, and what does not fit into the last line,
 * is cut.
 */
export function wrapped(text: string, width: number, size: number, bold = false, most = 4): string[] {
  const lines: string[] = [];
  for (const word of text.split(/[ \n]+/).filter((part) => part !== "")) {
    const longer = lines.length === 0 ? word : `${lines[lines.length - 1]} ${word}`;
    const fits = lines.length > 0 && widthOf(longer, size, bold) <= width;
    if (fits || lines.length === most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => cut(line, width, size, bold));
}

export function textAt(x: number, y: number, text: string, attributes: SvgNode["attributes"] = {}): SvgNode {
  return svg("text", { x, y, ...attributes }, text);
}

/** A text element per line. @param y baseline of the first */
export function textLines(
  x: number,
  y: number,
  texts: readonly string[],
  height: number,
  attributes: SvgNode["attributes"] = {},
): SvgNode[] {
  return texts.map((text, at) => textAt(x, y + at * height, text, attributes));
}

/** The number of a tick, centred on it but kept inside the chart. */
export function tickLabel(x: number, y: number, text: string, width: number): SvgNode {
  const half = widthOf(text, TICK_SIZE) / 2;
  const anchor = x - half < 2 ? "start" : x + half > width - 2 ? "end" : "middle";
  const at = anchor === "start" ? 2 : anchor === "end" ? width - 2 : x;
  return textAt(at, y, text, { fill: COLOURS.faint, "text-anchor": anchor, "font-size": TICK_SIZE });
}
