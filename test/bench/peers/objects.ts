import { poisson, type Source, sigmoid } from "./draws.ts";
import {
  AWARE,
  answerTo,
  DRAW,
  ENROLLED,
  LEFT,
  stopsAfter,
  TIRED_KEPT,
  tirednessIn,
  UNAWARE,
  WEEKLY_HOURS,
} from "./middle.ts";
import { BONDS, CROWDING, ENTERING, HEARING, PAY, STOPPING, THINKING, WORK } from "./middle-numbers.ts";
import { PEOPLE, type Population } from "./people.ts";
import { BELONGING, JOINING, QUITTING, TIES, TIRING } from "./simple-numbers.ts";

/** What an agent of a framework is, and becomes: both models for peers whose people are objects. */
export interface Is {
  taste: number;
  money: number;
  intrinsic: number;
  threshold: number;
  free: number;
  vigour: number;
  logVigour: number;
  wish: number;
}

export interface Becomes {
  takesPart: number;
  tired: number;
  belongs: number;
  status: number;
  hoursLeft: number;
  crowded: number;
  gainAtJoining: number;
  career: number;
  made: number;
  /** Contributions, or changes of mind, of this week. */
  acts: number;
}

export const AT_START: Becomes = {
  takesPart: 0,
  tired: 0,
  belongs: 0,
  status: UNAWARE,
  hoursLeft: 0,
  crowded: 0,
  gainAtJoining: 0,
  career: 1,
  made: 0,
  acts: 0,
};

export const isOf = (people: Population, i: number): Is => ({
  taste: people.taste[i],
  money: people.money[i],
  intrinsic: people.intrinsic[i],
  threshold: people.threshold[i],
  free: people.free[i],
  vigour: people.vigour[i],
  logVigour: people.logVigour[i],
  wish: people.wish[i],
});

export const tiesOf = ({ starts, ties }: Population): number[][] =>
  Array.from({ length: PEOPLE }, (_, i) => Array.from(ties.subarray(starts[i], starts[i + 1])));

/** A person's week of the simplified step. @param near ties who took part last week */
export function simplePerson(one: Is & Becomes, near: number, u: number): void {
  const share = near / TIES;
  const was = one.takesPart;
  const odds =
    was === 1
      ? QUITTING.at - QUITTING.belonging * one.belongs + one.tired
      : JOINING.at + one.taste + JOINING.share * share - one.tired;
  const is = u < sigmoid(odds) ? 1 - was : was;
  one.takesPart = is;
  one.acts = is === was ? 0 : 1;
  one.tired = TIRING.kept * one.tired + TIRING.load * is;
  one.belongs =
    is === 1
      ? one.belongs + BELONGING.rate * (BELONGING.alone + BELONGING.together * share) * (1 - one.belongs)
      : BELONGING.kept * one.belongs;
}

function joins(one: Is & Becomes, near: number, tired: number, gain: number, source: Source): boolean {
  const thinking = one.status === AWARE ? THINKING.perWeek : THINKING.comebackPerWeek;
  if (source.uniform(0, 0, DRAW.think) >= thinking || WORK.hours > one.free) return false;
  const company = ENTERING.company * (near / (near + 1) - one.threshold);
  const cost = ENTERING.timeWeight * Math.min(1, WEEKLY_HOURS / one.free) + ENTERING.tiredWeight * tired;
  const utility = one.intrinsic + gain + company - cost - ENTERING.resistance;
  return source.uniform(0, 0, DRAW.join) < sigmoid(utility);
}

function contribute(one: Is & Becomes, near: number, tired: number, gain: number, source: Source): number {
  const most = one.free / WORK.hours;
  const wished = WORK.perWeek * one.vigour * PAY.spur * Math.exp(WORK.elasticity * gain);
  const rate = Math.min(wished, most) * (1 - tired);
  const count = poisson(source.uniform(0, 0, DRAW.count), rate, Math.floor(most));
  if (count === 0) return 0;
  const modifiers =
    STOPPING.tired * tired -
    STOPPING.gain * (gain - one.gainAtJoining) -
    STOPPING.vigour * one.logVigour -
    STOPPING.belonging * one.belongs;
  const first = one.made === 0 ? answerTo(source.uniform(0, 0, DRAW.reply), near) : 1;
  const u = source.uniform(0, 0, DRAW.stop);
  const stopped = stopsAfter(count, one.career, Math.exp(modifiers), first, u);
  if (stopped > 0) one.status = LEFT;
  const made = stopped > 0 ? stopped : count;
  one.career += made;
  one.made += made;
  return made;
}

/** A person's week of the middle model. @param near ties enrolled at the end of last week, of so many */
export function middlePerson(one: Is & Becomes, near: number, degree: number, source: Source): void {
  if (one.status === UNAWARE) {
    const told = HEARING.campaign + (degree === 0 ? 0 : (HEARING.wordOfMouth * near) / degree);
    if (source.uniform(0, 0, DRAW.hear) < told) one.status = AWARE;
  }
  const tired = tirednessIn(one.hoursLeft, one.free);
  const gain = one.money * PAY.offer - CROWDING.share * one.crowded * one.intrinsic;
  if ((one.status === AWARE || one.status === LEFT) && joins(one, near, tired, gain, source)) {
    one.status = ENROLLED;
    one.gainAtJoining = gain;
  }
  one.acts = 0;
  if (one.status === ENROLLED) {
    one.acts = contribute(one, near, tired, gain, source);
    if (one.status === ENROLLED && source.uniform(0, 0, DRAW.life) < STOPPING.life) one.status = LEFT;
  }
  one.crowded *= CROWDING.kept;
  one.hoursLeft = one.hoursLeft * TIRED_KEPT + one.acts * WORK.hours;
  one.takesPart = one.status === ENROLLED ? 1 : 0;
  if (one.takesPart === 0) {
    one.belongs *= BONDS.kept;
    return;
  }
  const company = near / (near + BONDS.companionsHalf);
  one.belongs += BONDS.rate * BONDS.rites * one.wish * company * (1 - one.belongs);
  one.crowded += CROWDING.rate * PAY.noticed * (1 - one.crowded);
}
