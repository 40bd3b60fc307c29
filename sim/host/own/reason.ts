import { shownValue } from "../../input/problems.ts";

/** What went wrong in a module, without its text, which its address is. Anything may have been thrown. */
export function reasonOf(error: unknown): string {
  return messageOf(error).replace(/data:text\/javascript[;,][\w+/=;,%.~-]*/g, "…");
}

function messageOf(error: unknown): string {
  try {
    if (error instanceof Error) return String(error.message);
  } catch {
    // Not even its message can be read.
  }
  return typeof error === "string" ? error : shownValue(error, "en");
}
