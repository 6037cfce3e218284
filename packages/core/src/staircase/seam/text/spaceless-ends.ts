import { isExtending } from "./characters.js";

/** Ends a sentence without white space after it. */
const sentenceEnd = /[。！？｡។៕။]/u;
const closing = /[\p{Pe}\p{Pf}]/u;
const closingQuote = /[」』]/u;
/** May open or close, or belongs to the sentence before it. */
const unclear = /[\p{Po}*_~]/u;

/** Finds sentence ends of scripts without spaces. */
export class SpacelessEnds {
  private ending: "none" | "sentence" | "quote" = "none";

  /** Reads the next character. Returns whether a sentence ends before it. */
  push(character: string): boolean {
    const ending = this.ending;
    if (character > "\u0fff" && sentenceEnd.test(character)) this.ending = "sentence";
    else if (ending === "none") return false;
    else if (closingQuote.test(character)) this.ending = "quote";
    else if (!closing.test(character) && !isExtending(character)) return this.isEnd(character);
    return false;
  }

  /** Reads white space. */
  reset(): void {
    this.ending = "none";
  }

  /** `「はい。」と言う` goes on after the quote. */
  private isEnd(next: string): boolean {
    const isQuoteInSentence = this.ending === "quote" && /\p{Script=Hiragana}/u.test(next);
    this.ending = "none";
    return !isQuoteInSentence && !unclear.test(next);
  }
}
