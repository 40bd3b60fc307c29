import type { Table } from "../charts/shared/table.ts";
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

/** Comma-separated values, in UTF-8 with a mark that spreadsheets understand; every row carries its provenance. */
export function csvText({ header, rows }: Table, { version, seed, digest }: Provenance): string {
  const origin = [version, seed, digest ?? ""].map(quoted);
  const lines = [
    [...header, "levain", "seed", "digest"].map(quoted),
    ...rows.map((row) => [...row.map(({ value }) => quoted(value)), ...origin]),
  ];
  return `\ufeff${lines.map((line) => line.join(",")).join("\r\n")}\r\n`;
}

/** What a spreadsheet would take for a formula is text; numbers stay numbers, undefined ones are left out. */
function quoted(value: string | number | null): string {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const text = (value ?? "").replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n;]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

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
