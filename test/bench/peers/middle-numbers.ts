/**
 * Numbers of the middle model: awareness, joining by utility, contributing by Poisson, stopping, fatigue, belonging,
 * replies, crowding. The scenario `middle.json` sets the same for Levain's own mechanisms; peers.cpp repeats them, and
 * outcomes tell if they differ.
 */
export const HEARING = { campaign: 0.02, wordOfMouth: 0.05 };
export const THINKING = { perWeek: 0.1, comebackPerWeek: 0.01 };
export const ENTERING = { resistance: 0.2, company: 1, timeWeight: 3, tiredWeight: 1 };
export const WORK = { hours: 0.3, perWeek: 3, elasticity: 0.5 };
export const PAY = { offer: 0.12631578947368421, spur: 1.031578947368421, noticed: 0.9090909090909091 };
export const STOPPING = {
  scale: 0.3,
  exponent: 0.46,
  vigour: 0.59,
  tired: 1,
  belonging: 1,
  gain: 1,
  life: 0.003,
};
export const REPLIES = { staff: 0.45, companion: 0.12, weight: 0.48, usual: 0.61 };
export const TIRED = { recoveryWeeks: 3 };
export const BONDS = { rate: 0.12, rites: 0.3, companionsHalf: 1.5, kept: 0.99 };
export const CROWDING = { rate: 0.055, kept: 0.99, share: 0.8 };
