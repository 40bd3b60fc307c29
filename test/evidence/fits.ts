import { diagnosticsOf, distanceToday, FITS } from "../calibration/fits.ts";
import { type Piece, rounded } from "./piece.ts";

interface Fit {
  /** Largest miss of the fitted setting, in tolerances, over all worlds of the fit; at most 1 if the fit still holds. */
  distance: number;
}

/** How far settings fitted earlier are from their targets under today's model. */
export const fits: Piece<Fit> = {
  name: "fits",
  pages: ["docs/model.md"],
  parts: FITS.map((id) => ({
    id,
    basis: () => [diagnosticsOf(id).fitted, distanceToday(id, 1)],
    make: () => ({ distance: rounded(distanceToday(id).distance) }),
  })),
};
