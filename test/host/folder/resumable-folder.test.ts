import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { type Plan, ResumableFolder, type WorkKind } from "../../../sim/host/folder/resumable-folder.ts";
import { InputError } from "../../../sim/input/problems.ts";
import { isRecord } from "../../../sim/input/record.ts";
import { temporaryFolder } from "../command.ts";

interface PlanFile extends Plan {
  work: object;
}

const KIND: WorkKind<PlanFile> = {
  planFile: "plan.json",
  subfolders: ["parts"],
  leftovers: ["lock"],
  isPlan: (raw): raw is PlanFile => isRecord(raw) && typeof raw.hash === "string" && isRecord(raw.work),
  comparable: ({ work }) => work,
  newOrOwn: { en: "new or own", fr: "nouveau ou sien" },
  another: { en: "another folder", fr: "un autre dossier" },
};
const PLAN: PlanFile = { hash: "h1", work: { seed: "s1", design: { points: 3 } } };

let path: string;
const begin = (plan = PLAN) => {
  const folder = new ResumableFolder(path, KIND);
  folder.prepare();
  return { folder, found: folder.keepPlan(plan) };
};
function refusalOf(action: () => unknown): string[] {
  try {
    action();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ path: key, value, expected: { en } }) =>
      [key, JSON.stringify(value), en].join(" | ").replaceAll(path, "DIR"),
    );
  }
  throw new Error("it was not refused");
}

beforeEach(() => {
  path = join(temporaryFolder(), "deep", "out");
});

test("a folder is created with its plan, and opened again with the same plan", () => {
  expect(begin().found).toBe(false);
  expect(readdirSync(path).sort()).toEqual(["parts", "plan.json"]);
  const bytes = readFileSync(join(path, "plan.json"));
  const again = begin();
  expect(again.found).toBe(true);
  expect(again.folder.plan()).toEqual(PLAN);
  expect(readFileSync(join(path, "plan.json"))).toEqual(bytes);
});

test("another plan is refused with its differences, and nothing is written", () => {
  begin();
  const before = readFileSync(join(path, "plan.json"));
  const said = refusalOf(() => begin({ hash: "h2", work: { seed: "s2", design: { points: 3 }, more: 1 } }));
  expect(said).toEqual([
    'seed | "s2" | "s1", as when work in this folder began',
    "more | 1 | nothing, as when work in this folder began",
    ' | "DIR" | another folder',
  ]);
  expect(readFileSync(join(path, "plan.json"))).toEqual(before);
});

test("only the first of many differences are listed", () => {
  const numbers = (value: number) =>
    Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`n${i}`, value]));
  begin({ hash: "h1", work: numbers(0) });
  expect(refusalOf(() => begin({ hash: "h2", work: numbers(1) }))).toHaveLength(11);
});

test.each([
  ["has the right hash only", '{"hash": "h1"}'],
  ["is a list", "[]"],
])("a plan that %s is none", (_what, text) => {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "plan.json"), text);
  expect(new ResumableFolder(path, KIND).plan()).toBeUndefined();
  expect(refusalOf(begin).at(-1)).toBe(' | "DIR" | another folder');
});

describe("a folder without a plan", () => {
  test.each(["lock", "parts", "plan.json.elsewhere-7.partial"])(
    "may have a %s, left by a killed process",
    (name) => {
      mkdirSync(path, { recursive: true });
      writeFileSync(join(path, name === "parts" ? "lock" : name), "");
      if (name === "parts") mkdirSync(join(path, name));
      expect(begin().found).toBe(false);
      expect(readdirSync(path).sort()).toEqual(
        name.startsWith("plan") ? ["parts", "plan.json"] : ["lock", "parts", "plan.json"],
      );
    },
  );

  test.each(["notes.txt", "plan.json.old", "plan.jsonx"])("may not have %s, which stays", (name) => {
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, name), "dear");
    expect(refusalOf(begin)).toEqual(['--out | "DIR" | new or own']);
    expect(readdirSync(path)).toEqual([name]);
  });
});
