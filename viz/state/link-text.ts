/** The text of a link, and what programs that pass it on make of it. */

/** In front of what follows the #: how the experiment is written there. */
export const MARKS = { deflated: "e=", plain: "j=" };

/** What a link may say. */
export interface Reading {
  mark: string;
  text: string;
}

/** Named letters of HTML that a link may have been written with; all others stand for something that was added. */
const ENTITIES: Readonly<Record<string, string>> = {
  equals: "=",
  lowbar: "_",
  hyphen: "-",
  dash: "-",
  ndash: "-",
  mdash: "--",
  minus: "-",
  num: "#",
  nbsp: " ",
  shy: "",
};
/** What may stand in front of a link where something was added there: a tracker's words, or the address once more. */
const BEFORE = "[#?&;/!=]";
/** Shorter ones inside other words, such as &e=1, are somebody else's. */
export const SHORTEST_LINK = 40;
/** How often a link may have been encoded on its way. */
const MOST_TIMES = 3;

/**
 * What a link may have been before a program altered it, the likeliest first. Only what cannot stand in a link is taken
 * out or put back, so that one that was not altered stays as it is; whether a reading is right, its checksum tells.
 *
 * @param hash what follows the address, with or without its #
 */
export function readingsOf(hash: string): Reading[] {
  const text = unescaped(hash).trim();
  // A link may have been broken into lines, or other words may follow it.
  return [...new Set([text, text.replace(/\s.*$/s, "")].flatMap(readingsIn))];
}

function readingsIn(written: string): Reading[] {
  const spelled = written
    .replace(/<\/?w?br *\/?>/gi, "")
    // Spaces, line breaks, marks of quoted lines, letters that are not seen, and strokes before an underscore.
    .replace(/[\s\p{Cf}\p{Cc}>\\]/gu, "")
    .replace(/\u2014/g, "--")
    .replace(/[\u2010-\u2013\u2212]/g, "-")
    .replace(/^[^a-z]+/i, "");
  const begun = inside(spelled);
  const mark = Object.values(MARKS).find((one) => begun.startsWith(one));
  if (mark === undefined) return [];
  // What trackers add, a directive to find text, or the same link once more.
  const [body] = begun.slice(mark.length).split(/[&?#]|:~:/);
  // Lines of mails that were broken end in =, and the = of the mark is =3D there.
  const bodies = body.startsWith("3D") ? [body, body.slice(2)] : [body];
  return (
    bodies
      .map((one) => one.replaceAll("=", "").replace(/[^\w-].*$/s, ""))
      // A mark of emphasis or a dash behind it, which a link may end in as well.
      .flatMap((one) => [one, one.replace(/[-_]$/, "")])
      .map((text) => ({ mark, text }))
      .filter(({ text }) => text !== "")
  );
}

/** The text from where a link begins in it; all of it where none does. */
function inside(text: string): string {
  const marks = Object.values(MARKS);
  if (marks.some((mark) => text.startsWith(mark))) return text;
  const [found = text] =
    new RegExp(`(?<=${BEFORE})(?:${marks.join("|")})[\\w=-]{${SHORTEST_LINK},}.*`, "s").exec(text) ?? [];
  return found;
}

function unescaped(text: string): string {
  let before = text;
  for (let times = 0; times < MOST_TIMES; times++) {
    const after = withoutEntities(withoutPercent(before));
    if (after === before) break;
    before = after;
  }
  return before;
}

function withoutPercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%([0-7][0-9a-f])/gi, (_, digits) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    );
  }
}

/** `&amp;` stays an end: what follows it was added. */
function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,5})|#x([0-9a-f]{1,4})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? (name === "amp" ? "&" : whole);
    return String.fromCharCode(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal));
  });
}
