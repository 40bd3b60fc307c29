// Node 20 reads no TypeScript by itself; Vite does it for the bundle anyway.
import { runnerImport } from "vite";

const { module } = await runnerImport("/test/engines/main.ts");
process.exitCode = await module.main(process.argv.slice(2));
