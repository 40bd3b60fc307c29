/** Numbers of the simplified step; peers.cpp and mesa_peer.py repeat them, and their outcomes tell if they differ. */
export const TASTE = 3;
export const TIES = 8;
export const JOINING = { at: -4.5, share: 2 };
export const QUITTING = { at: -2.5, belonging: 1.5 };
export const TIRING = { kept: 0.7, load: 0.3 };
export const BELONGING = { rate: 0.1, alone: 0.2, together: 0.8, kept: 0.99 };
