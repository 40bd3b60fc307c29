import { signal } from "@preact/signals";
import { CHART_SECTIONS } from "../charts/registry.ts";

/** The world that somebody asked to watch; null for none. */
export const watchedWorld = signal<number | null>(null);

/** Watches a world, and goes to where it is drawn. */
export function watchFromAfar(world: number): void {
  watchedWorld.value = world;
  const shown = CHART_SECTIONS.find(({ charts }) => charts.some((chart) => chart.of === "world"));
  const section = document.getElementById(shown?.id ?? "");
  section?.scrollIntoView();
  section?.focus({ preventScroll: true });
}
