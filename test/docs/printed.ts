import type { Diagnostics } from "../../sim/calibration/diagnostics.ts";
import { printAblations } from "../../sim/host/cli/ablate.ts";
import { printReport } from "../../sim/host/cli/compare.ts";
import { printDiagnostics } from "../../sim/host/cli/print-calibration.ts";
import { printTraces } from "../../sim/host/cli/trace.ts";
import { diagnosticsOf } from "../calibration/fits.ts";
import { ABLATE, ablation } from "../evidence/ablation.ts";
import { calibration } from "../evidence/calibration.ts";
import { reportOfKept, requestOf } from "../evidence/comparison.ts";
import { PAIR, smallPay, WORLDS } from "../evidence/small-pay.ts";
import { resultOf } from "../evidence/store.ts";
import { TRACED, trace } from "../evidence/trace.ts";
import { printedBy } from "./command.ts";
import { fence } from "./markdown.ts";

/** What commands print, from results that evidence keeps: new wording needs no new run. */

const shown = (output: string, command?: string) =>
  fence("text", command === undefined ? output : `$ levain ${command}\n${output}`);

export function comparison(): string {
  const request = requestOf(PAIR, WORLDS);
  const { worlds, digest } = resultOf(smallPay);
  const report = reportOfKept(request, worlds, digest);
  return shown(printedBy((context) => printReport(request, report, PAIR, false, context)));
}

export function ablations(): string {
  const ranked = Object.entries(resultOf(ablation));
  const output = printedBy((context) => {
    for (const [metric, found] of ranked) printAblations(metric, found, context);
  });
  return shown(output, ABLATE.join(" "));
}

export function history(): string {
  const { person, traces } = resultOf(trace);
  const output = printedBy((context) => printTraces(traces, { replicate: 0, person }, context));
  return shown(output, `trace ${TRACED.join(" ")} --person ${person}`);
}

export function calibrated(): string {
  const found = resultOf(calibration) as Diagnostics;
  return shown(
    printedBy((context) => printDiagnostics(found, context)),
    "calibrate forum.json --out fitted",
  );
}

/** What `levain calibrate` printed when it found a fit that the project keeps. */
export function fitted(id: string): string {
  return shown(
    printedBy((context) => printDiagnostics(diagnosticsOf(id), context)),
    `calibrate scenarios/calibrations/${id}.json --out ${id}`,
  );
}
