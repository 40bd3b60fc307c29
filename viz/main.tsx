import { effect } from "@preact/signals";
import { h, render } from "preact";
import { firstSign, loadFirstPicture, startWorker, workersHere } from "./client/browser.ts";
import * as store from "./state/store.ts";
import { App } from "./views/App.tsx";

/** What stands on the root, whatever the views show: the language, and for tests what the page is at. */
effect(() => {
  const root = document.documentElement;
  const now = store.shown.value;
  root.lang = store.language.value;
  Object.assign(root.dataset, {
    state: store.problems.value.length > 0 ? "refused" : store.running.value ? "running" : "settled",
    done: now?.done ?? 0,
    digest: now?.digest ?? "",
    link: store.linkVerdict.value,
  });
});

render(h(App, { store }), document.getElementById("page") as HTMLElement);
void store.begin({
  start: startWorker,
  workers: workersHere(),
  firstPicture: loadFirstPicture,
  interest: firstSign,
});
