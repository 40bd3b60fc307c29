import { poisson, type Source, sigmoid } from "./draws.ts";
import {
  BONDS,
  CROWDING,
  ENTERING,
  HEARING,
  PAY,
  REPLIES,
  STOPPING,
  THINKING,
  TIRED,
  WORK,
} from "./middle-numbers.ts";
import type { Population } from "./people.ts";

/** What each draw of a person in a week is for. */
export const DRAW = { hear: 0, think: 1, join: 2, count: 3, stop: 4, reply: 5, life: 6 };
export const [UNAWARE, AWARE, ENROLLED, LEFT] = [0, 1, 2, 3];
export const TIRED_KEPT = Math.exp(-1 / TIRED.recoveryWeeks);
export const WEEKLY_HOURS = WORK.hours * WORK.perWeek;

export const tirednessIn = (hoursLeft: number, free: number): number =>
  Math.min(1, (hoursLeft * (1 - TIRED_KEPT)) / free);

/** The contribution after which a person stops, or 0: hazards fall along a career, and a first reply changes the first. */
export function stopsAfter(count: number, career: number, factor: number, first: number, u: number) {
  let stays = 1;
  for (let nth = 0; nth < count; nth++) {
    const hazard = Math.min(0.99, STOPPING.scale * Math.exp(-STOPPING.exponent * Math.log(career + nth)));
    const answer = nth === 0 ? first : 1;
    stays /= 1 + (hazard / (1 - hazard)) * factor * answer;
    if (stays <= u) return nth + 1;
  }
  return 0;
}

type Numbers = Float64Array | Uint8Array;

/** What people are, and their state: a column each, in whatever world they live. */
export interface Columns extends Omit<Population, "taste"> {
  status: Numbers;
  /** Enrolled at the end of last week. */
  tells: Numbers;
  hoursLeft: Float64Array;
  belongs: Float64Array;
  crowded: Float64Array;
  gainAtJoining: Float64Array;
  career: Float64Array;
  made: Float64Array;
}

/** What happens in a week. */
export interface Week {
  enrolled: number;
  contributions: number;
}

/** Whether a person joins this week, who knows of it and has not joined, or has left. */
function joins(
  all: Columns,
  i: number,
  near: number,
  tired: number,
  gain: number,
  source: Source,
  week: number,
) {
  const thinking = all.status[i] === AWARE ? THINKING.perWeek : THINKING.comebackPerWeek;
  if (source.uniform(i, week, DRAW.think) >= thinking || WORK.hours > all.free[i]) return false;
  const company = ENTERING.company * (near / (near + 1) - all.threshold[i]);
  const cost = ENTERING.timeWeight * Math.min(1, WEEKLY_HOURS / all.free[i]) + ENTERING.tiredWeight * tired;
  const utility = all.intrinsic[i] + gain + company - cost - ENTERING.resistance;
  return source.uniform(i, week, DRAW.join) < sigmoid(utility);
}

/** How a reply to a first contribution, or none, changes the odds of stopping. */
export function answerTo(u: number, near: number): number {
  const unanswered = (1 - REPLIES.staff) * (1 - REPLIES.companion) ** near;
  return Math.exp(-REPLIES.weight * ((u < 1 - unanswered ? 1 : 0) - REPLIES.usual));
}

/** Contributions of an enrolled person this week, who may stop after one of them. */
function contribute(
  all: Columns,
  i: number,
  near: number,
  tired: number,
  gain: number,
  source: Source,
  week: number,
) {
  const most = all.free[i] / WORK.hours;
  const wished = WORK.perWeek * all.vigour[i] * PAY.spur * Math.exp(WORK.elasticity * gain);
  const rate = Math.min(wished, most) * (1 - tired);
  const count = poisson(source.uniform(i, week, DRAW.count), rate, Math.floor(most));
  if (count === 0) return 0;
  const modifiers =
    STOPPING.tired * tired -
    STOPPING.gain * (gain - all.gainAtJoining[i]) -
    STOPPING.vigour * all.logVigour[i] -
    STOPPING.belonging * all.belongs[i];
  const first = all.made[i] === 0 ? answerTo(source.uniform(i, week, DRAW.reply), near) : 1;
  const u = source.uniform(i, week, DRAW.stop);
  const stopped = stopsAfter(count, all.career[i], Math.exp(modifiers), first, u);
  if (stopped > 0) all.status[i] = LEFT;
  const made = stopped > 0 ? stopped : count;
  all.career[i] += made;
  all.made[i] += made;
  return made;
}

/** A week of the middle model: one person after the other, ties as of last week. */
export function middleWeek(all: Columns, size: number, source: Source, week: number, out: Week): void {
  const { status, tells, starts, ties, free, belongs, crowded, hoursLeft } = all;
  for (let i = 0; i < size; i++) tells[i] = status[i] === ENROLLED ? 1 : 0;
  out.enrolled = 0;
  out.contributions = 0;
  for (let i = 0; i < size; i++) {
    const degree = starts[i + 1] - starts[i];
    let near = 0;
    for (let tie = starts[i]; tie < starts[i + 1]; tie++) near += tells[ties[tie]];
    if (status[i] === UNAWARE) {
      const told = HEARING.campaign + (degree === 0 ? 0 : (HEARING.wordOfMouth * near) / degree);
      if (source.uniform(i, week, DRAW.hear) < told) status[i] = AWARE;
    }
    const tired = tirednessIn(hoursLeft[i], free[i]);
    const gain = all.money[i] * PAY.offer - CROWDING.share * crowded[i] * all.intrinsic[i];
    if ((status[i] === AWARE || status[i] === LEFT) && joins(all, i, near, tired, gain, source, week)) {
      status[i] = ENROLLED;
      all.gainAtJoining[i] = gain;
    }
    let made = 0;
    if (status[i] === ENROLLED) {
      made = contribute(all, i, near, tired, gain, source, week);
      if (status[i] === ENROLLED && source.uniform(i, week, DRAW.life) < STOPPING.life) status[i] = LEFT;
    }
    crowded[i] *= CROWDING.kept;
    hoursLeft[i] = hoursLeft[i] * TIRED_KEPT + made * WORK.hours;
    out.contributions += made;
    if (status[i] !== ENROLLED) {
      belongs[i] *= BONDS.kept;
      continue;
    }
    const company = near / (near + BONDS.companionsHalf);
    belongs[i] += BONDS.rate * BONDS.rites * all.wish[i] * company * (1 - belongs[i]);
    crowded[i] += CROWDING.rate * PAY.noticed * (1 - crowded[i]);
    out.enrolled++;
  }
}
