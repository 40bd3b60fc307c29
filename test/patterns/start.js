// Node 20 reads no TypeScript by itself; Vite does.
import { runnerImport } from "vite";

const { module } = await runnerImport("/test/patterns/main.ts");
process.exitCode = await module.main(process.argv.slice(2));
