import { ablation } from "./ablation.ts";
import { calibration } from "./calibration.ts";
import { coverage } from "./coverage.ts";
import { examples } from "./examples.ts";
import { fits } from "./fits.ts";
import { living } from "./living.ts";
import { mechanisms } from "./mechanisms.ts";
import { pairs } from "./pairs.ts";
import { patterns } from "./patterns.ts";
import type { Piece } from "./piece.ts";
import { scenarios } from "./scenarios.ts";
import { smallPay } from "./small-pay.ts";
import { TENSION_PIECES } from "./tensions.ts";
import { trace } from "./trace.ts";
import { tradeOffs } from "./trade-offs.ts";
import { validation } from "./validation.ts";
import { verdicts } from "./verdicts.ts";

/** All evidence, fastest first. */
export const PIECES: readonly Piece[] = [
  smallPay,
  trace,
  ablation,
  examples,
  calibration,
  fits,
  scenarios,
  living,
  verdicts,
  pairs,
  ...TENSION_PIECES,
  mechanisms,
  validation,
  coverage,
  tradeOffs,
  patterns,
];
