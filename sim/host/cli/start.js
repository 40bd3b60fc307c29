#!/usr/bin/env node
// The command. A package holds its build; a clone first builds what is out of date.
import { existsSync } from "node:fs";

const builder = new URL("../../../.ci/build/build.js", import.meta.url);
if (!existsSync(builder) || (await import(builder.href)).buildWhereStale())
  await import("../../../dist/levain.js");
