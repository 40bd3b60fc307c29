import { posix } from "node:path";

/** These tests start processes or browsers. */
const ELSEWHERE = /^test\/(browser|host\/process|slurm\/cluster)/;
/** Areas so slow that they run only when named or changed, and not with the folder around them. */
export const SLOW: readonly string[] = ["host/study"];

/** Areas of files that have no folder of the same name in test/. */
const MIRRORS: readonly (readonly [path: RegExp, area: string])[] = [
  [/^sim\/choice\//, "mechanisms"],
  [/^sim\/scenario\//, "host"],
  [/^scenarios\//, "scenarios"],
  [/^(docs\/|README|CONTRIBUTING|CHANGELOG)/, "docs"],
];

/** Names of the folders of test/ that hold tests, and of test files directly in test/. @param files paths from the root */
export function areasIn(files: readonly string[]): string[] {
  const names = files
    .filter((file) => file.endsWith(".test.ts") && !ELSEWHERE.test(file))
    .map((file) => file.slice("test/".length, -".test.ts".length))
    .flatMap((file) => (file.includes("/") ? foldersAbove(file) : [file]));
  return [...new Set(names)].sort();
}

function foldersAbove(path: string): string[] {
  const folder = posix.dirname(path);
  return folder === "." ? [] : [...foldersAbove(folder), folder];
}

/**
 * Areas that mirror what has changed. Following imports would not help: nearly all tests run the whole model.
 *
 * @param changed paths from the root
 */
export function areasOf(changed: readonly string[], areas: readonly string[]): string[] {
  const found = changed.flatMap((file) => {
    const mirror = MIRRORS.find(([path]) => path.test(file))?.[1];
    return mirror ?? nearest(file.replace(/^(sim|test)\/|\.test\.ts$/g, ""), areas) ?? [];
  });
  return [...new Set(found)].sort();
}

/** Test files of these areas and of the folders inside them. @param files paths from the root */
export function filesOf(areas: readonly string[], files: readonly string[]): string[] {
  const isIn = (file: string, area: string) =>
    file === `test/${area}.test.ts` || (file.startsWith(`test/${area}/`) && file.endsWith(".test.ts"));
  const slow = SLOW.filter((area) => !areas.includes(area));
  return files.filter(
    (file) =>
      areas.some((area) => isIn(file, area)) &&
      !slow.some((area) => isIn(file, area)) &&
      !ELSEWHERE.test(file),
  );
}

/** The path itself if it is an area, else the nearest folder above it that is one. */
function nearest(path: string, areas: readonly string[]): string | undefined {
  for (let area = path; area !== "."; area = posix.dirname(area)) if (areas.includes(area)) return area;
  return undefined;
}
