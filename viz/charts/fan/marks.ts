import { area, extent, line as lineOf, max, min, type ScaleLinear, scaleLinear } from "d3";
import { apart } from "../shared/apart.ts";
import { DEFAULT_WIDTH, type Heading, headingOf, isNarrow, marginOf } from "../shared/frame.ts";
import { type ChartArm, type Legend, legendOfArms } from "../shared/legend.ts";
import { definedAscending, quantileOf } from "../shared/spread.ts";
import { cut, widthOf } from "../shared/typography.ts";

/** The course of one number per week over the worlds of a scenario. */
export interface FanArm extends ChartArm {
  weeks: readonly FanWeek[];
  /** Some worlds as they are, a number per week. */
  samples: readonly ArrayLike<number>[];
}

/** A lever that begins to act, changes or stops. */
export interface FanEvent {
  week: number;
  letter: string;
  label: string;
}

export interface Fan {
  title: string;
  subtitle: string;
  unit: string;
  weeks: number;
  arms: readonly FanArm[];
  events: readonly FanEvent[];
  /** Axis held while a lever moves: it grows if it must, and never shrinks. */
  domain?: readonly [number, number];
}

/** Quantiles of one week over worlds. */
export interface FanWeek {
  week: number;
  low80: number;
  low50: number;
  median: number;
  high50: number;
  high80: number;
}

/** Paths of one scenario. */
export interface FanCourse {
  letter: string;
  name: string;
  band80: string;
  band50: string;
  median: string;
  samples: string[];
  /** Where its letter stands at the right. */
  labelY: number;
}

export interface FanPanel {
  /** Scenario it is for; "" where all share it. */
  heading: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
  courses: FanCourse[];
  events: { x: number; y: number; text: string; letter: string; end: boolean }[];
  x: { week: number; x: number }[];
  y: { value: number; y: number }[];
}

export interface FanMarks {
  width: number;
  /** Of all but the legend. */
  height: number;
  heading: Heading;
  armsLegend: Legend;
  panels: FanPanel[];
}

/** Worlds drawn one by one beside the bands. */
const SAMPLES = 7;
/** More scenarios than this get a panel each. */
const MOST_OVERLAID = 3;
const EVENT_ROW = 15;
const MOST_EVENTS = 4;

/** Data → marks: 50 % and 80 % bands, the median and some single worlds, together or in panels with shared axes. */
export function fanMarks(fan: Fan, width = DEFAULT_WIDTH): FanMarks {
  const { title, subtitle, arms } = fan;
  const heading = headingOf(title, subtitle, width);
  const overlaid = arms.length <= MOST_OVERLAID;
  const armsLegend = legendOfArms(overlaid ? arms : [], width);
  const domain = fanDomain(fan);
  const margin = marginOf(width);
  const top = heading.height + armsLegend.height;
  const columns = overlaid || isNarrow(width) ? 1 : 2;
  const gap = 24;
  const across = (width - 2 * margin - (columns - 1) * gap) / columns;
  const drawn = overlaid ? [arms] : arms.map((arm) => [arm]);
  const down = overlaid ? (isNarrow(width) ? 210 : 270) : 150;
  const events = Math.min(MOST_EVENTS, fan.events.length) * EVENT_ROW;
  const panels = drawn.map((group, at) => {
    const left = margin + (at % columns) * (across + gap);
    const above = top + Math.floor(at / columns) * (down + 76) + (overlaid ? events + 18 : 40);
    const box = { left, right: left + across, top: above, bottom: above + down };
    return panelOf(fan, group, domain, box, overlaid);
  });
  const bottom = Math.max(...panels.map((panel) => panel.bottom));
  return { width, height: bottom + 34, heading, armsLegend, panels };
}

/** @param series worlds × weeks */
export function fanArm(arm: ChartArm, series: readonly ArrayLike<number>[], weeks: number): FanArm {
  return {
    ...arm,
    weeks: Array.from({ length: weeks }, (_, week) => {
      const values = definedAscending(series.map((world) => world[week]));
      const at = (p: number) => quantileOf(values, p);
      return { week, low80: at(0.1), low50: at(0.25), median: at(0.5), high50: at(0.75), high80: at(0.9) };
    }),
    // The first, so that they stay the same ones when more worlds come.
    samples: series.slice(0, SAMPLES),
  };
}

/** The axis that holds all that is drawn. */
export function fanDomain(fan: Fan): [number, number] {
  const all = fan.arms.flatMap(({ weeks }) => weeks);
  const sampled = fan.arms.flatMap(({ samples }) => samples.flatMap(endsOf));
  const low = Math.min(0, min(all, ({ low80 }) => low80) ?? 0, min(sampled) ?? 0, fan.domain?.[0] ?? 0);
  const high = Math.max(max(all, ({ high80 }) => high80) ?? 0, max(sampled) ?? 0, fan.domain?.[1] ?? 0);
  if (low === fan.domain?.[0] && high === fan.domain[1]) return [low, high];
  return scaleLinear([low, low === high ? low + 1 : high], [0, 1])
    .nice(5)
    .domain() as [number, number];
}

function endsOf(world: ArrayLike<number>): number[] {
  const [low, high] = extent(Array.from(world));
  return low === undefined ? [] : [low, high];
}

function panelOf(
  fan: Fan,
  arms: readonly FanArm[],
  domain: [number, number],
  box: { left: number; right: number; top: number; bottom: number },
  overlaid: boolean,
): FanPanel {
  const ticks = scaleLinear(domain, [0, 1]).ticks(overlaid ? 5 : 3);
  const widest = Math.max(...ticks.map((tick) => widthOf(String(Number(tick.toPrecision(3))), 12)));
  const left = box.left + widest + 12;
  const right = box.right - 22;
  const x = scaleLinear([0, Math.max(1, fan.weeks - 1)], [left, right]);
  const y = scaleLinear(domain, [box.bottom, box.top]);
  const courses = arms.map((arm) => courseOf(arm, x, y));
  const labels = apart(
    courses.map(({ labelY }) => labelY),
    15,
    box.top + 4,
    box.bottom,
  );
  const events = fan.events.filter(({ letter }) => arms.some((arm) => arm.letter === letter));
  return {
    heading: overlaid ? "" : cut(`${arms[0].letter}  ${arms[0].name}`, box.right - box.left, 13, true),
    ...box,
    left,
    right,
    courses: courses.map((course, at) => ({ ...course, labelY: labels[at] })),
    events: overlaid ? events.slice(0, MOST_EVENTS).map((event, at) => eventOf(event, at, x, box)) : [],
    x: weekTicks(fan.weeks, right - left).map((week) => ({ week, x: x(week) })),
    y: ticks.map((value) => ({ value, y: y(value) })),
  };
}

function courseOf(
  { letter, name, weeks, samples }: FanArm,
  x: ScaleLinear<number, number>,
  y: ScaleLinear<number, number>,
): FanCourse {
  const band = (low: keyof FanWeek, high: keyof FanWeek) =>
    area<FanWeek>()
      .defined(({ median }) => !Number.isNaN(median))
      .x(({ week }) => x(week))
      .y0((at) => y(at[low]))
      .y1((at) => y(at[high]))
      .digits(1)(weeks) ?? "";
  const course = (values: ArrayLike<number>) =>
    lineOf<number>()
      .defined((value) => !Number.isNaN(value))
      .x((_, week) => x(week))
      .y((value) => y(value))
      .digits(1)(Array.from(values)) ?? "";
  const last = weeks.at(-1)?.median ?? Number.NaN;
  return {
    letter,
    name,
    band80: band("low80", "high80"),
    band50: band("low50", "high50"),
    median: course(weeks.map(({ median }) => median)),
    samples: samples.map(course),
    labelY: y(Number.isNaN(last) ? 0 : last),
  };
}

/** A label above the panel, on the side of its line where it has room. */
function eventOf(
  { week, letter, label }: FanEvent,
  at: number,
  x: ScaleLinear<number, number>,
  box: { left: number; right: number; top: number },
): FanPanel["events"][number] {
  const place = x(week);
  const end = place > (box.left + box.right) / 2;
  const room = (end ? place - box.left : box.right - place) - 8;
  const y = box.top - 8 - at * EVENT_ROW;
  return { x: place, y, text: cut(`${letter}${"\u00a0"}: ${label}`, room, 12), letter, end };
}

/** Room of a week's number, in pixels. */
const WEEK_LABEL = 36;

/** Quarters or years, as many as have room, and the last week; a tick too near the last one is left out. */
function weekTicks(weeks: number, room: number): number[] {
  const step =
    [1, 2, 4, 8, 13, 26, 52, 104, 260, 520].find((each) => (weeks / each + 1) * 72 <= room) ?? 1040;
  const last = Math.max(0, weeks - 1);
  const near = (WEEK_LABEL * last) / room;
  const ticks = Array.from({ length: Math.floor(last / step) + 1 }, (_, at) => at * step);
  return [...ticks.filter((week) => week === 0 || week <= last - near), ...(last > 0 ? [last] : [])];
}
