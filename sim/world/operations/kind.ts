import { choice, fraction, group, sourceText } from "../../scenario/fields.ts";

/** Share of the work around contributions that members organise themselves. */
export function selfOrganisedShare(modes: {
  directed: number;
  collaborative: number;
  selfOrganised: number;
}): number {
  const weights = modes.directed + modes.collaborative + modes.selfOrganised;
  return weights === 0 ? 0 : modes.selfOrganised / weights;
}

/** How an operation is classified in the typologies of the source texts. */
export const KIND_FIELDS = {
  form: choice(
    ["one-off", "long-term"],
    "long-term",
    sourceText("marketing §2.3"),
    "Form: a one-off call or a lasting activity.",
    "Forme : un appel ponctuel ou une activité durable.",
  ),
  collaboration: choice(
    ["co-innovation", "co-distribution", "co-production", "co-promotion"],
    "co-production",
    sourceText("marketing, grid"),
    "Kind of collaboration (only a description; it changes no result).",
    "Type de collaboration (simple description, sans effet sur les résultats).",
  ),
  workMode: group("How the work is organised; relative weights", "Organisation du travail ; poids relatifs", {
    directed: fraction(
      0,
      sourceText("marketing §2.1"),
      "Directed self-production.",
      "Autoproduction dirigée.",
    ),
    collaborative: fraction(1, sourceText("marketing §2.1"), "Collaborative.", "Collaboratif."),
    selfOrganised: fraction(0, sourceText("marketing §2.1"), "Self-organised.", "Auto-organisé."),
  }),
  role: choice(
    ["executant", "marketing assistant", "relay", "solution provider"],
    "solution provider",
    sourceText("marketing §2.2"),
    "Role of people for the organisation (only a description; it changes no result).",
    "Rôle des personnes pour l’organisation (simple description, sans effet sur les résultats).",
  ),
  stage: choice(
    ["design", "funding", "production", "promotion", "distribution", "after-sales"],
    "after-sales",
    sourceText("marketing §2.2"),
    "Stage of production in which the operation takes place.",
    "Étape de la production où l’opération a lieu.",
  ),
  consent: choice(
    ["chosen", "obliged", "inherent", "unaware"],
    "chosen",
    sourceText("numerique; participation §2.1–2.2; marketing §2.1"),
    "Consent: chosen, obliged (no real alternative), inherent (the service cannot exist without it), or unaware.",
    "Consentement : choisie, obligée (pas de vraie alternative), inhérente (le service ne peut exister sans elle) ou à l’insu.",
  ),
  public: choice(
    ["everyone", "experts", "existing community"],
    "everyone",
    sourceText("marketing §2.3"),
    "Public addressed (only a description; it changes no result).",
    "Public visé (simple description, sans effet sur les résultats).",
  ),
  communityMode: choice(
    ["observe", "panel", "cooperate", "create"],
    "create",
    sourceText("marketing §4.2"),
    "Way of working with communities (only a description; it changes no result).",
    "Façon de travailler avec des communautés (simple description, sans effet sur les résultats).",
  ),
};
