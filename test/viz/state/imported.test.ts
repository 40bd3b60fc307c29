import { expect, test } from "vitest";
import { describeProblems } from "../../../sim/input/problems.ts";
import { armOfFile } from "../../../viz/state/imported.ts";

/** What is said of a file, or the arm it becomes. */
async function read(content: BlobPart) {
  const found = await armOfFile(new File([content], "mine.json"), "B", "en");
  return "problems" in found ? describeProblems(found.problems, "en") : found.arm;
}

const bytes = (text: string, mark: readonly number[] = []) =>
  Uint8Array.from([...mark, ...Array.from(text, (letter) => letter.charCodeAt(0))]);

test("a file in UTF-8 is taken in, with a byte-order mark and without", async () => {
  const arm = { letter: "B", name: "Café", changes: {}, base: { title: { en: "Café" } } };
  expect(await read('{"title": {"en": "Café"}}')).toEqual(arm);
  expect(await read('\ufeff{"title": {"en": "Café"}}')).toEqual(arm);
  expect(await read("{}")).toMatchObject({ name: "mine" });
});

test.each<[string, BlobPart, string]>([
  [
    "Latin-1",
    bytes('{"title": {"en": "Café"}}'),
    "line 1, character 22 is in another encoding, perhaps Latin-1",
  ],
  ["UTF-16", Uint16Array.from('{"a": 1}', (c) => c.charCodeAt(0)), "text in UTF-8; this is UTF-16"],
  ["a mark of UTF-16", bytes("{}", [0xff, 0xfe]), "text in UTF-8; this is UTF-16"],
  [
    "a key that stands twice",
    '{"levers": {},\n"levers": {}}',
    "levers: a key that stands once; it is at line 1",
  ],
  ["a number that is lost", '{"horizonWeeks": 1e400}', "horizonWeeks: a number below 1.8e308"],
  [
    "deep nesting",
    `{"levers": ${"[".repeat(1800)}${"]".repeat(1800)}}`,
    "levers: valid JSON, nested at most",
  ],
  ["broken JSON", '{\n"a": 1,}', "this is not valid JSON; look at line 2, character 8"],
  ["a list", "[]", "[]: expected an object"],
  ["a megabyte of brackets", "[".repeat(4_000_000), "nested at most 100 deep"],
  ["a file too large", "x".repeat(4_200_000), "a file of at most 4 MB"],
])("%s is told", async (_, content, said) => {
  expect(await read(content)).toContain(said);
});

test("a file that cannot be read any more, or in a way that nobody foresaw, is told", async () => {
  const gone = Object.assign(new File(["{}"], "a.json"), {
    arrayBuffer: () => Promise.reject(new DOMException("gone", "NotReadableError")),
  });
  const odd = Object.defineProperty(new File(["{}"], "a.json"), "size", {
    get() {
      throw new TypeError("odd");
    },
  });
  const said = async (file: File) => {
    const found = await armOfFile(file, "B", "fr");
    return "problems" in found ? describeProblems(found.problems, "fr") : "";
  };
  expect(await said(gone)).toBe("un fichier qui est encore là et que l’on peut lire");
  expect(await said(odd)).toContain("une erreur de la page elle-même l’a arrêtée");
});
