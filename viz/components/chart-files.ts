import type { Language } from "../../sim/input/text.ts";
import { csvText, SPREADSHEET_CSV } from "../../sim/tables/csv.ts";
import { tableOf } from "../../sim/tables/table.ts";
import type { Cell, Table } from "../charts/shared/table.ts";
import { wrapped } from "../charts/shared/typography.ts";
import { type SvgNode, svg, svgText } from "../svg.ts";

/** Where numbers come from: what it takes to reproduce them. */
export interface Provenance {
  version: string;
  seed: string;
  /** Of all results; null while they are preliminary. */
  digest: string | null;
  /** In words, without a date: the same experiment gives the same file. */
  line: string;
}

const SIZE = 10;
const LINE = 14;

/** The chart with its provenance as a last line, and in its metadata. */
export function withProvenance(chart: SvgNode, { version, seed, digest, line }: Provenance): SvgNode {
  const width = Number(chart.attributes.width);
  const height = Number(chart.attributes.height);
  const lines = wrapped(line, width - 2 * SIZE, SIZE);
  const whole = height + lines.length * LINE + SIZE;
  const metadata = JSON.stringify({ levain: version, seed, digest });
  return {
    ...chart,
    attributes: { ...chart.attributes, height: whole, viewBox: `0 0 ${width} ${whole}` },
    children: [
      svg("metadata", {}, metadata),
      svg("rect", { y: height, width, height: whole - height, fill: "#ffffff" }),
      ...chart.children,
      ...lines.map((text, at) =>
        svg("text", { x: SIZE, y: height + (at + 1) * LINE - 4, "font-size": SIZE, fill: "#595959" }, text),
      ),
    ],
  };
}

/** The chart as an SVG file. */
export const svgFile = (chart: SvgNode, provenance: Provenance): Blob =>
  new Blob([svgText(withProvenance(chart, provenance))], { type: "image/svg+xml" });

/** The chart's table for spreadsheets in that language; every row carries its provenance. */
export function csvOf(
  { header, rows }: Table,
  { version, seed, digest }: Provenance,
  language: Language,
): string {
  const origin = [version, seed, digest ?? ""];
  const table = tableOf(
    [...header, "levain", "seed", "digest"],
    rows.map((row) => [...row.map(written), ...origin]),
  );
  return [...csvText(table, SPREADSHEET_CSV[language])].join("");
}

const written = ({ value }: Cell): number | string =>
  typeof value === "number" && !Number.isFinite(value) ? "" : (value ?? "");

/** Pixels of the picture per pixel of the chart. */
const SCALE = 2;

/** The chart as a PNG file on white. @throws Error when the browser cannot draw it */
export async function pngFile(chart: SvgNode, provenance: Provenance): Promise<Blob> {
  const address = URL.createObjectURL(svgFile(chart, provenance));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = SCALE * image.width;
    canvas.height = SCALE * image.height;
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("no canvas");
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    if (blob === null) throw new Error("no picture");
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}
