import { choice, fraction, group, sourceText } from "../../scenario/fields.ts";

/** Where an operation stands in the source texts' own typologies. */
export const KIND_FIELDS = {
  form: choice(
    ["one-off", "long-term"],
    "long-term",
    sourceText("marketing §2.3"),
    "A one-off call or a lasting activity.",
    "Un appel ponctuel ou une activité durable.",
  ),
  collaboration: choice(
    ["co-innovation", "co-distribution", "co-production", "co-promotion"],
    "co-production",
    sourceText("marketing, grid"),
    "What the collaboration is about (a description: it changes no number).",
    "Ce sur quoi porte la collaboration (une description : elle ne change aucun nombre).",
  ),
  workMode: group(
    "How the work is organised; weights, compared with each other",
    "Comment le travail est organisé ; poids relatifs",
    {
      directed: fraction(
        0,
        sourceText("marketing §2.1"),
        "Directed self-production.",
        "Autoproduction dirigée.",
      ),
      collaborative: fraction(1, sourceText("marketing §2.1"), "Collaborative.", "Collaboratif."),
      selfOrganised: fraction(0, sourceText("marketing §2.1"), "Self-organised.", "Auto-organisé."),
    },
  ),
  role: choice(
    ["executant", "marketing assistant", "relay", "solution provider"],
    "solution provider",
    sourceText("marketing §2.2"),
    "What people are for the organisation (a description: it changes no number).",
    "Ce que les personnes sont pour l’organisation (une description : elle ne change aucun nombre).",
  ),
  stage: choice(
    ["design", "funding", "production", "promotion", "distribution", "after-sales"],
    "after-sales",
    sourceText("marketing §2.2"),
    "Where in the making it takes place.",
    "À quel moment de la fabrication elle a lieu.",
  ),
  consent: choice(
    ["chosen", "obliged", "inherent", "unaware"],
    "chosen",
    sourceText("numerique; participation §2.1–2.2; marketing §2.1"),
    "Chosen; obliged (no real alternative); inherent (the service cannot exist without it); unaware.",
    "Choisie ; obligée (pas de vraie alternative) ; inhérente (le service n’existe pas sans elle) ; à l’insu.",
  ),
  public: choice(
    ["everyone", "experts", "existing community"],
    "everyone",
    sourceText("marketing §2.3"),
    "Who is called (a description: it changes no number).",
    "Qui est appelé (une description : elle ne change aucun nombre).",
  ),
  communityMode: choice(
    ["observe", "panel", "cooperate", "create"],
    "create",
    sourceText("marketing §4.2"),
    "How it works with communities (a description: it changes no number).",
    "Comment elle travaille avec des communautés (une description : elle ne change aucun nombre).",
  ),
};
