import { RANGE } from "../scenario/checks/holders.ts";
import { type FileKey, key, required } from "../scenario/checks/keys.ts";
import { choice } from "../scenario/checks/values.ts";

/** Keys of a range in study and calibration files. */

export const rangeKey = (en: string, fr: string): FileKey => required(key(RANGE, en, fr));

export const SCALE = key(
  choice(["linear", "log"]),
  "Whether the values or their logarithms are evenly spread.",
  "Ce qui est réparti régulièrement : les valeurs, ou leurs logarithmes.",
  "linear",
);
