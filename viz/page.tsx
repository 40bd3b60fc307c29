import { effect } from "@preact/signals";
import { options, render } from "preact";
import { CHART_SECTIONS } from "./charts/registry.ts";
import { firstInteraction, firstPictureOf, workersHere } from "./client/browser.ts";
import type { Parts } from "./client/parts.ts";
import { Recovering } from "./components/Recovering.tsx";
import { isLink, linkIn } from "./state/link.ts";
import * as store from "./store/store.ts";
import { App } from "./views/App.tsx";

/** The state of the page, as attributes of its root element, for tests. */
function tellState(): void {
  const now = store.shown.value;
  Object.assign(document.documentElement.dataset, {
    state: store.problems.value.length > 0 ? "refused" : store.running.value ? "running" : "settled",
    done: now?.done ?? 0,
    digest: now?.digest ?? "",
    link: store.linkVerdict.value,
  });
}

/** Well within a frame, and longer than a worker takes to prepare a moved slider. */
const HELD_MS = 5;

/** After a change the views let the worker answer first: else they would keep its answer waiting. */
function holdViews(): void {
  let changedAtMs = Number.NEGATIVE_INFINITY;
  effect(() => {
    if (store.experiment.value) changedAtMs = performance.now();
  });
  options.debounceRendering = (make) => {
    if (performance.now() - changedAtMs < HELD_MS) setTimeout(make, HELD_MS);
    else queueMicrotask(make);
  };
}

/** Opens the page, whatever its parts come from. */
export function openPage(parts: Parts): void {
  effect(tellState);
  holdViews();
  void store.begin({
    parts,
    workers: workersHere(),
    firstPicture: isLink(linkIn(location)) ? Promise.resolve(null) : firstPictureOf(parts),
    firstInteraction,
    // Sections are made one after the other, and may not be there yet.
    isPart: (id) =>
      CHART_SECTIONS.some((section) => section.id === id) || document.getElementById(id) !== null,
  });
  // In a task of its own, so that the browser can answer between loading the page and drawing it.
  setTimeout(() => {
    const page = document.getElementById("page") as HTMLElement;
    page.replaceChildren();
    render(
      <Recovering recover={store.recover}>
        <App store={store} />
      </Recovering>,
      page,
    );
  });
}
