import { readFileSync } from "node:fs";
import type { Language } from "../../sim/input/text.ts";
import { FITS } from "../calibration/fits.ts";
import { CALIBRATION_FILE } from "../evidence/calibration.ts";
import { examples } from "../evidence/examples.ts";
import { resultOf } from "../evidence/store.ts";
import { mechanismCount, mechanismSections } from "../mechanisms-shown/table.ts";
import { notShownTable, patternTable, tradeOffTables } from "../patterns/table.ts";
import { outsideText, shownCount, systemSections, tensionTable } from "../systems/table.ts";
import { mendedTable, protocolTable, resultTable, trustLines, trustTable } from "../validation/table.ts";
import { intervalTable, untilTable } from "./coverage.ts";
import { describedTable } from "./described-table.ts";
import { exampleIn } from "./example-text.ts";
import { analogueTable } from "./limits.ts";
import { livingTable } from "./living-table.ts";
import { fence } from "./markdown.ts";
import { memoryTable } from "./memory.ts";
import { pairsTable } from "./pairs-table.ts";
import { ablations, calibrated, comparison, fitted, history } from "./printed.ts";
import { reasonsSummary } from "./reasons-summary.ts";
import { scenariosTable } from "./scenarios-table.ts";
import { verdictErrors, verdictErrorsBeyond, verdictErrorsFresh, verdictPower } from "./verdict-errors.ts";

type Block = (language: Language) => string;

const file = (path: string) => readFileSync(path, "utf8").trim();
const printed = (id: string) => () => fence("text", resultOf(examples, id).join("\n"));

/**
 * The blocks that any page may have between `<!-- name -->` and `<!-- /name -->`; the ODD description has its own.
 * The markers are all that a page needs.
 */
export const BLOCKS: Readonly<Record<string, Block>> = {
  scenarios: scenariosTable,
  pairs: pairsTable,
  "compare small-pay": comparison,
  ablate: ablations,
  trace: history,
  example: () => fence("js", exampleIn("test/docs/example.ts")),
  "example output": printed("example"),
  "own model": () => fence("ts", exampleIn("test/docs/library-example.ts")),
  "own model output": printed("library-example"),
  reasons: reasonsSummary,
  memory: memoryTable,
  "calibration file": () => fence("json", file(CALIBRATION_FILE)),
  "calibration table": () => fence("csv", file("test/evidence/forum/observed.csv")),
  calibrate: calibrated,
  "study file": () => fence("json", file("scenarios/studies/pay-and-guidance.json")),
  "interval coverage": intervalTable,
  "until coverage": untilTable,
  patterns: patternTable,
  "patterns not shown": notShownTable,
  "trade-offs": tradeOffTables,
  trust: trustTable,
  "trust in short": trustLines,
  "validation mended": mendedTable,
  "validation protocol": protocolTable,
  "validation results": resultTable,
  "systems shown": shownCount,
  tensions: tensionTable,
  systems: systemSections,
  "mechanisms shown": mechanismCount,
  mechanisms: mechanismSections,
  "systems outside ranges": outsideText,
  living: livingTable,
  "scenarios in figures": describedTable,
  "verdict errors": verdictErrors,
  "verdict errors beyond": verdictErrorsBeyond,
  "verdict errors fresh": verdictErrorsFresh,
  "verdict power": verdictPower,
  analogues: analogueTable,
  ...Object.fromEntries(FITS.map((id) => [id, () => fitted(id)])),
};
