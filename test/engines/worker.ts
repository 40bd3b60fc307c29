/** Runs the cases in a page's worker. */
import { type Found, runCases } from "./cases.ts";

// The project's types are those without a page.
declare const postMessage: (found: Found) => void;

postMessage(runCases());
