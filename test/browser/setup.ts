import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { filesOf, listen } from "../../sim/host/server/server.ts";
import { findBrowser, WINDOWLESS_FIRST } from "./chromium.ts";

/** Starts one browser for all test files, and serves the built page: not at the root, since no host has to. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const found = await findBrowser(WINDOWLESS_FIRST);
  if (typeof found === "string") {
    process.stderr.write(`\n${found}\n\n`);
    project.provide("page", null);
    return async () => {};
  }
  const browser = await chromium.launchServer(found);
  const under = "/somewhere/levain/";
  const { server, url } = await listen(filesOf("dist/page", { under }), 0);
  project.provide("page", { browser: browser.wsEndpoint(), url: url.replace(/\/$/, under) });
  return async () => {
    await browser.close();
    server.close();
    server.closeAllConnections();
  };
}
