import type { Text } from "../../sim/input/text.ts";
import { EXPERIMENTS } from "./list.ts";

/** What the facts of docs/patterns.md say, in a sentence each. */
export const FACT_CLAIMS: Readonly<Record<string, Text>> = {
  P2: {
    en: "A minority of people write, and one in a hundred writes most of it.",
    fr: "Une minorité écrit, et une personne sur cent écrit l’essentiel.",
  },
  P5: {
    en: "A third of contributors do so once only; a tenth of them make nearly everything.",
    fr: "Un tiers des contributeurs ne contribue qu’une fois ; un dixième fait presque tout.",
  },
  E3: {
    en: "A reply to the first contribution makes a second one likelier.",
    fr: "Une réponse à la première contribution en rend une deuxième plus probable.",
  },
  E5: {
    en: "About a fifth go on for a month or more, a tenth for a year or more.",
    fr: "Environ un cinquième continue un mois ou plus, un dixième un an ou plus.",
  },
  E7: {
    en: "The more somebody has contributed, the less likely they are to stop.",
    fr: "Plus on a contribué, moins on risque de s’arrêter.",
  },
  E11: {
    en: "More people take part in a short call than in the long run, and in the long run few.",
    fr: "Un appel ponctuel attire plus de monde qu’un engagement durable, qui reste minoritaire.",
  },
  R1: {
    en: "Newcomers who are honoured stay longer.",
    fr: "Les nouveaux venus que l’on distingue restent plus longtemps.",
  },
  R2: {
    en: "An unexpected award makes those who do most do more.",
    fr: "Une récompense inattendue fait faire davantage à ceux qui font le plus.",
  },
  R5: {
    en: "Effort rises just before a badge.",
    fr: "L’effort augmente juste avant l’obtention d’un badge.",
  },
  R6: {
    en: "After pay ends, people do less than if they had never been paid.",
    fr: "Une fois la rémunération arrêtée, on fait moins que si l’on n’avait jamais été payé.",
  },
  R7: {
    en: "Very small pay does worse than none; enough pay does not.",
    fr: "Une rémunération dérisoire fait moins bien que rien ; une rémunération suffisante, non.",
  },
  C1: {
    en: "A core that leads lowers the coordination that many contributors require.",
    fr: "Un noyau qui mène réduit la coordination que demandent de nombreux contributeurs.",
  },
  C3: {
    en: "People in large teams do more when what each does is evaluated.",
    fr: "Dans de grandes équipes, on fait davantage quand la part de chacun est évaluée.",
  },
  C5: {
    en: "Measuring an activity raises output and lowers continuation.",
    fr: "Mesurer une activité augmente la production et fait abandonner plus tôt.",
  },
  F1: {
    en: "Taking part strengthens people’s bond and strains staff.",
    fr: "Participer resserre le lien des personnes et pèse sur le personnel.",
  },
  F3: {
    en: "Those who take part more feel more at home.",
    fr: "Ceux qui participent davantage sont mieux intégrés.",
  },
  F5: {
    en: "Forced self-service harms the bond, and a human fallback offsets it.",
    fr: "Le libre-service imposé abîme le lien ; un recours humain le compense.",
  },
  F8: {
    en: "Losses grow in step with what goes through self-checkout.",
    fr: "Les pertes croissent à proportion de ce qui passe par les caisses automatiques.",
  },
  I2: {
    en: "Most of those who enter a contest do so once.",
    fr: "La plupart de ceux qui répondent à un concours ne le font qu’une fois.",
  },
  I6: {
    en: "Public votes get hijacked, less so where a jury decides as well.",
    fr: "Les votes publics se font détourner, moins souvent si un jury décide aussi.",
  },
};

/** The claims of experiments in French, by id. */
export const CLAIMS_IN_FRENCH: Readonly<Record<string, string>> = {
  desertion: "Quand la plupart des autres partent d’un coup, ceux qui restent contribuent moins.",
  "reinforcement-clustered":
    "Ce qu’il faut voir faire par plusieurs proches se propage plus loin si les liens forment des groupes que s’ils sont tirés au hasard.",
  "simple-contagion-random":
    "Ce dont il suffit d’entendre parler se propage plus loin quand les liens sont tirés au hasard.",
  "hearing-prompts":
    "On se décide quand on en entend parler ou quand un proche s’y met, non des mois après, une semaine comme une autre.",
  "ties-prompt": "On pense à participer quand un proche s’y met.",
  "soon-or-late":
    "Les uns donnent suite aussitôt à ce qu’ils entendent, d’autres bien plus tard : les délais diffèrent plus que si chaque semaine en valait une autre.",
  "moved-do-more": "Plus on est motivé, plus on en fait.",
  "moved-do-better": "Plus on est motivé, mieux on fait.",
  "pay-loosens": "Une rémunération qui se remarque relâche le lien entre motivation et qualité.",
  "guidance-keeps": "L’accueil et l’accompagnement retiennent les nouveaux venus.",
  "rites-keep": "Des rites et une communauté animée retiennent les personnes.",
  "commitment-keeps":
    "Choisies et formées, les personnes restent plusieurs fois plus longtemps que si un clic a suffi pour entrer, à travail égal.",
  "control-spares-errors": "Un contrôle plus strict évite des erreurs.",
  "control-loses-newcomers": "Un contrôle plus strict fait perdre des nouveaux venus.",
  "explanation-keeps":
    "Une personne dont la contribution est refusée revient plus souvent si le refus est motivé.",
  "rivals-lower-effort": "Plus il y a de rivaux, moins chacun soigne sa proposition.",
  "single-entries": "Environ 85 % de ceux qui envoient une proposition n’en envoient qu’une.",
  "prize-does-not-hold":
    "Un prix plus élevé n’amène pas ceux qui ont envoyé une proposition à en envoyer d’autres.",
  "say-draws": "À partage égal de la valeur, avoir voix aux décisions attire des participants.",
  "hard-more-concentrated": "Les tâches difficiles sont plus concentrées que les tâches faciles.",
  "rough-slots":
    "Des créneaux approximatifs laissent l’impression d’un temps libre ; seules des heures fixes donnent celle d’un travail.",
  "help-keeps-quiet": "L’aide proposée aux nouveaux venus retient ceux qui commencent par peu.",
  "help-keeps-busy": "L’aide proposée aux nouveaux venus retient ceux qui commencent par beaucoup.",
  "tutorial-changes-little":
    "Un tutoriel pour nouveaux venus, même très apprécié, ne change pas ce qu’ils apportent en six mois.",
  "entry-does-more": "Plus on exige à l’entrée, plus ceux qui entrent en font.",
  "rules-draw": "Des règles montrées aux nouveaux venus en font entrer davantage.",
  "rules-comply":
    "Des règles montrées aux nouveaux venus réduisent la part d’erreurs dans leurs contributions.",
  "prize-draws": "Un prix plus élevé attire plus de participants.",
  "prize-betters": "Un prix plus élevé attire de meilleures propositions.",
  "after-badge-less": "Une fois un rang atteint, on contribue moins qu’en s’en approchant.",
  "overlap-competes": "Une communauté qui partage ses membres avec une autre grandit moins.",
  "born-not-made": "Ceux qui en feront le plus en font davantage dès les premiers jours.",
  "crowd-once": "En six mois, la plupart des contributeurs ne viennent qu’une fois.",
  "crowd-concentrated": "En six mois, le dixième qui contribue le plus fait environ 79 % du travail.",
  "several-ties-draw":
    "Qui a plusieurs liens dans une communauté la rejoint plus volontiers que qui n’en a qu’un.",
  "educated-join": "Les personnes plus instruites sont plus souvent bénévoles.",
  "educated-stay": "Les bénévoles plus instruits le restent plus longtemps.",
  "able-adopt": "Les plus à l’aise adoptent plus tôt un service en ligne.",
  "entry-deters": "Plus on exige à l’entrée, moins de personnes entrent.",
  "core-does-more":
    "À grande échelle, des équipes menées par un noyau en font plus que des équipes livrées à elles-mêmes.",
  "core-does-better":
    "À grande échelle, des équipes menées par un noyau font mieux que des équipes livrées à elles-mêmes.",
  "leisure-leaves-room":
    "Même ceux qui contribuent le plus donnent rarement tout le temps qu’une seule activité peut prendre.",
  "use-replaces-little":
    "Ce que font les participants remplace bien moins de travail qu’il n’en prendrait au personnel.",
  "participation-engages-staff":
    "Le personnel est plus engagé là où le public participe que là où presque personne ne le fait.",
  "crowds-overtax-staff": "Au-delà, plus il y a de participants, moins le personnel est engagé.",
  "entries-raise-best":
    "Un plus grand nombre de propositions améliore la meilleure, mais seulement si leur valeur est incertaine.",
};

/** What a finding says. @throws Error where a language lacks it */
export function claimOf(name: string): Text {
  const fact = FACT_CLAIMS[name];
  if (fact !== undefined) return fact;
  const en = EXPERIMENTS.find(({ id }) => id === name)?.claim;
  const fr = CLAIMS_IN_FRENCH[name];
  if (en === undefined || fr === undefined)
    throw new Error(`test/validation/claims.ts has no claim of ${name}: add it, in French at least`);
  return { en, fr };
}
