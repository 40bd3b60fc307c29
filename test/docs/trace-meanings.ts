import type { TraceEvent } from "../../sim/recorders/trace.ts";
import type { Meanings } from "./meanings.ts";

/** `trace --json`. */
export const TRACE_KEYS = {
  "[]": "One per scenario.",
  "[].id": "Its id, or the words that named it on the command line when it has overrides.",
  "[].trace.portrait.segment": "Id of the person's segment; empty when the person never arrives.",
  "[].trace.portrait.motivations[]": "The seven motivations, the strongest first.",
  "[].trace.portrait.motivations[].name": "Name, as in `population.segments.<id>.motivation`.",
  "[].trace.portrait.motivations[].level": "Strength, 0–1.",
  "[].trace.portrait.freeHours": "Free hours a week.",
  "[].trace.portrait.digital": "Digital skill, 0–1.",
  "[].trace.portrait.vigour": "Vigour, as a multiple of the median person's.",
  "[].trace.events[]": "What happened, in the order of weeks.",
  "[].trace.events[].week": "Week; −1 for the state before week 0.",
  "[].trace.events[].operation": "Id of the operation; empty for what concerns all of them.",
  "[].trace.events[].kind": "What happened; see below.",
  "[].trace.events[].because":
    "Strongest terms of the utility for joining, two at most: `benefit`, `company`, `identification`.",
  "[].trace.events[].despite":
    "Strongest terms against, two at most: `benefit`, `company`, `time`, `inability`, `fatigue`, `unfairness`, `privacy`.",
  "[].trace.events[].made": "Contributions of that week.",
  "[].trace.events[].replied": "Whether the first contribution got a reply; `null` where none is expected.",
  "[].trace.events[].rejected": "Contributions of that week that were rejected.",
  "[].trace.events[].reason":
    "Why the person does not take part, one of the [reasons](#reasons); `null` at the end for someone who does.",
  "[].trace.events[].status": "Status when the warm-up ended or before the opening, as in `people`.",
  "[].trace.events[].contributions":
    "Contributions made so far, including during the warm-up and before the opening.",
  "[].trace.events[].weeks": "Weeks of the spell that ends.",
  "[].trace.events[].level": "Level of the state, 0–1.",
  "[].trace.events[].attachment": "Attachment to the organisation, 0–1.",
} satisfies Meanings;

/** Kinds of events in a trace, each with its own keys. */
export const TRACE_EVENTS: Readonly<Record<TraceEvent["kind"], { means: string; keys: readonly string[] }>> =
  {
    before: {
      means:
        "State of the person when the warm-up ended, at week −1, or of a starting member in the week before the opening; absent for an unaware person.",
      keys: ["status", "contributions"],
    },
    aware: { means: "Hears of the operation.", keys: [] },
    departed: { means: "Leaves the public for good; nothing follows.", keys: [] },
    joined: { means: "Begins to take part.", keys: ["because", "despite"] },
    contributed: { means: "Contributes for the first time.", keys: ["made", "replied"] },
    rejected: { means: "Has contributions rejected.", keys: ["rejected"] },
    recognised: { means: "Is honoured.", keys: [] },
    won: { means: "Wins a contest.", keys: [] },
    left: { means: "Stops taking part.", keys: ["reason", "contributions", "weeks"] },
    excluded: { means: "Cannot do it alone and finds nobody to help.", keys: [] },
    tired: { means: "Tiredness passes a quarter of free time.", keys: ["level"] },
    feelsLikeWork: { means: "The feeling of work passes a quarter.", keys: ["level"] },
    crowdedOut: { means: "The erosion of motivation by pay passes a quarter.", keys: ["level"] },
    end: {
      means: "State when the horizon ends.",
      keys: ["reason", "contributions", "attachment"],
    },
  };
