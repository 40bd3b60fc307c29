import { choice, sourceText, text, toChoose, whole } from "../scenario/fields.ts";

/** Fields that describe a scenario and its run. */
export const SCENARIO_FIELDS = {
  title: text(200, "Title of the scenario.", "Titre du scénario."),
  story: text(4000, "Description of the scenario.", "Description du scénario."),
  provenance: text(
    2000,
    "Sources of its numbers: source text, literature, data or assumption.",
    "Sources de ses nombres : texte source, littérature, données ou hypothèse.",
  ),
  horizonWeeks: whole("weeks", [1, 1040], 104, toChoose(), "Weeks simulated.", "Semaines simulées."),
  warmUpWeeks: whole(
    "weeks",
    [0, 1040],
    0,
    toChoose(),
    "Warm-up: weeks simulated before week 0 with the baseline's levers, and not counted; formulas see them as weeks −1, −2 and so on.",
    "Mise en route : semaines simulées avant la semaine 0 avec les leviers du scénario de référence, et non comptées ; les formules les voient comme les semaines −1, −2, etc.",
  ),
  ledgerEveryWeeks: whole(
    "weeks",
    [1, 1040],
    4,
    toChoose(),
    "Weeks between two counts of why people do not take part.",
    "Semaines entre deux décomptes des raisons de ne pas participer.",
  ),
  mission: choice(
    ["commercial", "public-service"],
    "commercial",
    sourceText("marketing §3.2"),
    "Mission: in a public service, skill that people take elsewhere is autonomy gained, not a loss.",
    "Mission : dans un service public, la compétence que les personnes emportent ailleurs est de l’autonomie gagnée, pas une perte.",
  ),
};
