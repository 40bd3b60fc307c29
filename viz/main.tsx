import { h, render } from "preact";
import { loadFirstPicture, startWorker, workersHere } from "./client/browser.ts";
import * as store from "./state/store.ts";
import { App } from "./views/App.tsx";

render(h(App, { store }), document.getElementById("page") as HTMLElement);
void store.begin({ start: startWorker, workers: workersHere(), firstPicture: loadFirstPicture });
