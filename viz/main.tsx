import { effect } from "@preact/signals";
import { h, render } from "preact";
import { firstSign, loadFirstPicture, startWorker, workersHere } from "./client/browser.ts";
import * as store from "./state/store.ts";
import { App } from "./views/App.tsx";

const root = document.documentElement;

/** What stands on the root, whatever the views show: for tests, what the page is at. */
effect(() => {
  const now = store.shown.value;
  Object.assign(root.dataset, {
    state: store.problems.value.length > 0 ? "refused" : store.running.value ? "running" : "settled",
    done: now?.done ?? 0,
    digest: now?.digest ?? "",
    link: store.linkVerdict.value,
  });
});

// Before the views, so that results are on their way while these are made.
void store.begin({
  start: startWorker,
  workers: workersHere(),
  firstPicture: loadFirstPicture,
  interest: firstSign,
});
const page = document.getElementById("page") as HTMLElement;
page.replaceChildren();
render(h(App, { store }), page);
