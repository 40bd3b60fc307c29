import { ENCODINGS, type Encoding } from "./folder.ts";

/** The packing that a browser likes best of those that we have; undefined where it wants none. */
export function encodingFor(accepted: string | undefined): Encoding | undefined {
  const likings = new Map<string, number>();
  for (const part of (accepted ?? "").split(",")) {
    const [name, ...parameters] = part.split(";").map((word) => word.trim().toLowerCase());
    const weight = parameters.find((word) => word.startsWith("q="))?.slice("q=".length) ?? "1";
    if (name !== "") likings.set(name, Number(weight) || 0);
  }
  const liking = (name: string) => likings.get(name) ?? likings.get("*") ?? 0;
  const best = Math.max(...ENCODINGS.map(liking));
  // What is not packed counts as well where it is named.
  if (best <= 0 || (likings.get("identity") ?? 0) > best) return undefined;
  return ENCODINGS.find((name) => liking(name) === best);
}

/** Whether a browser has this already. @param asked its `If-None-Match` */
export const isKnown = (asked: string | undefined, etag: string): boolean =>
  asked?.trim() === "*" || (asked ?? "").split(",").some((one) => one.trim().replace(/^W\//, "") === etag);
