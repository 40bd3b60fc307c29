import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { compare } from "../../../sim/index.ts";
import { NOUNS } from "../../../sim/input/counted.ts";
import type { SettingsCheck } from "../../../viz/client/results.ts";
import { addArm, setHeadlines, setValue } from "../../../viz/state/edits.ts";
import type { Experiment } from "../../../viz/state/experiment.ts";
import { SETTINGS_CHECK } from "../../../viz/text/settings-check.ts";
import { type Language, wordsIn } from "../../../viz/text/words.ts";
import { App } from "../../../viz/views/App.tsx";
import { scenarioFile } from "../../../viz/views/scenario-file.ts";
import { fakeStore, shownOf } from "./fake-store.ts";

const LANGUAGES = ["en", "fr"] as const;

/** What is read of the check, and its source. */
function checkOf(check: SettingsCheck | null, language: Language, experiment?: Experiment) {
  const store = fakeStore(language);
  if (experiment !== undefined) store.experiment.value = experiment;
  store.shown.value = shownOf(store.experiment.value);
  store.settingsCheck.value = check;
  const html = renderToString(h(App, { store }));
  const [, own = ""] =
    /<div class="settings-check">(.*?)<p class="hint result__explained">/s.exec(html) ?? [];
  return { html: own, text: plain(own.replace(/<[^>]*>/g, " ")) };
}

/** Whatever the width of its spaces. */
const plain = (text: string) => text.replace(/\s+/g, " ");

const running = (experiment: Experiment, done = 36, of = 144): SettingsCheck => ({
  ...{ experiment, done, of },
  ...{ report: null, problems: [] },
});

function made(experiment: Experiment, settings = 3): SettingsCheck {
  const { arms, seed, headlines } = experiment;
  const options = { seed, headlines, settings, replicates: 12, ensemble: "default" } as const;
  return { ...running(experiment, 9, 9), report: compare(arms.map(scenarioFile), options).report };
}

test.each(LANGUAGES)("the question is a button under the verdicts, in %s", (language) => {
  const { say } = wordsIn(language);
  const { html, text } = checkOf(null, language);
  expect(html).toContain('<button type="button"');
  expect(text).toContain(plain(say(SETTINGS_CHECK.ask)));
});

test.each(LANGUAGES)("while it runs it shows how far, and can be stopped, in %s", (language) => {
  const { say, percent } = wordsIn(language);
  const { html, text } = checkOf(running(fakeStore(language).experiment.value), language);
  expect(text).toContain(say(SETTINGS_CHECK.stop));
  expect(text).toContain(plain(percent(0.25)));
  expect(html).toMatch(/<progress max="144" value="36" aria-label="/);
  expect(text).not.toContain(say(SETTINGS_CHECK.ask));
});

test.each(LANGUAGES)(
  "every headline verdict is marked once it is made, and it is said aloud, in %s",
  (language) => {
    const { say, count } = wordsIn(language);
    const experiment = fakeStore(language).experiment.value;
    const { html, text } = checkOf(made(experiment), language);
    expect(html.match(/<li class="hold hold--/g)).toHaveLength(experiment.headlines.length);
    expect(text).toContain(plain(say(SETTINGS_CHECK.title(count(3, NOUNS.setting)))));
    expect(html).toMatch(
      /role="status" aria-live="polite"[^>]*>(There is no verdict|Il n’y a pas de verdict)/,
    );
  },
);

test("of several scenarios each verdict says whose it is", () => {
  const experiment = setValue(
    setHeadlines(addArm(fakeStore().experiment.value, "more", "B"), ["contributions"]),
    "C",
    "levers.rewards.payEurosPerContribution",
    1,
  );
  const { text } = checkOf(made(experiment), "en", experiment);
  expect(text).toMatch(/B · Contributions made .* C · Contributions made/);
});

test("what was left as it is is named, and why it could not be made", () => {
  const path = "quitting.stopHazardScale";
  const experiment = setValue(fakeStore().experiment.value, "B", path, 0.2);
  expect(checkOf(made(experiment), "en", experiment).text).toMatch(
    /Not applied, .*: Chance of stopping after the first contribution/,
  );
  const expected = { en: "another thing", fr: "autre chose" };
  const problems = [{ letter: null, path: "", expected }];
  expect(checkOf({ ...running(experiment), problems }, "fr", experiment).text).toContain("autre chose");
});
