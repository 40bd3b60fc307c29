import type { Worlds } from "../../sim/experiment/experiment.ts";
import type { Shown } from "./results.ts";

/** Settled results as bytes and back: a length, that much JSON, then all numbers one after the other. */

type Head = Omit<Shown, "worlds"> & { lengths: { metrics: number; series: number }[] };

const NUMBER_BYTES = 8;

export function bytesOfResults({ worlds, ...rest }: Shown): Uint8Array<ArrayBuffer> {
  const lengths = worlds.map(({ metrics, series }) => ({ metrics: metrics.length, series: series.length }));
  const text = new TextEncoder().encode(JSON.stringify({ ...rest, lengths } satisfies Head));
  const start = startOfNumbers(text.length);
  const numbers = worlds.flatMap(({ metrics, series }) => [metrics, series]);
  const bytes = new Uint8Array(start + NUMBER_BYTES * numbers.reduce((sum, { length }) => sum + length, 0));
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  let at = start;
  for (const part of numbers) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

export function resultsOfBytes(bytes: Uint8Array<ArrayBuffer>): Shown {
  const length = new DataView(bytes.buffer).getUint32(0, true);
  const { lengths, ...rest }: Head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  let at = startOfNumbers(length);
  const next = (count: number) => {
    const part = new Float64Array(bytes.buffer, at, count);
    at += NUMBER_BYTES * count;
    return part;
  };
  const worlds = lengths.map(
    ({ metrics, series }): Worlds => ({
      metrics: next(metrics),
      series: next(series),
    }),
  );
  return { ...rest, worlds };
}

/** The first multiple of a number's size after the text: typed arrays begin nowhere else. */
const startOfNumbers = (textLength: number): number =>
  NUMBER_BYTES * Math.ceil((4 + textLength) / NUMBER_BYTES);
