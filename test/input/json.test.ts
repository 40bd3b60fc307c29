import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonIn, tryJson } from "../../sim/input/json.ts";
import { describeProblems, InputError, MOST_WORKED_OUT } from "../../sim/input/problems.ts";

/** What is wrong with JSON, a line each. */
function said(json: Uint8Array | string, language: "en" | "fr" = "en"): string[] {
  const read = tryJson(json);
  return "problems" in read ? describeProblems(read.problems, language).split("\n") : [];
}

const utf8 = (text: string) => new TextEncoder().encode(text);

test("what JSON.parse reads without loss is read alike, and what it refuses is refused", () => {
  const spaced = fc.json().map((json) => json.replaceAll(",", " ,\r\n\t "));
  const changed = fc
    .tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom("", ",", "]", "}", '"', "\\", "0", "-", "e", ".", "\n", "\u00a0"),
    )
    .map(([json, at, letter]) => {
      const place = at % (json.length + 1);
      return json.slice(0, place) + letter + json.slice(place + 1);
    });
  fc.assert(
    fc.property(fc.oneof(fc.json(), spaced, changed), (json) => {
      const read = tryJson(json);
      let value: unknown;
      try {
        value = JSON.parse(json);
      } catch {
        expect(read).toMatchObject({ isBroken: true });
        return;
      }
      if ("value" in read) expect(read.value).toEqual(value);
      else expect(read.isBroken).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

describe("a key that stands twice is told with both places", () => {
  test("at the top, with other keys between", () => {
    expect(said('{\n  "levers": {},\n  "id": "x",\n  "levers": {}\n}')).toEqual([
      "levers: a key that stands once; it is at line 2, character 3 and again at line 4, character 3; keep one of the two",
    ]);
    expect(said('{"a": 1,\r\n"a": 2}', "fr")).toEqual([
      "a : une clé qui n’apparaît qu’une fois ; elle est ligne 1, caractère 2, et de nouveau ligne 2, caractère 1 ; gardez l’une des deux",
    ]);
  });

  test.each([
    ["deep inside", '{"a": [{"b": 1}, {"b": 1, "c": 2, "b": 3}]}', "a.1.b"],
    ["written by its numbers", '{"a": 1, "\\u0061": 2}', "a"],
    ["that is a prototype's", '{"__proto__": 1, "__proto__": 2}', "__proto__"],
    ["that every object has", '{"toString": 1, "toString": 2}', "toString"],
    ["outside ASCII", '{"é": 1, "\\u00e9": 2}', "é"],
    ["that is empty", '{"a": {"": 1, "": 2}}', "a."],
  ])("%s", (_, json, path) => {
    expect(said(json)).toEqual([expect.stringMatching(/a key that stands once/)]);
    expect(said(json)[0].split(":")[0]).toBe(path);
  });

  test("not where it is a key of another object", () => {
    expect(jsonIn('{"a": {"a": [{"a": 1}, {"a": 2}]}, "b": {"a": 1}}')).toEqual(
      JSON.parse('{"a": {"a": [{"a": 1}, {"a": 2}]}, "b": {"a": 1}}'),
    );
  });
});

test.each([
  ["1e400", "read as infinite"],
  ["-1e400", "read as infinite"],
  [`1${"0".repeat(400)}`, "read as infinite"],
  ["1e-400", "read as 0"],
  [`0.${"0".repeat(400)}1`, "read as 0"],
  ["9007199254740993", "read as 9007199254740992"],
  ["-9007199254740993", "read as -9007199254740992"],
  ["90071992547409930e-1", "read as 9007199254740992"],
  ["12345678901234567890", "read as 12345678901234567000"],
  ["12345678901234567890.5e3", "beyond 2^53"],
  ["3".repeat(2000), "beyond 2^53"],
])("the number %s is refused", (literal, words) => {
  expect(said(`{"n": [0,\n ${literal}]}`)).toEqual([expect.stringContaining(words)]);
  expect(said(`{"n": [0,\n ${literal}]}`)[0]).toMatch(/^n\.1: .*; look at line 2, character 2$/);
});

test.each(["0", "-0", "0.1", "1e21", "1e300", "1.7976931348623157e308", "5e-324", "9007199254740992"])(
  "the number %s is kept",
  (literal) => expect(jsonIn(literal)).toBe(Number(literal)),
);

test("every number that a program writes is read again", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(jsonIn(JSON.stringify(value))).toBe(Object.is(value, -0) ? 0 : value);
    }),
  );
});

describe("encodings", () => {
  const text = '{"title": "Café"}';
  const units = (bytes: number, isLittle: boolean) =>
    Uint8Array.from(
      Array.from(text).flatMap((letter) => {
        const unit = Array.from({ length: bytes }, (_, place) => (place === 0 ? letter.charCodeAt(0) : 0));
        return isLittle ? unit : unit.reverse();
      }),
    );
  const marked = (mark: readonly number[], bytes: Uint8Array) => Uint8Array.from([...mark, ...bytes]);

  test("UTF-8 is read, with a byte-order mark and without", () => {
    expect(jsonIn(utf8(text))).toEqual({ title: "Café" });
    expect(jsonIn(marked([0xef, 0xbb, 0xbf], utf8(text)))).toEqual({ title: "Café" });
  });

  test.each([
    ["UTF-16", units(2, true)],
    ["UTF-16", units(2, false)],
    ["UTF-16", marked([0xff, 0xfe], units(2, true))],
    ["UTF-16", marked([0xfe, 0xff], units(2, false))],
    ["UTF-32", units(4, true)],
    ["UTF-32", units(4, false)],
    ["UTF-32", marked([0xff, 0xfe, 0, 0], units(4, true))],
    ["UTF-32", marked([0, 0, 0xfe, 0xff], units(4, false))],
  ])("%s is named", (name, bytes) => {
    expect(said(bytes)).toEqual([`text in UTF-8; this is ${name}; save the file again as UTF-8`]);
  });

  test("Latin-1 is named, with its place", () => {
    expect(said(Uint8Array.from(`{\n"a": "é"}`, (letter) => letter.charCodeAt(0)))).toEqual([
      "text in UTF-8; line 2, character 7 is in another encoding, perhaps Latin-1 (Windows-1252); save the file again as UTF-8",
    ]);
  });

  test("no bytes pass that are not UTF-8", () => {
    const strict = new TextDecoder("utf-8", { fatal: true });
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 4, min: 0x80 }), (bytes) => {
        const json = Uint8Array.from([0x22, ...bytes, 0x22]);
        let value: unknown;
        try {
          value = JSON.parse(strict.decode(json));
        } catch {
          expect(said(json)).toEqual([expect.stringContaining("UTF-8")]);
          return;
        }
        expect(jsonIn(json)).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });

  test("zeros inside are no JSON", () => {
    expect(said('{"a": 1\0}')).toEqual(["this is not valid JSON; look at line 1, character 8"]);
    expect(said('{"a": "\0"}')).toEqual(["this is not valid JSON; look at line 1, character 8"]);
  });

  test.each(['"\\ud800"', '"\\udc00"', '"\\udc00\\ud800"', '"a\\ud83dz"', '"\\ud83d\\u0041"'])(
    "half a character is refused: %s",
    (json) => expect(said(json)).toContainEqual(expect.stringMatching(/whole characters.*line 1/)),
  );
  test("both halves are a character", () => expect(jsonIn('"\\ud83d\\ude00"')).toBe("😀"));
});

const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

test("nesting has one bound, wherever it begins", () => {
  expect(said(nested(100))).toEqual([]);
  expect(said(nested(101))).toEqual(["valid JSON, nested at most 100 deep"]);
  expect(said(`{"levers": {"a": ${nested(1000)}}}`)).toEqual([
    "levers.a: valid JSON, nested at most 100 deep",
  ]);
});

test("all that is wrong is told at once, up to a number", () => {
  expect(said('{"a": 1, "a": 2, "b": 1e400, "c": "\\ud800"}')).toHaveLength(3);
  const many = `{"a": 1${', "a": 2'.repeat(100)}}`;
  expect(said(many)).toHaveLength(MOST_WORKED_OUT);
});

describe("what is large is refused before it is read", () => {
  const MB = 2 ** 20;
  test.each([
    ["brackets", () => "[".repeat(30 * MB), "nested"],
    ["objects", () => '{"a":'.repeat(6 * MB), "nested"],
    ["keys", () => `{${Array.from({ length: 200_000 }, (_, i) => `"key ${i}":1`).join()}}`, "keys"],
    ["a key", () => `{"${".".repeat(5 * MB)}":1}`, "keys of at most"],
    ["a number", () => "9".repeat(5 * MB), "read as"],
    ["numbers", () => `[${"1,".repeat(9 * MB)}1]`, "once they are read"],
    ["empty objects", () => `[${"{},".repeat(2 * MB)}1]`, "once they are read"],
    ["one key again and again", () => `{"a":1${',"a":1'.repeat(MB)}}`, "a key that stands once"],
  ])("%s", (_, made, words) => {
    const json = utf8(made());
    const before = process.cpuUsage();
    expect(said(json)[0]).toContain(words);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000);
  });
});

test("nothing is cut out of the Buffer of a file, where each piece takes long", () => {
  let cuts = 0;
  class Counted extends Uint8Array {
    override subarray(from?: number, to?: number) {
      cuts++;
      return super.subarray(from, to);
    }
  }
  const json = Counted.from(
    utf8(JSON.stringify(Array.from({ length: 1000 }, (_, i) => ({ week: i, value: i })))),
  );
  expect(tryJson(json)).toHaveProperty("value");
  expect(cuts).toBeLessThan(10);
});

describe("what has to be looked at closely is bounded by its number", () => {
  const refused = "once they are read";
  test("numbers that might be lost", () => {
    expect(said(`[${"0e999,".repeat(1_100_000)}1]`)[0]).toContain(refused);
    expect(said(`[${"123456789012345678,".repeat(60)}1]`)[0]).toContain("kept whole");
  });
  test("keys with escapes", () => {
    const keys = Array.from({ length: 10_000 }, (_, i) => `"\\u0041${i}":1`).join();
    expect(said(`[${`{${keys}},`.repeat(80)}1]`)[0]).toContain(refused);
  });
  test("but not numbers that a program writes", () =>
    expect(said(`[${"1.2345678901234567e-7,5e+20,".repeat(500_000)}1]`)).toEqual([]));
});

test("a million numbers are read", () => {
  const numbers = Array.from({ length: 1_000_000 }, (_, i) => i / 7);
  const json = JSON.stringify(numbers);
  expect(JSON.stringify(jsonIn(json)) === json).toBe(true);
});

test("five million escapes are looked through, and half an escape is none", () => {
  const escapes = "\\u004A\\u00fF".repeat(2_500_000);
  const json = utf8(`["${escapes}"`);
  const before = process.cpuUsage();
  expect(said(json)[0]).toContain("not valid JSON");
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1500);
  expect(jsonIn('"\\u004A\\u00fF"')).toBe("Jÿ");
  for (const digits of ["00", "00g0", "004", "-001", "004G", "00`0", "00@0"])
    expect(said(`"\\u${digits}"`)[0]).toContain("not valid JSON");
});

test.each([
  ["", "there is nothing in it"],
  ["\ufeff \n", "there is nothing in it"],
  ['{"a": 1,}', "remove the comma before it"],
  ['{"a": [1, ]}', "remove the comma before it"],
  ['{"a": 1 // people\n}', "JSON has no comments: remove them"],
  ['{"a": 1 /* people */}', "JSON has no comments: remove them"],
  ["# people\n{}", "JSON has no comments: remove them"],
  ["{'a': 1}", 'keys and texts stand between straight double quotes: "'],
  ["{“a”: 1}", 'keys and texts stand between straight double quotes: "'],
  ['{"a": « b »}', 'keys and texts stand between straight double quotes: "'],
  ['{\u00a0"a": 1}', "a special space stands there: write an ordinary one, or none"],
  ["\ufeff\ufeff{}", "a special space stands there: write an ordinary one, or none"],
  ['{"a": .5}', "write 0.5 instead of .5, and 5 instead of +5"],
  ['{"a": +5}', "write 0.5 instead of .5, and 5 instead of +5"],
])("%j is no JSON, and is told how to become it", (json, hint) => {
  expect(said(json)).toEqual([
    expect.stringMatching(/^this is not valid JSON; look at line \d+, character \d+; /),
  ]);
  expect(said(json)[0].endsWith(`; ${hint}`)).toBe(true);
});

test("problems have their file", () => {
  expect(() => jsonIn("x", "a.json")).toThrow(InputError);
  expect(() => jsonIn("x", "a.json")).toThrow("a.json: this is not valid JSON; look at line 1, character 1");
});
