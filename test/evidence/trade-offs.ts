import { intervalOf, type Shown } from "../patterns/judge.ts";
import { type Moved, TRADE_OFFS, type TradeOff } from "../patterns/trade-offs.ts";
import { asWritten } from "./as-written.ts";
import { idOf, measuredMoved } from "./patterns.ts";
import type { Piece } from "./piece.ts";

const TRADE_OFF_WORLDS = 120;

export const tradeOffId = ({ one, other, parameter }: TradeOff) =>
  `${idOf(one)} / ${idOf(other)} / ${parameter}`;

/** Both rows at every factor; `worlds` of each. */
const both = <T>({ one, other, parameter, factors }: TradeOff, worlds: number, judge: (of: Shown) => T) =>
  factors.map((factor) => ({
    factor,
    one: measuredMoved(one, worlds, parameter, factor, judge),
    other: measuredMoved(other, worlds, parameter, factor, judge),
  }));

/** How rows move that pull against each other. */
export const tradeOffs: Piece<Moved[]> = {
  name: "trade-offs",
  pages: ["docs/patterns.md"],
  parts: TRADE_OFFS.map((tradeOff) => ({
    id: tradeOffId(tradeOff),
    basis: () => ({
      worlds: TRADE_OFF_WORLDS,
      arms: [tradeOff.one, tradeOff.other].map(({ arms }) => arms.map(asWritten)),
      first: both(tradeOff, 1, (shown) => shown),
    }),
    make: () => both(tradeOff, TRADE_OFF_WORLDS, ({ ratios }) => intervalOf(ratios)),
  })),
};
