// Node 20 reads no TypeScript by itself; Vite does.
import { runnerImport } from "vite";

const { module } = await runnerImport("/test/quick/main.ts");
process.exitCode = module.main(process.argv.slice(2));
