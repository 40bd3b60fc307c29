/** What the first trial of the model found wrong, the fields that it took to mend it, and the experiments that try it since. */
export interface Mended {
  wrong: string;
  /** What was built or changed, in words. */
  took: string;
  /** Paths of the fields that do it. */
  fields: readonly string[];
  tried: readonly string[];
}

export const MENDED: readonly Mended[] = [
  {
    wrong: "Where most of the others went, those who stayed did as much as before.",
    took: "company of last week moves pace and staying",
    fields: ["company.paceWeight", "company.stayWeight"],
    tried: ["desertion"],
  },
  {
    wrong: "Ties moved nothing that was counted: it spread no farther where they are clustered.",
    took: "several ties who join move more than one, remembered for a while",
    fields: ["reinforcement.weight", "reinforcement.halfTies"],
    tried: ["reinforcement-clustered", "simple-contagion-random"],
  },
  {
    wrong: "People thought of joining in any week, half a year and more after they had heard of it.",
    took: "they may think of it at once, and when ties join",
    fields: ["consideration.onHearing", "reinforcement.onTieJoining"],
    tried: ["hearing-prompts", "ties-prompt", "soon-or-late"],
  },
  {
    wrong: "Whoever was moved more did neither more nor better.",
    took: "vigour goes with involvement, quality with why one is there; noticed pay adds to output and loosens that tie",
    fields: [
      "population.vigourLoading",
      "quality.motivationWeight",
      "quality.payLoosening",
      "contributing.payGain",
    ],
    tried: ["moved-do-more", "moved-do-better", "pay-loosens"],
  },
  {
    wrong: "Welcome, guidance, satisfaction, belonging and attachment hardly kept anybody.",
    took: "help keeps newcomers, and these weights on stopping are larger",
    fields: [
      "quitting.helpWeight",
      "quitting.satisfactionWeight",
      "quitting.socialisationWeight",
      "quitting.belongingWeight",
      "quitting.attachmentWeight",
    ],
    tried: ["guidance-keeps", "rites-keep"],
  },
  {
    wrong: "Trained and chosen people stayed no longer than people one click away.",
    took: "what it took to enter commits",
    fields: ["quitting.commitmentWeight", "commitment.halfHours"],
    tried: ["commitment-keeps"],
  },
  {
    wrong: "No contribution was ever refused.",
    took: "rejection, silently or with a reason, by levers and staff hours",
    fields: ["rejection.mistaken", "rejection.leavingWeight", "rejection.softening"],
    tried: ["control-spares-errors", "control-loses-newcomers", "explanation-keeps"],
  },
  {
    wrong: "More rivals changed nobody’s effort, and a prize kept people entering.",
    took: "effort goes by one’s chance, and in contests stopping by entry",
    fields: ["contest.rivalLoss", "contest.expectedRivals", "contest.qualityNoise", "quitting.pacedStopping"],
    tried: ["rivals-lower-effort", "entries-raise-best", "single-entries", "prize-does-not-hold"],
  },
  {
    wrong: "Coordination that was missing cost nothing, and teams hardly talked to each other.",
    took: "it costs quality and output, and channels run from each to every other team",
    fields: ["coordination.unmetLoss", "coordination.outputLoss", "coordination.everyTeam"],
    tried: ["core-does-more", "core-does-better"],
  },
  {
    wrong: "More than half of the core sat at a hard ceiling, all of its free hours.",
    took: "a soft ceiling far below, with the rates fitted anew",
    fields: ["contributing.leisureShare"],
    tried: ["leisure-leaves-room"],
  },
  {
    wrong: "All use replaced staff.",
    took: "most contributions replace nobody",
    fields: ["operations.forum.replacingShare"],
    tried: ["use-replaces-little"],
  },
  {
    wrong: "Rough slots felt like work.",
    took: "only set times do",
    fields: ["workFeel.roughSlots"],
    tried: ["rough-slots"],
  },
  {
    wrong: "A say in decisions drew nobody beyond a fair share.",
    took: "it fills what an offer of autonomy leaves open, and keeps those who care",
    fields: ["benefit.sayAutonomy", "quitting.sayWeight"],
    tried: ["say-draws"],
  },
  {
    wrong: "Easy tasks were more concentrated than hard ones, since vigour acted on rate alone.",
    took: "vigour counts more for staying in harder work",
    fields: ["quitting.vigourByEffort"],
    tried: ["hard-more-concentrated"],
  },
  {
    wrong: "Staff felt nothing but strain.",
    took: "they are engaged by taking part with others, up to a point",
    fields: ["staff.engagementGain", "staff.engagingHours"],
    tried: ["participation-engages-staff", "crowds-overtax-staff"],
  },
];
