import "./page.css";
import { BLOCKS } from "./client/blocks.ts";
import { openPage } from "./page.tsx";

openPage(BLOCKS);
