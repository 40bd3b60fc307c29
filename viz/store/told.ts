import { type ReadonlySignal, signal } from "@preact/signals";
import type { Parts } from "../client/parts.ts";
import type { Told } from "../state/told.ts";

const toldSignal = signal<Told>({});
/** What built-in scenarios tell of themselves; nothing until it is there. */
export const told: ReadonlySignal<Told> = toldSignal;

/** Gets what they tell. The page does without where it cannot be had, and asks again once it is connected. */
export async function hear(parts: Parts): Promise<void> {
  try {
    toldSignal.value = await parts.told();
  } catch {
    addEventListener("online", () => void hear(parts), { once: true });
  }
}
