// Node 20 cannot read TypeScript; Vite can. `node test/start.js docs` runs `main` of test/docs/main.ts.
import { createServer } from "vite";

const [, , folder, ...args] = process.argv;
const server = await createServer({
  configFile: false,
  appType: "custom",
  logLevel: "error",
  server: { middlewareMode: true, hmr: false, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true },
});
try {
  const { main } = await server.ssrLoadModule(`/test/${folder}/main.ts`);
  process.exitCode = await main(args);
} finally {
  await server.close();
}
