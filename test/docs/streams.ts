import { readdirSync, readFileSync } from "node:fs";

const NAMES = /(?:stream\(|normals\(draws, |(?:heard|refused|left|invited|passedOver): )\s*["`]([^"`]+)["`]/g;

/** Recorders only repeat draws of the model; studies and calibrations draw to choose what runs. */
const NO_MODEL = /^(recorders|design|study|calibration)\//;

/** Code of the model, in a fixed order. */
export function simFiles(): string[] {
  return readdirSync("sim", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !NO_MODEL.test(file))
    .sort();
}

/** Every stream of chance, by the file that draws from it; `<id>` stands for the variable part of a name. */
export function streamsOf(): [file: string, streams: string[]][] {
  return simFiles().flatMap((file): [string, string[]][] => {
    const source = readFileSync(`sim/${file}`, "utf8");
    const names = [...source.matchAll(NAMES)].map(([, name]) => name.replace(/\$\{(\w+)\}/, "<$1>"));
    return names.length === 0 ? [] : [[file, [...new Set(names)].sort()]];
  });
}
