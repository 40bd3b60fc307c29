import type { Text } from "./text.ts";

/**
 * How results changed, by the minor version that changed them, newest first. Results depend on the minor version alone:
 * 0.2.0 and 0.2.7 give the same digits. The changelog has the same lines.
 */
export const RESULTS_CHANGED: readonly { version: string; what: Text }[] = [
  {
    version: "0.3",
    what: {
      en: "people arrive and leave the public, and what was false in the model is mended",
      fr: "le public se renouvelle, et ce qui était faux dans le modèle est corrigé",
    },
  },
  {
    version: "0.2",
    what: {
      en: "people are assigned to segments by the segments' ids, so the order of segments in a file no longer matters, and changing a share only moves people into or out of that segment",
      fr: "les personnes sont réparties entre les segments d’après les identifiants de ceux-ci : leur ordre dans un fichier ne compte plus, et changer une part ne déplace des personnes que vers ce segment ou hors de lui",
    },
  },
];

const minorOf = (version: string): string => version.split(".").slice(0, 2).join(".");

/** Whether two versions give the same digits. */
export const sameDigits = (one: string, other: string): boolean => minorOf(one) === minorOf(other);

/**
 * What changed in results between a version and this one, as a clause without a full stop; null if nothing did.
 *
 * @param version of whatever is read: a link, a study, a calibration, an ensemble
 * @param now version of the program
 */
export function changedSince(version: string, now: string): Text | null {
  if (sameDigits(version, now)) return null;
  const changes = RESULTS_CHANGED.filter((change) => isNewer(change.version, version)).map(
    ({ what }) => what,
  );
  if (changes.length === 0)
    return {
      en: `this is version ${now}, which may give other results`,
      fr: `ceci est la version ${now}, qui peut donner d’autres résultats`,
    };
  const listed = (language: keyof Text) =>
    changes
      .map((change, place) => (changes.length > 1 ? `(${place + 1}) ` : "") + change[language])
      .join("; ");
  return {
    en: `this is version ${now}, which gives other results: ${listed("en")}`,
    fr: `ceci est la version ${now}, qui donne d’autres résultats : ${listed("fr")}`,
  };
}

/** Whether a minor version is newer than that of another version. Whatever is no version counts as the oldest. */
function isNewer(minor: string, version: string): boolean {
  const [a, b] = [minor, version].map((text) =>
    text.split(".").map((part) => Number.parseInt(part, 10) || 0),
  );
  return a[0] > b[0] || (a[0] === b[0] && a[1] > (b[1] ?? 0));
}
