import { assumed, lever, sourceText } from "../../scenario/fields.ts";
import { weekly } from "./price.ts";

/** Levers by which the organisation brings people to an operation, and to each other. */
export const PROMOTION = {
  campaignReach: lever(
    "0–1 a week",
    [0, 1],
    0.06,
    assumed(),
    "Share of people reached by the campaign each week, if the operation is fully visible.",
    "Part des personnes touchées par la campagne chaque semaine, si l’opération est pleinement visible.",
    {
      label: { en: "Campaign", fr: "Campagne" },
      usual: [0, 0.3],
      price: weekly(500, "campaign reach", "la portée de la campagne"),
    },
  ),
  campaignAim: lever(
    "0–1",
    [0, 1],
    0,
    sourceText("marketing §3.1"),
    "Share of the campaign that is aimed at influential people: it reaches people in proportion to their number of ties, and as many messages go out as without it.",
    "Part de la campagne qui vise les personnes influentes : elle touche les personnes en proportion de leur nombre de liens, et il part autant de messages que sans cela.",
    {
      label: { en: "Campaign aimed at the influential", fr: "Campagne visant les influents" },
      price: weekly(100, "aim of the campaign at influential people", "le ciblage des personnes influentes"),
    },
  ),
  ambassadorStaffHours: lever(
    "h/week",
    [0, 10_000],
    0,
    sourceText("marketing §3.1"),
    "Most staff time to choose ambassadors among the most attached members and look after them; only the hours used are paid.",
    "Temps maximal du personnel pour choisir des ambassadeurs parmi les membres les plus attachés et s’en occuper ; seules les heures utilisées sont payées.",
    { label: { en: "Ambassadors", fr: "Ambassadeurs" }, usual: [0, 20] },
  ),
  sociabilityMatching: lever(
    "0–1",
    [0, 1],
    0,
    sourceText("participation §3.2"),
    "How far people can show the degree of sociability they want and are matched by it, where they meet (meeting.encounter): the share of them who go by it.",
    "À quel point l’on peut afficher le degré de sociabilité voulu et être assorti d’après lui, là où l’on se rencontre (meeting.encounter) : la part des personnes qui s’y fient.",
    {
      label: { en: "Matching by sociability", fr: "Appariement par sociabilité" },
      price: weekly(20, "matching by sociability", "l’appariement par sociabilité"),
    },
  ),
};
