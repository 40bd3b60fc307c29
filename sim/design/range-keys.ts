import { RANGE } from "../input/holders.ts";
import { type FileKey, key, required } from "../input/keys.ts";
import { choice } from "../input/values.ts";

/** Keys of a range in study and calibration files. */

export const rangeKey = (en: string, fr: string): FileKey => required(key(RANGE, en, fr));

export const SCALE = key(
  choice(["linear", "log"]),
  "Whether the values or their logarithms are evenly spread.",
  "Ce qui est réparti régulièrement : les valeurs, ou leurs logarithmes.",
  "linear",
);
