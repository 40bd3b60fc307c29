import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { type Words, wordsIn } from "../text/words.ts";

/** The words of the language that the page is in. */
export const WordsContext = createContext<Words>(wordsIn("en"));

export const useWords = (): Words => useContext(WordsContext);
