import type { Page } from "playwright-core";
import { VERSION } from "../../sim/core/version.ts";
import { experimentOfPair, setEverywhere, setValue, setWorlds } from "../../viz/state/edits.ts";
import type { Experiment, Value } from "../../viz/state/experiment.ts";
import { encoded } from "../../viz/state/link.ts";
import type { Language } from "../../viz/text/words.ts";

export const PAY = "levers.rewards.payEurosPerContribution";

/** A comparison that is soon run: 12 worlds of 200 people over 26 weeks. */
export function smallIn(language: Language): Experiment {
  const pair = setWorlds(experimentOfPair("small-pay", language), 12);
  return setEverywhere(setEverywhere(pair, "population.consumers", 200), "horizonWeeks", 26);
}

/** It in English, with another value in B. */
export const small = (path: string, value: Value): Experiment => setValue(smallIn("en"), "B", path, value);

/** What stands behind the # of an experiment's link. */
export async function linkTo(
  experiment: Experiment,
  { language = "en" as Language, digest = null as string | null, version = VERSION } = {},
): Promise<string> {
  return `#${await encoded({ experiment, language, version, digest })}`;
}

/** Opens another link on the same page. */
export const follow = (page: Page, hash: string): Promise<void> =>
  page.evaluate((next) => {
    location.hash = next;
  }, hash);

/** Waits until another digest than `was` is settled, and gives it. */
export async function nextDigest(page: Page, was: string): Promise<string> {
  const found = await page.waitForFunction((before) => {
    const { state, digest } = document.documentElement.dataset;
    return state === "settled" && digest !== before && digest;
  }, was);
  return (await found.jsonValue()) as string;
}

/** Drops a file on the page, and lets whoever looks see it held over. */
export function hold(page: Page, kind: "dragover" | "drop", file: DroppedFile): Promise<void> {
  return page.evaluate(
    ([type, { name, content, bytes = 0 }]) => {
      const data = new DataTransfer();
      data.items.add(new File([content, new Uint8Array(bytes)], name));
      const event = { dataTransfer: data, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent(type, event));
    },
    [kind, file] as const,
  );
}

export interface DroppedFile {
  name: string;
  content: string;
  /** As many zeros follow. */
  bytes?: number;
}
