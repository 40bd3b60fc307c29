import type { EXIT } from "../../sim/host/cli/exit-codes.ts";
import type {
  ABLATE_KEYS,
  ENSEMBLE_KEYS,
  LIST_KEYS,
  MANIFEST_KEYS,
  PAIR_KEYS,
  PEOPLE_COLUMNS,
  REASONS_COLUMNS,
  REPORT_KEYS,
  RUNS_COLUMNS,
  SERIES_COLUMNS,
  SETTING_COLUMN,
} from "./meanings.ts";
import type { TRACE_EVENTS, TRACE_KEYS } from "./trace-meanings.ts";

/** The meanings of `meanings.ts` in French; the types keep the keys of both the same. */
type French<M> = Readonly<Record<keyof M, string>>;

export const REPORT_FR: French<typeof REPORT_KEYS> = {
  levain: "Version du programme.",
  seed: "Texte dont vient tout le hasard.",
  replicates: "Mondes simulés par scénario.",
  digest: "Empreinte de tous les résultats, voir [Empreinte](#empreinte).",
  "scenarios[]": "Un élément par scénario, la référence d’abord.",
  "scenarios[].id":
    "Son identifiant, ou les mots qui l’ont nommé sur la ligne de commande s’il a des modifications.",
  "scenarios[].metrics.<metric>": "Distribution de l’indicateur entre les mondes où il est défini.",
  "scenarios[].metrics.<metric>.unit": "Unité de l’indicateur.",
  "scenarios[].metrics.<metric>.mean": "Moyenne ; `null` si l’indicateur n’est défini dans aucun monde.",
  "scenarios[].metrics.<metric>.sd":
    "Écart-type (n − 1) ; `null` avec moins de deux mondes où elle est définie.",
  "scenarios[].metrics.<metric>.q05": "Quantile à 5 % (type 7 de Hyndman et Fan) ; `null` comme la moyenne.",
  "scenarios[].metrics.<metric>.q25": "Quantile à 25 %.",
  "scenarios[].metrics.<metric>.q50": "Médiane.",
  "scenarios[].metrics.<metric>.q75": "Quantile à 75 %.",
  "scenarios[].metrics.<metric>.q95": "Quantile à 95 %.",
  "warnings[]":
    "Ce qui rend les résultats peu fiables et que seul le calcul révèle ; pas de `warnings` s’il n’y a rien.",
  "warnings[].en": "L’avertissement en anglais.",
  "warnings[].fr": "L’avertissement en français.",
  "comparisons[]": "Une par scénario après le premier ; vide pour `run`.",
  "comparisons[].baseline": "Identifiant du premier scénario.",
  "comparisons[].scenario": "Identifiant de l’autre scénario.",
  "comparisons[].metrics.<metric>":
    "L’indicateur de l’autre scénario moins celui de la référence, monde par monde.",
  "comparisons[].metrics.<metric>.meanDifference": "Moyenne des différences ; `null` s’il n’y en a pas.",
  "comparisons[].metrics.<metric>.ci95":
    "Intervalle à 95 % [bas, haut] de cette moyenne, non des mondes : celui de Student, élargi du côté de la longue queue là où les différences sont asymétriques ; `null` avec moins de deux différences.",
  "comparisons[].metrics.<metric>.q05": "Quantile à 5 % des différences : l’étendue des mondes.",
  "comparisons[].metrics.<metric>.q50": "Différence médiane.",
  "comparisons[].metrics.<metric>.q95": "Quantile à 95 % des différences.",
  "comparisons[].metrics.<metric>.higherIn": "Mondes où l’autre scénario en a davantage.",
  "comparisons[].metrics.<metric>.lowerIn": "Mondes où il en a moins.",
  "comparisons[].metrics.<metric>.equalIn": "Mondes où les deux en ont autant.",
  "comparisons[].metrics.<metric>.undefinedIn":
    "Mondes où l’indicateur n’est pas défini sous l’un des deux, ou sous les deux.",
  "comparisons[].metrics.<metric>.of": "Tous les mondes : la somme des quatre décomptes précédents.",
  "comparisons[].metrics.<metric>.varianceReduction":
    "Variance de la différence entre mondes indépendants, divisée par celle entre mondes appariés ; `null` sans variance.",
  "comparisons[].metrics.<metric>.verdict":
    "`higher` (plus) ou `lower` (moins), assez pour compter, `higher-perhaps-too-little` ou `lower-perhaps-too-little` (plus ou moins, peut-être trop peu pour compter), `same` (pas de différence qui compte) ou `cannot-tell` (on ne peut trancher) ; `null` pour un indicateur qui n’est pas principal.",
  "comparisons[].metrics.<metric>.worldsNeeded":
    "Si le verdict laisse ouvert le sens de la différence, ou si elle compte : combien de mondes appariés trancheraient, à peu près ; `null` sinon, ou si aucun nombre n’y suffirait.",
};

export const ENSEMBLE_FR: French<typeof ENSEMBLE_KEYS> = {
  "ensemble.levain": "Version du programme qui a écrit l’ensemble.",
  "ensemble.calibration": "Identifiant du calage.",
  "ensemble.scenario": "Identifiant du scénario pour lequel les réglages ont été calés.",
  "ensemble.scenarioHash": "Son empreinte, avant que ses champs libres soient fixés.",
  "ensemble.hash":
    "SHA-256 de tout l’ensemble en JSON, réglages triés par distance et identifiant, champs par chemin.",
  "ensemble.accepted": "Réglages que le calage a acceptés.",
  "ensemble.fitted":
    "Si la référence, avant `--weeks` et `--consumers`, est le scénario pour lequel on a calé.",
  "ensemble.leftOut":
    "Seulement avec l’ensemble `default` : ceux de ses champs qui restent tels que les scénarios les fixent ; absent s’il n’y en a pas.",
  "ensemble.settings[]": "Les réglages employés, les plus proches d’abord.",
  "ensemble.settings[].id": "Identifiant.",
  "ensemble.settings[].distance":
    "Plus grande distance à une cible, en tolérances de celle-ci ; 1 au plus pour un réglage accepté.",
  "ensemble.settings[].values": "Valeur par chemin du champ.",
  "comparisons[].metrics.<metric>.settings.higherIn":
    "Réglages dont la différence moyenne est positive et au moins égale à la plus petite qui compte.",
  "comparisons[].metrics.<metric>.settings.lowerIn": "Réglages où elle est négative et aussi grande.",
  "comparisons[].metrics.<metric>.settings.sameIn": "Réglages où elle est trop petite pour compter.",
  "comparisons[].metrics.<metric>.settings.undefinedIn":
    "Réglages où l’indicateur n’est défini sous les deux scénarios dans aucun monde.",
  "comparisons[].metrics.<metric>.settings.of":
    "Tous les réglages : la somme des quatre décomptes précédents.",
  "comparisons[].metrics.<metric>.settings.min":
    "La plus petite des différences moyennes des réglages ; `null` si aucune n’est définie.",
  "comparisons[].metrics.<metric>.settings.median": "Leur médiane.",
  "comparisons[].metrics.<metric>.settings.max": "La plus grande.",
  "comparisons[].metrics.<metric>.settings.minAt":
    "Identifiant du réglage de la plus petite ; de plusieurs égales, celui du plus proche.",
  "comparisons[].metrics.<metric>.settings.maxAt": "Identifiant du réglage de la plus grande.",
  "comparisons[].metrics.<metric>.settings.agreed":
    "Verdict d’au moins neuf réglages sur dix, ou de tous s’ils sont moins de dix : `higher` (plus), `lower` (moins) ou `same` (pas de différence qui compte) ; `null` s’ils sont partagés.",
  "comparisons[].metrics.<metric>.dependsOn":
    "Présent si le verdict est réservé parce que les réglages sont partagés ; sinon `null`, comme pour un indicateur qui n’est pas principal.",
  "comparisons[].metrics.<metric>.dependsOn.path":
    "Champ dont la valeur est la plus liée aux différences des réglages ; `null` si aucun lien ne dépasse ce que peut le hasard avec une corrélation de rang d’au moins ±0,5, ou avec moins de sept réglages.",
  "comparisons[].metrics.<metric>.dependsOn.rho":
    "Corrélation de rang de Spearman entre la valeur de ce champ et la différence moyenne du réglage ; `null` si le chemin l’est.",
};

export const ABLATE_FR: French<typeof ABLATE_KEYS> = {
  baseline: "Identifiant du premier scénario, A.",
  scenario: "Identifiant de l’autre scénario, B.",
  replicates: "Mondes simulés par scénario.",
  seed: "Texte dont vient tout le hasard.",
  "ablations.<metric>[]":
    "Pour chaque indicateur principal, un élément par mécanisme actif dans les deux scénarios, le plus moteur d’abord.",
  "ablations.<metric>[].mechanism": "Identifiant du mécanisme.",
  "ablations.<metric>[].whole":
    "Médiane de B − A avec tous les mécanismes tels quels ; `null` si elle n’est définie dans aucun monde.",
  "ablations.<metric>[].without": "Médiane de B − A, ce mécanisme désactivé dans les deux ; `null` de même.",
  "ablations.<metric>[].drive":
    "Changement moyen de B − A quand on le désactive, en écarts-types de B − A entre les mondes ; 0 si rien ne change, `null` si B − A est le même dans tous les mondes.",
};

export const TRACE_FR: French<typeof TRACE_KEYS> = {
  "[]": "Un élément par scénario.",
  "[].id": "Son identifiant, ou les mots qui l’ont nommé sur la ligne de commande s’il a des modifications.",
  "[].trace.portrait.segment": "Identifiant du segment de la personne ; vide si elle n’arrive jamais.",
  "[].trace.portrait.motivations[]": "Les sept motivations, la plus forte d’abord.",
  "[].trace.portrait.motivations[].name": "Nom, comme dans `population.segments.<id>.motivation`.",
  "[].trace.portrait.motivations[].level": "Force, de 0 à 1.",
  "[].trace.portrait.freeHours": "Heures libres par semaine.",
  "[].trace.portrait.digital": "Compétence numérique, de 0 à 1.",
  "[].trace.portrait.vigour": "Vigueur, en multiple de celle de la personne médiane.",
  "[].trace.events[]": "Ce qui s’est passé, dans l’ordre des semaines.",
  "[].trace.events[].week": "Semaine ; −1 pour l’état des choses avant la semaine 0.",
  "[].trace.events[].operation": "Identifiant de l’opération ; vide pour ce qui les concerne toutes.",
  "[].trace.events[].kind": "Ce qui s’est passé ; voir plus bas.",
  "[].trace.events[].because":
    "Termes de l’utilité qui ont le plus plaidé pour l’entrée, deux au plus : `benefit`, `company`, `identification`.",
  "[].trace.events[].despite":
    "Termes qui ont le plus plaidé contre, deux au plus : `benefit`, `company`, `time`, `inability`, `fatigue`, `unfairness`, `privacy`.",
  "[].trace.events[].made": "Contributions de la semaine.",
  "[].trace.events[].replied":
    "Si la première contribution a reçu une réponse ; `null` là où on n’en attend aucune.",
  "[].trace.events[].rejected": "Contributions de la semaine qui ont été rejetées.",
  "[].trace.events[].reason":
    "Pourquoi la personne ne participe pas, l’une des [raisons](#raisons) ; `null` à la fin pour une personne qui participe.",
  "[].trace.events[].status":
    "Statut à la fin de la mise en route ou avant l’ouverture, comme dans `people`.",
  "[].trace.events[].contributions":
    "Contributions faites jusque-là, y compris pendant la mise en route et avant l’ouverture.",
  "[].trace.events[].weeks": "Semaines de la participation qui s’achève.",
  "[].trace.events[].level": "Niveau de l’état, de 0 à 1.",
  "[].trace.events[].attachment": "Attachement à l’organisation, de 0 à 1.",
};

export const EVENTS_FR: French<typeof TRACE_EVENTS> = {
  before:
    "Où en était la personne à la fin de la mise en route, en semaine −1, ou un membre de départ la semaine d’avant l’ouverture ; absent pour les personnes non informées.",
  aware: "Entend parler de l’opération.",
  departed: "Quitte le public pour de bon ; rien ne suit.",
  joined: "Commence à participer.",
  contributed: "Contribue pour la première fois.",
  rejected: "Se voit rejeter des contributions.",
  recognised: "Est distinguée.",
  won: "Gagne un concours.",
  left: "Cesse de participer.",
  excluded: "Ne peut pas faire seule et ne trouve personne pour l’aider.",
  tired: "La fatigue dépasse le quart du temps libre.",
  feelsLikeWork: "Le sentiment de travailler dépasse un quart.",
  crowdedOut: "L’érosion de la motivation par la paie dépasse un quart.",
  end: "L’état des choses à la fin de l’horizon.",
};

export const PAIR_FR: French<typeof PAIR_KEYS> = {
  id: "Nom pour `compare`.",
  "title.en": "Titre en anglais.",
  "title.fr": "Titre en français.",
  "question.en": "La question à laquelle elle répond, en anglais.",
  "question.fr": "La question à laquelle elle répond, en français.",
  baseline: "Le premier scénario : un identifiant, ou un scénario écrit ici même.",
  others: "Les autres, un ou plusieurs, par identifiant ou écrits ici même.",
  headline: "Identifiants des indicateurs qui reçoivent un verdict, d’un à six, nommés avant la simulation.",
  replicates: "Mondes que demande la question, si les 24 habituels n’y répondent pas ; 24 en son absence.",
};

export const LIST_FR: French<typeof LIST_KEYS> = {
  "scenarios[]": "Les scénarios livrés, par identifiant.",
  "scenarios[].id": "Nom pour `run`, `compare`, `show` et `extends`.",
  "scenarios[].title.en": "Titre en anglais.",
  "scenarios[].title.fr": "Titre en français.",
  "scenarios[].story.en": "De quoi il parle, en anglais.",
  "scenarios[].story.fr": "De quoi il parle, en français.",
  "scenarios[].kind.form":
    "Pour un système des textes sources, comme tout ce qui suit : la forme de ses opérations.",
  "scenarios[].kind.workMode": "Leur mode de travail, ou ceux qui font chacun la moitié du travail.",
  "scenarios[].kind.role": "Rôle des personnes.",
  "scenarios[].kind.stage": "Étape de la production.",
  "scenarios[].kind.consent": "Consentement.",
  "scenarios[].kind.public": "Public visé.",
  "scenarios[].kind.sector": "Secteurs où les textes le situent.",
  "scenarios[].kind.need": "Besoins qu’il sert.",
  "scenarios[].kind.risk": "Risques qu’il soulève.",
  "pairs[]": "Les comparaisons toutes prêtes, par identifiant.",
  "pairs[].id": "Nom pour `compare`.",
  "pairs[].title.en": "Titre en anglais.",
  "pairs[].title.fr": "Titre en français.",
  "pairs[].question.en": "La question, en anglais.",
  "pairs[].question.fr": "La question, en français.",
  "pairs[].headline": "Identifiants des indicateurs qui reçoivent un verdict.",
};

export const MANIFEST_FR: French<typeof MANIFEST_KEYS> = {
  levain: "Version du programme.",
  digest: "Empreinte de tous les résultats, voir [Empreinte](#empreinte).",
  "options.seed": "Texte dont vient tout le hasard.",
  "options.firstReplicate": "Numéro du premier réplicat.",
  "options.replicates": "Mondes simulés par scénario.",
  "options.headlines": "Identifiants des indicateurs qui reçoivent un verdict.",
  "options.compared": "Si les scénarios ont été comparés au premier.",
  "options.format": "`csv`, `csv-excel-fr` ou `parquet`.",
  "files[]": "Les autres fichiers du dossier.",
  "files[].file": "Nom.",
  "files[].rows": "Lignes, sans l’en-tête.",
  "files[].sha256": "SHA-256 de ses octets.",
  "metrics.<metric>": "Unité de l’indicateur.",
  "scenarios[]": "Les scénarios, la référence d’abord.",
  "scenarios[].id": "Identifiant, comme dans les fichiers.",
  "scenarios[].hash": "SHA-256 du scénario complété, en JSON, sans titre, récit ni provenance.",
  "scenarios[].differsFromFirst[]": "Chaque valeur qui diffère du premier scénario.",
  "scenarios[].differsFromFirst[].path": "Chemin du champ.",
  "scenarios[].differsFromFirst[].before":
    "Valeur dans le premier scénario ; absente s’il n’a pas cet élément.",
  "scenarios[].differsFromFirst[].after": "Valeur dans celui-ci ; absente s’il n’a pas cet élément.",
  "scenarios[].resolved": "Chaque champ avec sa valeur : de quoi le simuler de nouveau.",
};

export const SETTING_FR: French<typeof SETTING_COLUMN> = { setting: "Identifiant du réglage." };

export const RUNS_FR: French<typeof RUNS_COLUMNS> = {
  scenario: "Identifiant du scénario.",
  replicate: "Numéro du réplicat. Le même numéro sous deux scénarios forme une paire de mondes appariés.",
};

export const SERIES_FR: French<typeof SERIES_COLUMNS> = {
  ...RUNS_FR,
  week: "Semaine, à partir de 0 ; la mise en route n’y est pas.",
};

/** @param reasons codes of why people left, ready to print */
export const peopleIn = (reasons: string): French<typeof PEOPLE_COLUMNS> => ({
  ...RUNS_FR,
  operation: "Identifiant de l’opération.",
  person: "Numéro de la personne, à partir de 0 ; la même personne dans des mondes appariés.",
  segment: "Identifiant du segment de la personne.",
  status:
    "`unaware` (non informée), `aware` (informée), `enrolled` (inscrite), `lapsed` (partie) ou `excluded` (exclue), à la fin de l’horizon ; `departed` pour qui a quitté le public avant.",
  contributions:
    "Contributions faites, y compris pendant la mise en route et avant l’ouverture ; les traces que l’on laisse à son insu ne sont comptées que pour l’opération.",
  contributionsBefore: "Celles d’entre elles qu’un membre de départ avait faites avant l’ouverture.",
  horizonContributions: "Contributions faites pendant l’horizon, rejets compris.",
  rejected: "Celles d’entre elles qui ont été rejetées.",
  rejectedAtFirst: "Contributions rejetées la semaine de la première, pendant l’horizon ou avant.",
  weeksContributing: "Semaines de l’horizon où la personne a contribué.",
  weeksEnrolled:
    "Semaines de l’horizon où la personne était inscrite à la fin de la semaine, ou a contribué.",
  timesJoined: "Nombre d’entrées de la personne pendant l’horizon.",
  joinedForHope: "Celles d’entre elles dont l’espoir d’un revenu a décidé.",
  timesLeft: "Nombre de départs de la personne pendant l’horizon, fin d’un appel comprise.",
  departures:
    "Départs qui ont une raison, pendant l’horizon : sans la fin d’un appel, et aucun là où l’usage vient de besoins.",
  tiredDepartures: "Départs pour `tired` ou `work` pendant l’horizon.",
  firstJoinedWeek: "Semaine de la première entrée, négative avant la semaine 0 ; vide si jamais.",
  joinedWeek: "Semaine de la dernière entrée, négative avant la semaine 0 ; vide si jamais.",
  firstContributionWeek: "Semaine de la première contribution, négative avant la semaine 0 ; vide si aucune.",
  lastContributionWeek: "Semaine de la dernière contribution, négative avant la semaine 0 ; vide si aucune.",
  leftPublicWeek: "Semaine où la personne a quitté le public ; vide pour qui en fait encore partie.",
  needs: "Besoins pendant l’horizon ; 0 là où l’usage ne vient pas de besoins.",
  needsServed: "Besoins traités par le personnel pendant l’horizon.",
  needsUnmet: "Besoins non satisfaits pendant l’horizon.",
  pushed: "Contributions de l’horizon que l’on aurait demandées au personnel si personne n’avait attendu.",
  hours:
    "Heures données aux contributions pendant l’horizon, sans la coordination ni le contrôle des membres.",
  memberHours: "Heures données à la coordination et au contrôle par les membres eux-mêmes pendant l’horizon.",
  euros:
    "Argent et cadeaux reçus, prix, parts et revenu tiré d’une audience compris, mise en route comprise.",
  careerEuros: "Revenu qu’une audience a apporté à la personne pendant l’horizon.",
  practice: "Pratique acquise en contribuant, de 0 à 1, à la fin.",
  satisfaction: "Satisfaction, de −1 à 1, à la fin ; 0 pour les personnes qui n’ont jamais contribué.",
  attachmentBefore:
    "Attachement à l’organisation, de 0 à 1, avant tout ; comme les colonnes qui suivent, le même dans chaque opération.",
  attachment: "Attachement à l’organisation, de 0 à 1, à la fin.",
  ownership: "Sentiment de propriété, de 0 à 1, à la fin.",
  workFeel: "À quel point participer ressemble à un travail, de 0 à 1, à la fin.",
  tiredness: "Fatigue, de 0 à 1, à la fin.",
  digitalSkill: "Compétence numérique, de 0 à 1.",
  technicalSkill: "Compétence technique, de 0 à 1.",
  relationalSkill: "Compétence relationnelle, de 0 à 1.",
  writingSkill: "Compétence rédactionnelle, de 0 à 1.",
  creativeSkill: "Compétence créative, de 0 à 1.",
  exitReason: `Raison du dernier départ de la personne : ${reasons} (l’opération a pris fin) ; vide si elle n’est jamais partie, et là où l’usage vient de besoins.`,
});

export const REASONS_FR: French<typeof REASONS_COLUMNS> = {
  ...RUNS_FR,
  week: "Semaine, à partir de 0.",
  operation: "Identifiant de l’opération.",
  segment: "Identifiant du segment.",
  reason: "Raison, comme ci-dessous.",
  people: "Personnes réelles de ce segment qui ont cette raison.",
};

export const EXIT_FR: French<typeof EXIT> = {
  done: "Terminé.",
  internalError: "Une erreur interne ; avec `LEVAIN_DEBUG`, le message dit où.",
  userError:
    "Quelque chose que l’on peut corriger : une valeur, une option, un fichier. Tous les problèmes sont énumérés.",
  negative:
    "Le travail est fait et ses fichiers sont écrits, mais la réponse est négative : aucun réglage de `calibrate` n’est dans toutes les tolérances, ou aucun de ceux-ci ne l’est dans des mondes nouveaux, ou toutes les simulations d’une étude ont échoué.",
  interrupted:
    "Interrompu ; rien n’a été écrit, sauf par `calibrate` et `study`, qui reprennent quand on les relance.",
};
