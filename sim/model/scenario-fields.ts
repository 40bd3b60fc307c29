import { choice, sourceText, text, toChoose, whole } from "../scenario/fields.ts";

/** What a scenario says of itself and of its run. */
export const SCENARIO_FIELDS = {
  title: text(200, "Title of the scenario.", "Titre du scénario."),
  story: text(4000, "What the scenario is about.", "De quoi parle le scénario."),
  provenance: text(
    2000,
    "Where its numbers come from: source text, literature, data or assumption.",
    "D’où viennent ses nombres : texte source, littérature, données ou hypothèse.",
  ),
  horizonWeeks: whole("weeks", [1, 1040], 104, toChoose(), "Weeks simulated.", "Semaines simulées."),
  warmUpWeeks: whole(
    "weeks",
    [0, 1040],
    0,
    toChoose(),
    "Weeks simulated before week 0 under the baseline's levers and not counted; they are weeks −1, −2, … for formulas.",
    "Semaines simulées avant la semaine 0 sous les leviers du scénario de référence, et non comptées ; ce sont les semaines −1, −2… des formules.",
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
    "For a public service, competence carried elsewhere is autonomy gained, not a loss.",
    "Pour un service public, la compétence emportée ailleurs est de l’autonomie gagnée, pas une perte.",
  ),
};
