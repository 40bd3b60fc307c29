import { readdirSync, readFileSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { searchSettings } from "../sim/calibration/calibration.ts";
import { byChanceOf, fieldFindings } from "../sim/calibration/identification.ts";
import { compare, runStudy } from "../sim/index.ts";
import { paramsOf, runOnce } from "./support.ts";
import { ensembleOf, settingsOf } from "./verdict/ensemble/settings.ts";

/** Functions whose last digit differs between engines. */
const INEXACT = [
  ...["exp", "expm1", "log", "log1p", "log2", "log10", "pow", "cbrt", "hypot"],
  ...[
    "sin",
    "cos",
    "tan",
    "sinh",
    "cosh",
    "tanh",
    "asin",
    "acos",
    "atan",
    "atan2",
    "asinh",
    "acosh",
    "atanh",
  ],
] as const;

const BANS: readonly [what: string, pattern: RegExp][] = [
  ["chance that no seed governs", /\bMath\s*\.\s*random\b|\bcrypto\b|\bgetRandomValues\b|\brandomUUID\b/],
  ["the time of day", /\bDate\b|\bperformance\b(?!: \{ en: )/],
  ["an engine's own power", /\*\*/],
  ["an inexact function of Math", new RegExp(`\\bMath\\s*\\.\\s*(${INEXACT.join("|")})\\b`)],
  ["Math other than by Math.name, which hides what is called", /\bMath\b(?!\s*\.)/],
  ["the page", /\b(document|window|navigator|localStorage)\b/],
  ["Node", /\bprocess\s*\.|\brequire\s*\(/],
];
const NODE_IMPORT = /["']node:[\w/]+["']/;

/** The code without comments, and its plain strings separately, since their words are not code. */
function split(source: string): { code: string; strings: string[] } {
  const strings: string[] = [];
  const pieces =
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|\/(?![*/\s])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*(?=\s*[.,;)\]])/g;
  const code = source.replace(pieces, (piece) => {
    if (piece.startsWith("//") || piece.startsWith("/*")) return " ";
    // Templates count as code as a whole: what they compute is code, and their text is included to be safe.
    if (piece.startsWith("`")) return piece;
    if (!piece.startsWith("/")) strings.push(piece);
    return '""';
  });
  return { code, strings };
}

/** Banned code, with the line it is on. */
function violations(source: string): string[] {
  const { code, strings } = split(source);
  const found = BANS.flatMap(([what, pattern]) =>
    code.split("\n").flatMap((line) => (pattern.test(line) ? [`${what}: ${line.trim()}`] : [])),
  );
  return [...found, ...strings.filter((text) => NODE_IMPORT.test(text)).map((text) => `Node: ${text}`)];
}

const files = readdirSync("sim", { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !file.endsWith(".d.ts") && !file.startsWith("host/"),
);

test("there are files to check", () => {
  for (const known of ["core/random.ts", "mechanisms/joining.ts", "model/model.ts", "verdict/compare.ts"])
    expect(files).toContain(known);
});

test.each(files)("sim/%s has the same digits in every engine, on any day, in any host", (file) => {
  expect(violations(readFileSync(`sim/${file}`, "utf8"))).toEqual([]);
});

test.each([
  "const u = Math.random();",
  "const now = Date.now();",
  "const day = new Date();",
  "performance.now();",
  "const square = x ** 2;",
  "x **= 2;",
  ...INEXACT.map((name) => `const y = 1 + Math.${name}(x);`),
  "const { exp } = Math;",
  'const y = Math["exp"](x);',
  `const y = \`\${Math.log(x)} %\`;`,
  "document.title = id;",
  "if (typeof window === 'undefined') return;",
  'import { readFileSync } from "node:fs";',
  "const fs = await import('node:fs');",
  'const url = "https://example.org"; const y = Math.exp(x);',
  'const pattern = /"/; const y = Math.exp(x); // "',
  "/* harmless */ const y = Math.exp(x);",
  "const half = a / b; const y = c / Math.exp(x);",
])("the detector finds %s", (planted) => {
  expect(violations(`const before = 1;\n${planted}\nconst after = 2;`)).not.toEqual([]);
});

test.each([
  "// Math.exp and Date are banned, and so is a ** b",
  "/** Unlike `Math.pow`,\n * Math.random has no seed. */",
  "const root = Math.sqrt(Math.max(0, Math.floor(x)));",
  'const text = "The window opens; document it. 2 ** 3, Math.exp";',
  "const update = validated.candidate;",
  "export { exp, ln };",
  'const texts = { performance: { en: "quality", fr: "qualité" } };',
])("the detector accepts %s", (harmless) => {
  expect(violations(harmless)).toEqual([]);
});

afterEach(() => vi.restoreAllMocks());

/** Inexact functions called during a run, including by libraries. */
async function inexactCalls(run: () => unknown): Promise<string[]> {
  const called = new Set<string>();
  for (const name of [...INEXACT, "random"] as const)
    vi.spyOn(Math, name).mockImplementation(() => {
      called.add(name);
      return 0.5;
    });
  await run();
  vi.restoreAllMocks();
  return [...called];
}

function runsWorld(): void {
  const params = paramsOf({
    population: { consumers: 60 },
    horizonWeeks: 20,
    network: { homophily: 0.5 },
    operations: { forum: { onboardingSteps: 2, effortHoursPerContribution: 0.5 } },
    levers: {
      rewards: { payEurosPerContribution: "exp(-week) + log(1 + week) + (1 + week) ^ 0.5", recognition: 0.5 },
      organisation: { campaignReach: 0.5 },
    },
  });
  const { operation } = runOnce(params);
  expect(operation.total.contributions, "the world must have done something").toBeGreaterThan(0);
}

const FORUM = { id: "forum", extends: "launch-forum", horizonWeeks: 8, population: { consumers: 40 } };
const PAY = "levers.rewards.payEurosPerContribution";

function comparesSettings(): void {
  const paid = { ...FORUM, id: "paid", levers: { rewards: { payEurosPerContribution: 1 } } };
  const ensemble = ensembleOf(settingsOf([0.1, 0.3, 0.5, 0.7]));
  const { comparisons } = compare([FORUM, paid], { replicates: 8, ensemble }).report;
  expect(comparisons[0].metrics.contributions.ci95[0]).not.toBeNull();
}

function stopsStudy(): void {
  const { rows } = runStudy({
    scenarios: [FORUM],
    baseline: true,
    vary: { [PAY]: { values: [1] } },
    replicates: { until: { metric: "contributions", halfWidth: 1 }, max: 31 },
    seed: "stop",
  });
  expect([...rows].length).toBeGreaterThanOrEqual(60);
}

async function searches(): Promise<void> {
  const field = { path: "a", range: [1, 10], scale: "log", role: "model", whole: false, of: null } as const;
  const target = { of: "", metric: "square", week: null, value: 9, tolerance: 2, note: "" };
  const design = { free: [field], targets: [target], seed: "toy", settings: 20, keep: 0.5, waves: 4 };
  const found = await searchSettings(design, async ({ values: [a] }) => [a * a]);
  expect(fieldFindings(design.free, found.kept, found.kept[0], byChanceOf(found))).toHaveLength(1);
}

test.each([
  ["people are drawn and a world runs", runsWorld],
  ["settings are compared", comparesSettings],
  ["a study stops where it knows enough", stopsStudy],
  ["a calibration searches", searches],
])("no inexact function is called while %s", async (_, run) => {
  expect(await inexactCalls(run)).toEqual([]);
});
