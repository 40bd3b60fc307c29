/**
 * Colours of Okabe and Ito, told apart by all kinds of colour vision; text in them is darkened until it has contrast
 * 4.5 on white. Each scenario also has a letter, a mark and a dash of its own, so that colour never stands alone.
 */
export interface ArmStyle {
  fill: string;
  text: string;
  /** Of the scenario's lines. */
  dash: string;
  mark: "square" | "circle" | "diamond" | "triangle";
}

const STYLES: Readonly<Record<string, ArmStyle>> = {
  A: { fill: "#595959", text: "#4d4d4d", dash: "6 3", mark: "square" },
  B: { fill: "#0072b2", text: "#00629a", dash: "", mark: "circle" },
  C: { fill: "#d55e00", text: "#a84800", dash: "9 3 2 3", mark: "diamond" },
  D: { fill: "#009e73", text: "#00704f", dash: "2 3", mark: "triangle" },
};

/** @param letter of a scenario; others look like B, the only other scenario of most comparisons */
export const styleOf = (letter: string): ArmStyle => STYLES[letter] ?? STYLES.B;

export const COLOURS = {
  ink: "#1a1a1a",
  faint: "#595959",
  grid: "#e4e4e4",
  band: "#ececec",
  border: "#d0d0d0",
  paper: "#ffffff",
} as const;
