/**
 * Values at which the terms of interaction are tried. By default their weights are 0, so that no scenario has them until
 * the forum is fitted with them; the sources of each are with its field.
 */
export const COMPANY = { company: { paceWeight: 0.8, stayWeight: 0.5 } };
export const REINFORCEMENT = {
  reinforcement: { weight: 9, onTieJoining: 0.3 },
  consideration: { onHearing: 0.5, perWeek: 0.02 },
};
/** What ties motives to output, and help to staying. */
export const SUPPORT = {
  population: { vigourLoading: 0.6 },
  quality: { motivationWeight: 0.25 },
  contributing: { payGain: 0.6 },
  quitting: {
    ...{ satisfactionWeight: 1.2, socialisationWeight: 0.5, belongingWeight: 1, attachmentWeight: 1.2 },
    ...{ helpWeight: 0.6, commitmentWeight: 2 },
  },
  satisfaction: { firstImpression: 0.8, fitWeight: 0.5, luckSpread: 0.3, helpWeight: 0.3 },
  belonging: { rate: 0.12 },
  socialisation: { rate: 0.15 },
  commitment: { trainingHours: 20 },
};
export const SAY = { benefit: { sayAutonomy: 0.6 }, quitting: { sayWeight: 0.4 } };
