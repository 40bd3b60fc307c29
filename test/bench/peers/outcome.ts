/** What a world comes to. In the simplified step, *contributions* are changes of mind: joining and quitting. */
export interface Outcome {
  /** People taking part, mean of the weeks. */
  participants: number;
  contributions: number;
}
