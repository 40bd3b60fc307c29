import type { Text } from "../../../sim/input/text.ts";
import { type SvgNode, svg } from "../../svg.ts";
import { COLON } from "../../text/punctuation.ts";
import { framed } from "../shared/frame.ts";
import { type Legend, legendOfMarks } from "../shared/legend.ts";
import { COLOURS, styleOf } from "../shared/palette.ts";
import { numberCell, type Table, textCell } from "../shared/table.ts";
import { cut, textAt, widthOf } from "../shared/typography.ts";
import { listed, type Wording } from "../shared/wording.ts";
import {
  type Agents,
  type AgentsMarks,
  type AgentsPanel,
  LABEL_ROW,
  STATES,
  type State,
  shapeOf,
} from "./marks.ts";

const NAMES: Readonly<Record<State, Text>> = {
  unaware: { en: "has not heard of it", fr: "n’en a pas entendu parler" },
  aware: { en: "knows of it", fr: "est au courant" },
  enrolled: { en: "takes part", fr: "participe" },
  lapsed: { en: "has stopped taking part", fr: "ne participe plus" },
  excluded: { en: "is excluded", fr: "est exclu" },
  gone: { en: "has left the public: nobody is there now", fr: "a quitté le public : plus personne ici" },
};

/** Marks → SVG nodes. @param id prefix of the ids inside */
export function agentsNodes(marks: AgentsMarks, wording: Wording, id: string): SvgNode {
  const { width, height: drawn, heading, panels } = marks;
  const legend = agentsLegend(marks, wording);
  const height = drawn + legend.height + 8;
  return framed(
    heading,
    { width, height },
    id,
    agentsSentence(marks, wording),
    ...panels.map((panel) => panelNodes(panel, marks, wording)),
    ...legend.nodes(drawn),
  );
}

function panelNodes(
  { letter, name, left, top, paths }: AgentsPanel,
  marks: AgentsMarks,
  { number }: Wording,
): SvgNode {
  const { radius } = marks;
  const labels = labelsOf(marks, number);
  return svg(
    "g",
    {},
    textAt(left, top + 10, name, { "font-weight": 600, fill: styleOf(letter).text }),
    ...paths.map((d, code) => svg("path", { d, ...lookOf(STATES[code], letter, radius) })),
    ...labels.map(({ text, x, y }) =>
      textAt(left + x, top + 22 + y, text, {
        "font-size": 11,
        "text-anchor": "middle",
        fill: COLOURS.faint,
      }),
    ),
  );
}

/** Names of the discs: kept inside the panel, and lower where they would touch one that is there. */
function labelsOf({ segments, panelWidth }: AgentsMarks, number: Wording["number"]) {
  const placed: { text: string; half: number; x: number; y: number }[] = [];
  for (const { label, people, x, y } of segments) {
    const text = cut(`${label} ${number(people, false)}`, panelWidth, 11);
    const half = widthOf(text, 11) / 2;
    const next = { text, half, x: Math.min(Math.max(x, half), Math.max(half, panelWidth - half)), y };
    const touches = (other: typeof next) =>
      Math.abs(other.y - next.y) < LABEL_ROW && Math.abs(other.x - next.x) < other.half + half + 6;
    while (placed.some(touches)) next.y += LABEL_ROW;
    placed.push(next);
  }
  return placed;
}

function lookOf(state: State, letter: string, radius: number): SvgNode["attributes"] {
  const { fill } = styleOf(letter);
  const stroke = Math.max(0.6, radius / 4);
  if (state === "unaware") return { fill: "#8a8a8a" };
  if (state === "aware")
    return { fill: "none", stroke: "#8a8a8a", "stroke-width": Math.max(0.5, stroke * 0.7) };
  if (state === "enrolled") return { fill };
  if (state === "lapsed") return { fill: "none", stroke: COLOURS.ink, "stroke-width": stroke };
  if (state === "gone")
    return { fill: "none", stroke: "#8a8a8a", "stroke-width": Math.max(0.5, stroke * 0.7) };
  return { fill: COLOURS.ink };
}

/** Only the states in which somebody is. */
function agentsLegend({ panels, width }: AgentsMarks, { say }: Wording): Legend {
  const [letter] = panels.slice(-1).map((panel) => panel.letter);
  const present = STATES.filter((_, code) => panels.some(({ counts }) => counts[code] > 0));
  return legendOfMarks(
    present.map((state) => ({
      text: say(NAMES[state]),
      width: 12,
      mark: (x, y) => [
        svg("path", { d: shapeOf(state, x + 6, y, 5.5), ...lookOf(state, letter ?? "B", 5.5) }),
      ],
    })),
    width,
  );
}

/** How many take part under each scenario, and how many have stopped. */
export function agentsSentence({ panels, heading }: AgentsMarks, { say, number }: Wording): string {
  const of = (state: State, counts: readonly number[]) => number(counts[STATES.indexOf(state)], false);
  const each = panels.map(({ letter, counts }) =>
    say({
      en: `under ${letter} ${of("enrolled", counts)} take part and ${of("lapsed", counts)} have stopped`,
      fr: `sous ${letter} ${of("enrolled", counts)} participent et ${of("lapsed", counts)} ne participent plus`,
    }),
  );
  return `${heading.title}${say(COLON)}${listed(each, { say, number })}.`;
}

/** A row per segment and state, a column per scenario. */
export function agentsTable({ segments, segment, arms }: Agents, { say, number }: Wording): Table {
  const plain = (value: number) => number(value, false);
  const people = Array.from(segment, (_, person) => person);
  return {
    header: [
      say({ en: "Group", fr: "Groupe" }),
      say({ en: "State", fr: "État" }),
      ...arms.map(({ letter }) => letter),
    ],
    rows: segments.flatMap((label, group) =>
      STATES.map((state, code) => [
        textCell(label),
        textCell(say(NAMES[state])),
        ...arms.map(({ state: of }) =>
          numberCell(
            people.filter((person) => segment[person] === group && of[person] === code).length,
            plain,
          ),
        ),
      ]),
    ),
  };
}
