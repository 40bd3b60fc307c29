import { describe, expect, test } from "vitest";
import { sourceText } from "../../sim/host/cli/provenance.ts";
import { keysOfPath } from "../../sim/input/paths.ts";
import { describeProblems, MOST_WORKED_OUT } from "../../sim/input/problems.ts";
import { problemsIn } from "../../sim/input/shape.ts";
import { builtIn, SCENARIOS } from "../../sim/model/built-in.ts";
import { FIELDS, FORMAT, scenarioSchema } from "../../sim/model/model.ts";
import { fileOf, provenanceIn, SYSTEMS, systemOf, systemProblems } from "../../sim/model/systems/systems.ts";
import type { Leaf } from "../../sim/scenario/field.ts";
import { scenarioShape } from "../../sim/scenario/scenario-file.ts";
import { SOURCE_KINDS, type SourceEntry } from "../../sim/scenario/source-entries.ts";
import { covers, sourceAt } from "../../sim/scenario/source-paths.ts";
import { valuesSet } from "../../sim/scenario/sources.ts";
import { followerOf } from "../json-schema.ts";

/** More values than this have no reason in common. */
const MOST_PER_ENTRY = 12;

describe.each([...SCENARIOS.keys()])("%s", (id) => {
  const { sources = [], tensions = [] } = fileOf(id);

  test("says on what every value of its file rests, of which text it is, and what it must show", () => {
    expect(describeProblems(systemProblems(builtIn(id), true), "en", `scenarios/${id}.json`)).toBe("");
    if (SYSTEMS.includes(id)) expect(tensions.length, "tensions").toBeGreaterThan(0);
  });

  test("gives no reason for more values than can share one", () => {
    const set = valuesSet(FIELDS, fileOf(id)).map(({ path }) => path);
    const shared = sources.filter(({ of, assumption }) => {
      const covered = set.filter((path) => of.some((pattern) => covers(pattern, path)));
      return assumption !== undefined && covered.length > MOST_PER_ENTRY;
    });
    expect(shared).toEqual([]);
  });

  test("says of a size that no text states that it is assumed", () => {
    const isSize = (value: unknown, field: Leaf) =>
      // Periods and formulas of a lever hold sizes too.
      ["number", "lever", "list", "column"].includes(field.kind) && value !== 0 && value !== 1;
    const unsaid = valuesSet(FIELDS, fileOf(id)).filter(({ path, value, field }) => {
      const { text, assumption } = sourceAt(sources, path) ?? {};
      return text !== undefined && assumption === undefined && isSize(value, field) && !isStated(id, path);
    });
    expect(unsaid.map(({ path, value }) => ({ path, value }))).toEqual([]);
  });

  test("does not measure an operation's effort by itself, which would take effort out of the law of stopping", () => {
    const { operations = {} } = fileOf(id) as { operations?: Record<string, OperationPart | null> };
    const circular = Object.values(operations).filter(
      (part) =>
        part?.quitting?.referenceEffortHours !== undefined &&
        part.quitting.referenceEffortHours === part.effortHoursPerContribution,
    );
    expect(circular).toEqual([]);
  });
});

interface OperationPart {
  effortHoursPerContribution?: number;
  quitting?: { referenceEffortHours?: number | null };
}

/** Numbers that the source texts themselves state, or list one by one. */
const STATED: Readonly<Record<string, readonly string[]>> = {
  "carpool-platform": ["operations.rides.onboardingSteps"],
  "film-coscript": ["operations.*.phases.0.weeks"],
  "packaging-contest": ["operations.contest.phases"],
};

const isStated = (id: string, path: string) =>
  (STATED[id] ?? []).some((pattern) => covers(pattern, keysOfPath(path)));

const ENTRIES: readonly SourceEntry[] = [
  { of: ["operations.*.offers"], text: "marketing §2.3" },
  { of: ["operations.vote.offers.values"], data: "P5" },
  { of: ["operations.*.offers.belonging", "levers"], literature: "E3" },
];

test("the most precise path says on what a value rests: own keys before stars, longer before shorter", () => {
  const kindAt = (path: string) => SOURCE_KINDS.find((kind) => sourceAt(ENTRIES, path)?.[kind] !== undefined);
  expect(kindAt("operations.vote.offers.gift")).toBe("text");
  expect(kindAt("operations.vote.offers.values")).toBe("data");
  expect(kindAt("operations.vote.offers.belonging")).toBe("literature");
  expect(kindAt("operations.vote.offersBeyond")).toBeUndefined();
  expect(kindAt("operations")).toBeUndefined();
});

test("a value that another scenario's file sets rests on what that file says", () => {
  const at = (id: string, path: string) => provenanceIn(builtIn(id), path);
  expect(at("launch-forum", "quitting.stopHazardScale")).toMatchObject({
    scenario: "community-forum",
    entry: { data: "E7" },
  });
  expect(at("launch-forum", "levers.support.guidance")?.scenario).toBe("launch-forum");
  expect(at("flavour-vote", "trust.gain")).toBeUndefined();
});

/** A file beside the flavour vote's, as somebody might write it. */
function problemsOf(changes: Record<string, unknown>, ships = false) {
  const raw = { ...fileOf("flavour-vote"), id: "mine", ...changes };
  const found = systemProblems({ raw, name: "mine", where: "mine", base: builtIn }, ships);
  return { en: describeProblems(found, "en"), fr: describeProblems(found, "fr") };
}

const [tension] = fileOf("flavour-vote").tensions ?? [];

describe("told by path, in both languages, with a suggestion", () => {
  test("a source for a field that the file does not set, or that does not exist", () => {
    const of = ["operations.vote.visibilty", "operations.vote.scheduling", "trust.gone"];
    const { en, fr } = problemsOf({ sources: [{ of, text: "marketing §2.3" }] });
    expect(en.split("\n")).toEqual([
      'sources.0.of.0: "operations.vote.visibilty": expected the path of a field; did you mean operations.vote.visibility?',
      expect.stringMatching(
        /^sources\.0\.of\.1: "operations\.vote\.scheduling": expected the path of a field that this file sets; /,
      ),
      expect.stringMatching(/^sources\.0\.of\.2: "trust\.gone": expected the path of a field; known here: /),
    ]);
    expect(fr).toContain("le chemin d’un champ que ce fichier fixe");
  });

  test("a value without a source, where the scenario ships", () => {
    const { en, fr } = problemsOf({ sources: [] }, true);
    expect(en).toContain(
      "operations.vote.startWeek: 1: expected a value whose source the file names under sources",
    );
    expect(fr).toContain("une hypothèse avec sa raison");
    expect(problemsOf({ sources: [] }).en).toBe("");
  });

  test("a scenario that no text names", () => {
    const { en, fr } = problemsOf({ system: undefined }, true);
    expect(en).toBe(
      'system: the source texts that name this scenario, in system.texts; for example ["marketing §2.3"]',
    );
    expect(fr).toContain("les textes sources qui nomment ce scénario");
    expect(() => systemOf("launch-forum")).toThrow(/^launch-forum: system: the source texts/);
  });

  test("a tension with an unknown metric, or a metric of an operation that no arm has", () => {
    const { en } = problemsOf({ tensions: [{ ...tension, metric: "everActiv" }] });
    expect(en).toBe('tensions.0.metric: "everActiv": expected a metric; did you mean everActive?');
    const { fr } = problemsOf({ tensions: [{ ...tension, metric: "everActive@votes" }] });
    expect(fr).toMatch(/^tensions\.0\.metric : .*vouliez-vous dire everActive@vote \?$/);
  });

  test("an unknown arm and an unknown metric are told together", () => {
    const { en } = problemsOf({
      tensions: [{ ...tension, metric: "everActiv", lowToHigh: [tension.lowToHigh[0], "nobody"] }],
    });
    expect(en.split("\n")).toEqual([
      expect.stringMatching(/^tensions\.0\.lowToHigh\.1: "nobody"/),
      expect.stringMatching(/^tensions\.0\.metric: "everActiv"/),
    ]);
  });

  test("an arm that extends nothing known, or changes an unknown field", () => {
    const [low, high] = tension.lowToHigh;
    const arms = { [low]: { extends: "packaging-contst" }, [high]: { levers: { support: { guidence: 1 } } } };
    expect(problemsOf({ tensions: [{ ...tension, arms }] }).en.split("\n")).toEqual([
      expect.stringMatching(
        new RegExp(`^tensions\\.0\\.arms\\.${low}\\.extends: .*did you mean packaging-contest\\?$`),
      ),
      expect.stringMatching(
        new RegExp(`^tensions\\.0\\.arms\\.${high}\\.levers\\.support\\.guidence: .*guidance\\?$`),
      ),
    ]);
  });
});

/** What is wrong with the file itself, before it is resolved. */
const shapeProblems = (changes: Record<string, unknown>) =>
  describeProblems(
    problemsIn(scenarioShape(FORMAT), { version: 1, horizonWeeks: 20, ...changes }),
    "en",
  ).split("\n");

test("a source that docs/sources.md does not have is told by path, with what is similar or known", () => {
  const of = ["horizonWeeks"];
  const entry = (cited: object) => shapeProblems({ sources: [{ of, ...cited }] });
  expect(entry({ literature: "NOPE99" })).toEqual([
    expect.stringMatching(
      /^sources\.0\.literature: "NOPE99": expected an entry of docs\/sources\.md, such as "E7"; known: P2, P5, /,
    ),
  ]);
  expect(entry({ data: "e7" })).toEqual([expect.stringMatching(/^sources\.0\.data: .* did you mean E7\?$/)]);
  expect(entry({ text: "marketing §9.9" })).toEqual([
    expect.stringMatching(/^sources\.0\.text: .*; it has: marketing, introduction; .*marketing §4\.2$/),
  ]);
  const system = (texts: string[]) =>
    shapeProblems({ system: { texts, question: { en: "What?", fr: "Quoi ?" } } });
  expect(system(["marketing, introductio"])).toEqual([
    expect.stringMatching(/^system\.texts\.0: .* did you mean marketing, introduction\?$/),
  ]);
  expect(
    system(["marketing, introduction", "numerique", "marketing §3.1–3.2", "dossier, interview"]),
  ).toEqual([""]);
});

test("a text may give the kind and leave the size to an assumption, and no other two go together", () => {
  const [of, because] = [["horizonWeeks"], { en: "Half a year.", fr: "Six mois." }];
  const follows = followerOf(scenarioSchema());
  const entry = (cited: object) => {
    const sources = [{ of, ...cited }];
    const problems = shapeProblems({ sources });
    expect(follows({ version: 1, horizonWeeks: 20, sources })).toBe(problems[0] === "");
    return problems[0];
  };
  expect(entry({ text: "marketing §2.3", assumption: because })).toBe("");
  const refused = /^sources\.0: .*exactly one of text, literature, data, assumption, or text with assumption/;
  expect(entry({ literature: "E7", assumption: because })).toMatch(refused);
  expect(entry({ text: "marketing §2.3", literature: "E7" })).toMatch(refused);
  expect(entry({ text: "marketing §2.3", data: "E7", assumption: because })).toMatch(refused);
  expect(entry({})).toMatch(refused);
});

test("such a source is said as both, in both languages", () => {
  const entry = provenanceIn(builtIn("fan-community"), "operations.fans.rituals")?.entry as SourceEntry;
  expect(sourceText(entry, "en")).toMatch(
    /^source text \(marketing §4\.2\) for the kind, assumption for the size: Badges, /,
  );
  expect(sourceText(entry, "fr")).toMatch(
    /^texte source \(marketing §4\.2\) pour la nature, hypothèse pour la grandeur : /,
  );
  const { assumption: _, ...kindAlone } = entry;
  expect(sourceText(kindAlone, "en")).toBe("source text (marketing §4.2)");
});

test("a path that two entries have, and an id that two tensions have: only the first would count", () => {
  const of = ["horizonWeeks"];
  const twice = shapeProblems({
    sources: [
      { of, text: "marketing §2.3" },
      { of, data: "E7" },
    ],
  });
  expect(twice).toEqual([
    'sources.1.of.0: "horizonWeeks": expected a path that no other entry has; sources.0.of.0 has it too; keep one of them',
  ]);
  expect(shapeProblems({ tensions: [tension, { ...tension }] })).toEqual([
    expect.stringMatching(/^tensions\.1\.id: .*expected a different id for each tension$/),
  ]);
});

test("entries and tensions that are none are told with the others", () => {
  const found = shapeProblems({ sources: [3, {}, null], tensions: [null, {}, { id: 3 }] });
  expect(found).toContain("sources.0: 3: expected an object");
  expect(found).toContain("tensions.0: null: expected an object");
});

test("thousands of paths of sources are refused before any of them is looked for", () => {
  const sources = Array.from({ length: 200 }, (_, entry) => ({
    of: Array.from({ length: 200 }, (_, at) => `operations.x${entry}.y${at}.z`),
    text: "marketing §2.3",
  }));
  expect(shapeProblems({ sources })).toEqual([
    "sources: 40000: expected at most 1000 paths in all entries together",
  ]);
  const { en } = problemsOf({ sources: sources.slice(0, 5) });
  expect(en.split("\n").length).toBe(MOST_WORKED_OUT);
});

test("an arm may name a table of people beside the file, which it is part of", () => {
  const tables: string[] = [];
  const table = (file: string) => {
    tables.push(file);
    return { people: { freeHours: [1, 2, 3] } };
  };
  const [low, high] = tension.lowToHigh;
  const arms = { [low]: {}, [high]: { population: { file: "people.csv" } } };
  const raw = { ...fileOf("flavour-vote"), id: "mine", tensions: [{ ...tension, arms }] };
  expect(systemProblems({ raw, name: "mine", where: "mine", base: builtIn, table }, false)).toEqual([]);
  expect(tables).toContain("people.csv");
});
