import { execFileSync } from "node:child_process";

const git = (folder: string, ...args: string[]) =>
  execFileSync("git", ["-C", folder, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();

/** The commit in a folder, with a word if something differs from it. */
export function commitOf(folder: string): string {
  try {
    const changed = git(folder, "status", "--porcelain", "--untracked-files=no", "sim", "scenarios") !== "";
    return `${git(folder, "rev-parse", "--short=8", "HEAD")}${changed ? " with changes" : ""}`;
  } catch {
    return "a build without its commit";
  }
}
