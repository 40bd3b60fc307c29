import { type SvgNode, svg } from "../svg.ts";
import { marginOf } from "./frame.ts";
import { COLOURS } from "./palette.ts";
import { widthOf, words } from "./words.ts";

/** What a mark means. */
export interface LegendEntry {
  text: string;
  /** Width of the mark, in pixels. */
  width: number;
  /** @param y of the row's middle */
  mark: (x: number, y: number) => readonly SvgNode[];
}

const SIZE = 12;
const ROW = 20;

export interface Legend {
  height: number;
  nodes: (top: number) => SvgNode;
}

/** Entries one after the other, in as many rows as the width asks for. */
export function legendOf(entries: readonly LegendEntry[], width: number): Legend {
  const left = marginOf(width);
  let x = left;
  let row = 0;
  const places = entries.map(({ text, width: mark }) => {
    const room = mark + 6 + widthOf(text, SIZE);
    if (x > left && x + room > width - left) {
      x = left;
      row++;
    }
    const place = { x, row };
    x += room + 18;
    return place;
  });
  return {
    height: (row + 1) * ROW,
    nodes: (top) =>
      svg(
        "g",
        { "font-size": SIZE, fill: COLOURS.faint },
        ...entries.flatMap(({ text, width: mark, mark: draw }, at) => {
          const y = top + places[at].row * ROW + ROW / 2;
          return [...draw(places[at].x, y), words(places[at].x + mark + 6, y + 4, text)];
        }),
      ),
  };
}
