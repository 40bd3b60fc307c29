import { afterEach, expect, test, vi } from "vitest";
import type { Parts } from "../../../viz/client/parts.ts";
import { hear, told } from "../../../viz/store/told.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

test("what scenarios tell is asked for again once the page is connected", async () => {
  const again: (() => void)[] = [];
  vi.stubGlobal("addEventListener", (kind: string, heard: () => void) => {
    if (kind === "online") again.push(heard);
  });
  const texts = { baseline: { story: { en: "a", fr: "b" } } };
  const answers = [() => Promise.reject(new Error("offline")), () => Promise.resolve(texts)];
  const parts = { told: () => answers.shift()?.() } as unknown as Parts;
  await hear(parts);
  expect(told.value).toEqual({});
  expect(again).toHaveLength(1);
  again[0]();
  await expect.poll(() => told.value).toEqual(texts);
  expect(again).toHaveLength(1);
});
