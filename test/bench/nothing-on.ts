import { MECHANISMS } from "../../sim/model/model.ts";

/** Everything of the model off. */
export const nothingOn = (): Record<string, boolean> =>
  Object.fromEntries(MECHANISMS.map(({ id }) => [id, false]));
