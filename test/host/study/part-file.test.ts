import { createHash } from "node:crypto";
import { copyFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Part, readPart, writePart } from "../../../sim/host/study/part-file.ts";
import { METRICS, WEEKLY_METRICS } from "../../../sim/model/metric-lists.ts";
import { temporaryFolder } from "../command.ts";

const folder = temporaryFolder();
const path = join(folder, "00000000.part");

const anyPart = fc
  .record({
    replicates: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 }),
    // NaN too: a metric may be undefined.
    numbers: fc.array(fc.double(), { minLength: 1, maxLength: 5 }),
    messages: fc.array(fc.string({ unit: "grapheme" }), { maxLength: 3 }),
    weeks: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  })
  .map(({ replicates, numbers, messages, weeks }): Part => {
    const rows = replicates.reduce((sum, count) => sum + count, 0);
    const filled = (length: number, from: number) =>
      Float64Array.from({ length }, (_, i) => numbers[(from + i) % numbers.length]);
    return {
      replicates,
      metrics: METRICS.map((_, m) => filled(rows, m)),
      failures: messages.slice(0, rows).map((message, row) => ({ row, message })),
      ...(weeks !== undefined && {
        weeks: Array.from({ length: rows }, () => weeks),
        series: filled(rows * weeks * WEEKLY_METRICS.length, 1),
      }),
    };
  });

test("a part reads back to the last bit", () => {
  fc.assert(
    fc.property(anyPart, (part) => {
      writePart(path, part, "salt");
      expect(readPart(path, "salt")).toEqual(part);
    }),
    { numRuns: 40 },
  );
  expect(readdirSync(folder)).toEqual(["00000000.part"]);
});

const SOME: Part = {
  replicates: [2],
  metrics: METRICS.map((_, m) => Float64Array.of(m, Number.NaN)),
  failures: [{ row: 1, message: "a lever left its range" }],
};

test("a change of any byte is detected", () => {
  writePart(path, SOME, "salt");
  const bytes = readFileSync(path);
  for (let at = 0; at < bytes.length; at += 7) {
    const altered = Buffer.from(bytes);
    altered[at] ^= 1;
    writeFileSync(path, altered);
    expect(readPart(path, "salt")).toBe("broken");
  }
});

test("a truncated part is detected at any length", () => {
  writePart(path, SOME, "salt");
  const { length } = readFileSync(path);
  for (const left of [length - 1, length >> 1, 33, 32, 10, 0]) {
    truncateSync(path, left);
    expect(readPart(path, "salt")).toBe("broken");
  }
});

test("a part of another study, or under another number, does not count", () => {
  writePart(path, SOME, "one study 0");
  copyFileSync(path, join(folder, "00000001.part"));
  expect(readPart(path, "another study 0")).toBe("broken");
  expect(readPart(join(folder, "00000001.part"), "one study 1")).toBe("broken");
  expect(readPart(path, "one study 0")).toEqual(SOME);
});

test("an absent part is missing, not broken", () => {
  expect(readPart(join(folder, "00000007.part"), "salt")).toBe("missing");
});

test("a forged part with a correct checksum is either refused or read, whatever its counts", () => {
  const counts = fc.oneof(fc.nat(4), fc.constantFrom(-1, 0.5, 1e9, 1e300, "2", null));
  const lists = fc.option(fc.oneof(counts, fc.array(counts, { maxLength: 4 })), { nil: undefined });
  const heads = fc.record({
    rows: counts,
    replicates: lists,
    weeks: lists,
    series: counts,
    messages: counts,
  });
  const forged = (head: string, rest: Buffer) => {
    const bytes = Buffer.concat([Buffer.from(`${head}\n`), rest]);
    writeFileSync(path, Buffer.concat([bytes, createHash("sha256").update("salt").update(bytes).digest()]));
    return readPart(path, "salt");
  };
  const bodies = fc.tuple(fc.nat(3), fc.constantFrom("", "[]", '[[9,"x"]]', "[[0]]", "{}", "[1"));
  fc.assert(
    fc.property(heads, bodies, fc.nat(8), (head, [rows, messages], pad) => {
      const body = Buffer.concat([Buffer.alloc(8 * rows * METRICS.length), Buffer.from(messages)]);
      const part = forged(JSON.stringify(head) + " ".repeat(pad), body);
      if (typeof part === "string") return;
      expect(part.metrics.map(({ length }) => length)).toEqual(METRICS.map(() => head.rows));
      for (const { row } of part.failures) expect(row).toBeLessThan(head.rows as number);
    }),
  );
  const numbers = Buffer.alloc(8 * METRICS.length);
  const head = { rows: 1, replicates: [1], series: 0, messages: 2 };
  const line = (change: object) => {
    const json = JSON.stringify({ ...head, ...change });
    return json.padEnd(Math.ceil((json.length + 1) / 8) * 8 - 1);
  };
  const body = Buffer.concat([numbers, Buffer.from("[]")]);
  expect(forged(line({}), body)).toMatchObject({ replicates: [1], failures: [] });
  for (const change of [
    ...[{ rows: 2 }, { rows: 1e9 }, { replicates: [1e9] }, { replicates: 1 }, { replicates: [-1, 2] }],
    ...[{ series: 1 }, { weeks: [1] }, { weeks: [] }, { messages: 1 }, { messages: 2 ** 40 }],
  ])
    expect(forged(line(change), body)).toBe("broken");
  expect(forged(`${line({})} `, body)).toBe("broken");
  for (const messages of ['[[1,"x"]]', '[[-1,"x"]]', "[[0]]", "{}", "[1"])
    expect(forged(line({ messages: messages.length }), Buffer.concat([numbers, Buffer.from(messages)]))).toBe(
      "broken",
    );
  expect(forged("[".repeat(200_000), body)).toBe("broken");
});
