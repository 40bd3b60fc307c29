import { diagnosticsOf, distanceToday, FITS } from "../calibration/fits.ts";
import { type Piece, rounded } from "./piece.ts";

interface Fit {
  /** Largest miss of the fitted setting in tolerances, in all worlds of the fit; 1 at most where it still holds. */
  distance: number;
}

/** How far settings that were fitted once are from their targets as the model is today. */
export const fits: Piece<Fit> = {
  name: "fits",
  pages: ["docs/model.md"],
  parts: FITS.map((id) => {
    const { values } = diagnosticsOf(id).fitted;
    return {
      id,
      basis: () => [values, distanceToday(id, values, 1)],
      make: () => ({ distance: rounded(distanceToday(id, values).distance) }),
    };
  }),
};
