import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InputError } from "../../../sim/index.ts";
import { METRICS, PAIRS, VERSION } from "../../../viz/declarations.ts";
import {
  addArm,
  experimentOfPair,
  setHeadlines,
  setSeed,
  setValue,
  setWorlds,
} from "../../../viz/state/edits.ts";
import type { Value } from "../../../viz/state/experiment.ts";
import {
  decoded,
  encoded,
  isLink,
  LARGEST_INFLATED_BYTES,
  LONGEST_LINK,
  linkIn,
} from "../../../viz/state/link.ts";
import { readWritten, type Written, writtenAs } from "../../../viz/state/written.ts";

const first = experimentOfPair("small-pay", "en");
const plain: Written = { experiment: first, language: "en", version: VERSION, digest: null };

const linkOf = (json: string | Uint8Array) => `#e=${deflateRawSync(json).toString("base64url")}`;

/** What is wrong with a link, a line each. */
async function refusal(hash: string): Promise<string> {
  return decoded(hash).then(
    () => "",
    (error) => {
      expect(error).toBeInstanceOf(InputError);
      return (error as InputError).message;
    },
  );
}

test("a link may ask for metrics of one operation, as far as an operation alone has them", async () => {
  const asking = (id: string) => encoded({ ...plain, experiment: setHeadlines(first, ["active", id]) });
  const read = await decoded(await asking("hours@forum"));
  expect(read.experiment.headlines).toEqual(["active", "hours@forum"]);
  for (const id of ["staffStrain@forum", "hours@", "hours@Forum!", "nothing@forum"])
    expect(await refusal(await asking(id))).toContain("headlines");
});

const value: fc.Arbitrary<Value> = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
  fc.boolean(),
  fc.constant(null),
  fc.string({ maxLength: 100 }),
  fc.array(fc.record({ from: fc.nat(100), to: fc.nat(100), value: fc.nat(9) }), { maxLength: 4 }),
);
const written: fc.Arbitrary<Written> = fc
  .record({
    pair: fc.constantFrom(...Object.keys(PAIRS)),
    language: fc.constantFrom("en" as const, "fr" as const),
    seed: fc.string({ minLength: 1, maxLength: 20 }),
    worlds: fc.integer({ min: 1, max: 1000 }),
    headlines: fc.uniqueArray(fc.constantFrom(...METRICS.map(({ id }) => id)), {
      minLength: 1,
      maxLength: 6,
    }),
    guidance: value,
    name: fc.string({ maxLength: 30 }),
    base: fc.constantFrom("price-watch", { extends: "baseline", horizonWeeks: 9 }),
    digest: fc.constantFrom(null, "0123456789abcdef".repeat(4)),
  })
  .map(({ pair, language, seed, worlds, headlines, guidance, name, base, digest }) => {
    let experiment = setSeed(experimentOfPair(pair, language), seed);
    experiment = setHeadlines(setWorlds(experiment, worlds), headlines);
    experiment = setValue(addArm(experiment, name), "B", "levers.support.guidance", guidance);
    const arms = experiment.arms.map((arm) => (arm.letter === "C" ? { ...arm, base } : arm));
    return { experiment: { ...experiment, arms }, language, version: "9.8.7", digest };
  });

test("what is written is read again, digit by digit", async () => {
  await fc.assert(
    fc.asyncProperty(written, async (given) => {
      expect(await decoded(`#${await encoded(given)}`)).toEqual(given);
      expect(await readWritten(writtenAs(given))).toEqual(given);
    }),
    { numRuns: 50 },
  );
});

test("a link holds only what differs from its pair, in letters that every address takes", async () => {
  expect(JSON.parse(writtenAs(plain))).toEqual({ levain: VERSION, language: "en", pair: "small-pay" });
  const text = await encoded(plain);
  expect(text).toMatch(/^e=[\w-]+$/);
  expect(text.length).toBeLessThan(120);
  expect(isLink(`#${text}`)).toBe(true);
  expect(isLink("#method")).toBe(false);
});

test("an experiment without a pair holds all of itself", async () => {
  const own: Written = { ...plain, experiment: { ...first, pair: null } };
  expect(await decoded(await encoded(own))).toEqual(own);
});

test("a link cut short, mixed up or of another kind is refused", async () => {
  const text = await encoded(plain);
  for (let length = 0; length < text.length; length += 3)
    expect(await refusal(text.slice(0, length))).toMatch("a whole link");
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 200 }), async (noise) => {
      expect(await refusal(`#e=${noise}`)).not.toBe("");
    }),
  );
  expect(await refusal(`#e=${"A".repeat(LONGEST_LINK)}`)).toMatch("a whole link");
});

describe("a link that a program altered", async () => {
  const text = await encoded({ ...plain, experiment: setSeed(first, "a seed of its own") });
  const body = text.slice("e=".length);
  const middle = Math.floor(body.length / 2);
  const [before, after] = [body.slice(0, middle), body.slice(middle)];

  test.each([
    ["percent-encoded", `#e%3D${body}`],
    ["percent-encoded twice", `#e%253D${body.replaceAll("-", "%252D")}`],
    ["with every letter encoded", `#${Array.from(text, (c) => `%${c.charCodeAt(0).toString(16)}`).join("")}`],
    ["at the end of a sentence", `#${text}.`],
    ["in brackets", `#${text})`],
    ["in angle brackets", `#${text}>`],
    ["in angle brackets of HTML", `#${text}&gt;`],
    ["in quotes", `#“${text}”,`],
    ["in quotes, encoded", `#%E2%80%9C${text}%E2%80%9D`],
    ["with a doubled #", `##${text}`],
    ["with a # more, encoded", `#%23${text}`],
    ["broken into lines", `#e=${before}\r\n  ${after}`],
    ["broken into lines that are quoted", `#e=${before}\n> ${after}`],
    ["broken as mails break lines", `#e=3D${before}=\r\n${after}`],
    ["broken so, line ends lost", `#e=3D${before}=${after}`],
    ["with spaces", `#e= ${before}%20${after} `],
    ["with spaces as plus would be", `#e=${body}%2B`],
    ["with letters that nobody sees", `#e=\u200b${before}\u200b\u00ad${after}\ufeff`],
    ["with such letters, encoded", `#e=${before}%E2%80%8B${after}`],
    ["with a padding", `#${text}==`],
    ["with a tracker's words", `#${text}&fbclid=IwAR0&utm_source=mail`],
    ["with those in HTML", `#${text}&amp;utm_source=mail`],
    ["with a question", `#${text}?utm_source=mail`],
    ["with numbered letters of HTML", `#e&#61;${body}`],
    ["with a directive to find text", `#${text}:~:text=pay`],
    ["with a tracker's words before it", `#utm_source=mail&${text}`],
    ["with those, in HTML", `#utm_source=mail&amp;${text}`],
    ["with its address once more", `#https://example.org/levain/?from=a#${text}`],
    ["with that in angle brackets", `#<https://example.org/levain/#${text}>`],
    ["with a space of HTML", `#e=${before}&nbsp;${after}`],
    [
      "with places of HTML where a line may break",
      `#e=${before.slice(0, 9)}<wbr>${before.slice(9)}&shy;${after}`,
    ],
    ["with a line break of HTML", `#e=${before}<br />${after}`],
    ["with named dashes of HTML", `#${text.replaceAll("--", "&mdash;").replaceAll("-", "&ndash;")}`],
    ["with other words after it", `#${text} is what I mean`],
    ["twice", `#${text}#${text}`],
    ["with typographic dashes", `#${text.replaceAll("--", "—").replaceAll("-", "–")}`],
    ["emphasised as in Markdown", `#${text}_`],
    ["before a dash", `#${text}-`],
    ["with strokes before what Markdown would take", `#${text.replaceAll("_", "\\_")}`],
  ])("%s is mended", async (_, hash) => {
    expect((await decoded(hash)).experiment.seed).toBe("a seed of its own");
  });

  test.each(["#", "#e", "#e=", "#E=abc", "#f=abc", "#!", "#%", "#é", `#${text.toUpperCase()}`, `#${body}`])(
    "%s is said to be unreadable",
    async (hash) => {
      expect(await refusal(hash)).toMatch("a whole link");
    },
  );

  test("never opens as something else, whatever letter was changed, lost or put in", async () => {
    const usual = JSON.stringify((await decoded(text)).experiment);
    const letters = "Aa0-_9zQ";
    let opened = 0;
    for (let at = 0; at < text.length; at++)
      for (const altered of [
        text.slice(0, at) + letters[at % letters.length] + text.slice(at + 1),
        text.slice(0, at) + text.slice(at + 1),
        text.slice(0, at) + letters[at % letters.length] + text.slice(at),
        text.slice(0, at),
        text.slice(0, at) + (text[at + 1] ?? "") + text[at] + text.slice(at + 2),
      ])
        await decoded(altered).then(
          ({ experiment }) => {
            opened++;
            expect(JSON.stringify(experiment)).toBe(usual);
          },
          (error) => expect(error).toBeInstanceOf(InputError),
        );
    // Bits after the last byte mean nothing, and some letters were changed into themselves.
    expect(opened).toBeLessThan(text.length / 4);
  });
});

test("short words inside other words are no link", () => {
  for (const hash of ["#a&e=1", "#top;j=abc", "#/e=", `#a${text40}`]) expect(isLink(hash), hash).toBe(false);
});
const text40 = `e=${"A".repeat(40)}`;

test("a link that was moved into the query is found there, and nothing else is taken for one", async () => {
  const text = await encoded(plain);
  expect(linkIn({ hash: `#${text}`, search: "?e=1" })).toBe(`#${text}`);
  for (const search of [`?${text}`, `?utm_source=mail&${text}`])
    for (const hash of ["", "#"]) expect(await decoded(linkIn({ hash, search }))).toEqual(plain);
  for (const hash of ["", "#top", "#:~:text=pay"])
    for (const search of [`?x=1&amp;${text}`, `?url=${encodeURIComponent(`#${text}`)}`, `?${text}`])
      expect(await decoded(linkIn({ hash, search }))).toEqual(plain);
  for (const search of ["", "?", "?e=1", "?a=1;e=1", "?a=1&amp;e=1", "?j=", "?utm_source=mail"])
    expect(linkIn({ hash: "", search })).toBe("");
  expect(linkIn({ hash: "#foo", search: "" })).toBe("#foo");
});

test("a formula that is too long stays in its link, for the core to refuse", async () => {
  const experiment = setValue(first, "B", "levers.support.guidance", `1${"+1".repeat(200)}`);
  expect(await decoded(await encoded({ ...plain, experiment }))).toEqual({ ...plain, experiment });
});

test("links of before, which had no checksum, are still read", async () => {
  const json = writtenAs(plain);
  expect(await decoded(linkOf(json))).toEqual(plain);
});

test("a key that stands twice, and what is no number, is refused in a link", async () => {
  const json = writtenAs(plain);
  expect(await refusal(linkOf(json.replace("{", '{"seed":"a","seed":"b",')))).toContain(
    "seed: a key that stands once; it is at line 1, character 2 and again at line 1, character 13",
  );
  expect(await refusal(linkOf(json.replace("{", '{"worlds":1e400,')))).toContain("1e400 would be read as");
});

test("a bomb stops where it has become too large", async () => {
  const bomb = linkOf(new Uint8Array(40 * LARGEST_INFLATED_BYTES));
  expect(bomb.length).toBeLessThan(LONGEST_LINK);
  expect(await refusal(bomb)).toMatch("a whole link");
});

const base = { levain: "0.1.0", language: "en" };
const arm = { letter: "A", name: "A", base: "baseline" };
const other = { letter: "B", name: "B", base: "baseline" };

test.each([
  [[], "an object"],
  [{ language: "en" }, "levain: missing; a version of the program"],
  [{ ...base, language: "de" }, "language"],
  [{ ...base, extra: 1 }, "extra: unknown key; perhaps of a newer version"],
  [{ ...base, sead: "x" }, "sead: unknown key; did you mean seed?"],
  [{ ...base, pair: "toString" }, "pair"],
  [{ ...base, seed: "" }, "seed"],
  [{ ...base, worlds: 1e9 }, "worlds"],
  [{ ...base, worlds: 1.5 }, "worlds"],
  [{ ...base, headlines: ["active", "active"] }, "headlines"],
  [{ ...base, headlines: ["constructor"] }, "headlines.0"],
  [{ ...base, digest: "x" }, "digest"],
  [{ ...base, arms: [arm] }, "arms"],
  [{ ...base, arms: [other, arm] }, "A first"],
  [{ ...base, arms: [arm, { ...other, base: "hasOwnProperty" }] }, "arms.1.base"],
  [{ ...base, arms: [arm, { ...other, base: "price-wach" }] }, "did you mean price-watch?"],
  [{ ...base, arms: [arm, { ...other, name: "x".repeat(81) }] }, "arms.1.name"],
  [{ ...base, arms: [arm, { ...other, changes: { "no.such": 1 } }] }, "no.such: unknown field"],
  [
    { ...base, arms: [arm, { ...other, changes: { "levers.support.guidence": 1 } }] },
    "did you mean guidance?",
  ],
  [{ ...base, arms: [arm, { ...other, changes: { "constructor.prototype": 1 } }] }, "unknown field"],
  [{ ...base, arms: [arm, { ...other, changes: { "levers.support.guidance": { a: 1 } } }] }, "a number"],
  [{ ...base, arms: [arm, { ...other, changes: { "levers.support.guidance": "x".repeat(3000) } }] }, "2000"],
  [{ ...base, arms: [arm, { ...other, changes: { "levers.support.guidance": [{ from: 0 }] } }] }, "missing"],
])("%j is refused in words", async (content, words) => {
  const said = await refusal(linkOf(JSON.stringify(content)));
  expect(said).toContain(words);
});

test("nothing reaches beyond its object", async () => {
  const json = `{"levain":"0.1.0","language":"en","__proto__":{"polluted":1}}`;
  expect(await refusal(linkOf(json))).toBe("__proto__: unknown key; perhaps of a newer version");
  const arms = `[${JSON.stringify(other)},{"letter":"A","name":"","base":{"levers":{"__proto__":{"polluted":1}}}}]`;
  const nested = `{"levain":"0.1.0","language":"en","arms":${arms}}`;
  expect(await refusal(linkOf(nested))).toContain("arms.1.base.levers.__proto__: unknown key");
  const deep = nested
    .replace('{"polluted":1}', `${"[".repeat(1000)}${"]".repeat(1000)}`)
    .replace("__proto__", "a");
  expect(await refusal(linkOf(deep))).toContain("arms.1.base: valid JSON, nested at most 100 deep");
  expect(await refusal(linkOf(`${"[".repeat(100_000)}`))).toMatch("JSON");
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test("an experiment too large for an address is refused in words", async () => {
  // Random digits, since others would be deflated away.
  let seed = 1;
  const thresholds = Array.from({ length: 20_000 }, () => {
    seed = (seed * 48271) % 2147483647;
    return seed;
  });
  const [a, b] = first.arms;
  const experiment = { ...first, arms: [a, { ...b, base: { population: { thresholds } } }] };
  await expect(encoded({ ...plain, experiment })).rejects.toThrow("characters in a link");
});
