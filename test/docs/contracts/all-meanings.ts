import { EXIT_REASONS } from "../../../sim/choice/leaving.ts";
import { code } from "../markdown.ts";
import * as en from "../meanings.ts";
import * as fr from "../meanings-fr.ts";
import { TRACE_EVENTS, TRACE_KEYS } from "../trace-meanings.ts";

const leaving = [...EXIT_REASONS, "closed"].map(code).join(", ");

/** What keys and columns mean, by language and file. */
export const MEANINGS = {
  en: {
    report: en.REPORT_KEYS,
    ensemble: en.ENSEMBLE_KEYS,
    ablate: en.ABLATE_KEYS,
    trace: TRACE_KEYS,
    events: Object.fromEntries(Object.entries(TRACE_EVENTS).map(([kind, { means }]) => [kind, means])),
    list: en.LIST_KEYS,
    pair: en.PAIR_KEYS,
    manifest: en.MANIFEST_KEYS,
    setting: en.SETTING_COLUMN,
    runs: en.RUNS_COLUMNS,
    series: en.SERIES_COLUMNS,
    people: en.PEOPLE_COLUMNS,
    reasons: en.REASONS_COLUMNS,
    exit: en.EXIT_MEANINGS,
  },
  fr: {
    report: fr.REPORT_FR,
    ensemble: fr.ENSEMBLE_FR,
    ablate: fr.ABLATE_FR,
    trace: fr.TRACE_FR,
    events: fr.EVENTS_FR,
    list: fr.LIST_FR,
    pair: fr.PAIR_FR,
    manifest: fr.MANIFEST_FR,
    setting: fr.SETTING_FR,
    runs: fr.RUNS_FR,
    series: fr.SERIES_FR,
    people: fr.peopleIn(leaving),
    reasons: fr.REASONS_FR,
    exit: fr.EXIT_FR,
  },
} as const;
