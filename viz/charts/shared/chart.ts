import type { Text } from "../../../sim/input/text.ts";
import type { Shown, WorldPicture } from "../../client/results.ts";
import type { SvgNode } from "../../svg.ts";
import type { Words } from "../../text/words.ts";
import type { Table } from "./table.ts";

/** Ends of axes by what they measure: they keep still while worlds are still being run. */
export type Axes = Readonly<Record<string, readonly [number, number]>>;

/** The same content as a picture, as a table and in words. */
export interface DrawnChart {
  title: string;
  sentence: string;
  /** @param id prefix of the ids inside */
  draw: (width: number, id: string) => SvgNode;
  table: () => Table;
  /** Those that the picture has, to be held. */
  axes?: Axes;
}

/** What a chart can be about, one at a time; somebody chooses above it. */
export interface Choices {
  label: Text;
  /** Chosen before anybody has. */
  usual: string;
  options: readonly { id: string; text: string }[];
}

interface Common {
  /** Of its figure on the page, and in the names of its files. */
  id: string;
}

/** A chart of everything that the worlds gave. */
export interface ResultsChart extends Common {
  of: "results";
  /** @returns undefined where there is nothing to choose */
  choices?: (shown: Shown, words: Words) => Choices | undefined;
  /** @returns undefined while the results are not all there that it needs */
  draw: (shown: Shown, words: Words, asked: { choice?: string; axes: Axes }) => DrawnChart | undefined;
  /** What is said until then. */
  missing?: Text;
}

/** A chart of the metrics that get a verdict, with a mark per world that can be chosen. */
export interface HeadlinesChart extends Common {
  of: "headlines";
  draw: (shown: Shown, words: Words, asked: { metrics: readonly string[]; axes: Axes }) => DrawnChart;
}

/** A chart of one matched world in one week. */
export interface WorldChart extends Common {
  of: "world";
  draw: (shown: Shown, words: Words, asked: { picture: WorldPicture; week: number }) => DrawnChart;
}

/** A chart of the page, as the registry lists it. */
export type PageChart = ResultsChart | HeadlinesChart | WorldChart;
