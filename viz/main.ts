import { FILES } from "./client/files.ts";
import { openPage } from "./page.tsx";

openPage(FILES);
