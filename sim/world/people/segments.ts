/** Most segments of one population. */
export const MOST_SEGMENTS = 20;

export const SEGMENTS_EXPECTED = {
  en: `1 to ${MOST_SEGMENTS} segments`,
  fr: `de 1 à ${MOST_SEGMENTS} segments`,
};
