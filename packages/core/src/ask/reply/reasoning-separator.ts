// Models mark reasoning in their text: `<think>…</think>` before the answer, or only `</think>`
// after it, if their chat template has written the first tag. A separator reads such a text in
// pieces of any size. Tags in Markdown code belong to the text.

import { CodePosition } from "./code-position.js";

/** Receives the parts of a reply. */
export interface SeparatedParts {
  /** The next part of the text. */
  readonly onText: (text: string) => void;
  /** The next part of the reasoning. */
  readonly onReasoning: (text: string) => void;
  /** All text so far was reasoning: a closing tag came that no tag had opened. */
  readonly onReset: () => void;
}

/** Opening and closing tags. Mistral writes `[THINK]`, in capitals only. */
const tags =
  /<(?<close>\/?)(?<name>think(?:ing)?|thoughts?|reasoning|antthinking|scratchpad|seed:think)(?:\s[^<>]{0,40})?>|(?<bracket>\[\/?THINK\])|◁\/?think▷/giu;
/** The first character of a tag. To look for it first takes far less time. */
const tagStart = /[<[◁]/;
/** The end of a text that may be the beginning of a tag. */
const tagBeginning =
  /(?:<\/?[a-z:]{0,11}|<\/?(?:think|thought|reason|antt|scratch|seed)[a-z:]{0,8}\s[^<>]{0,40}|\[\/?[a-z]{0,5}|◁\/?[a-z]{0,5})$/iu;
/** The end of reasoning that may be the beginning of a tag between backticks. */
const quoteBeginning =
  /`(?:<\/?[a-z:]{0,11}(?:\s[^<>]{0,40})?>?|\[\/?[a-z]{0,5}\]?|◁\/?[a-z]{0,5}▷?)?$/iu;
const longestTag = 60;
/** After a closing tag, these characters show that the text mentions it. */
const afterMention = /^[.,;:!?)"'`|\]]/;

interface Tag {
  readonly text: string;
  readonly index: number;
  readonly isClosing: boolean;
  /** The same for both tags of a pair, and for `think` and `thinking`. */
  readonly family: string;
}

type Mode =
  /** Before the text: white space, or reasoning in tags. */
  | "start"
  /** In reasoning, after an opening tag at the start. */
  | "reasoning"
  | "text"
  /** In a part that is reasoning only if its closing tag comes. */
  | "held";

/** Separates the reasoning in a text from the rest. */
export class ReasoningSeparator {
  /** Whether a closing tag came that no tag had opened. */
  hasUnopened = false;
  private mode: Mode = "start";
  /** Read, but not passed on yet. */
  private rest = "";
  /** White space at the start. A reply of nothing else is read in linear time, too. */
  private leading: string[] = [];
  /** What "held" has read, and the tag before it; an empty tag before a reply that opens none. */
  private held: string[] = [];
  private opening = "";
  private family = "";
  private hasReasoning = false;
  /** Whether the text has an opening tag in the middle of a line. */
  private hasMention = false;
  /** The text that `code` has not read yet. Most texts have no tag, and none of them is read. */
  private unread: string[] = [];
  private code = new CodePosition();

  /**
   * @param parts - Receives the parts.
   * @param isUnopened - Whether the model is known for reasoning without an opening tag. Its text is
   * then held back until the closing tag.
   */
  constructor(
    private readonly parts: SeparatedParts,
    private isUnopened: boolean,
  ) {}

  /** Ends holding back: the vendor sends the reasoning beside the text. */
  release(): void {
    const isHeld = this.mode === "held" && this.opening === "";
    this.isUnopened = false;
    if (!isHeld) return;
    this.mode = "text";
    this.passText(this.held.splice(0).join(""));
    while (this.step(false));
  }

  /** Reads the next piece of the reply. */
  push(piece: string): void {
    if (this.mode === "text" && this.rest === "" && !tagStart.test(piece)) {
      this.passText(piece);
      return;
    }
    if (this.mode === "start" && this.rest === "" && piece.trim() === "") {
      this.leading.push(piece);
      return;
    }
    this.rest = this.leading.splice(0).join("") + this.rest + piece;
    while (this.step(false));
  }

  /**
   * Passes on what is left.
   *
   * @param isCut - Whether the reply was cut at its limit. A reply of a model that opens no tag is
   * then reasoning.
   */
  end(isCut: boolean): void {
    this.rest = this.leading.splice(0).join("") + this.rest;
    while (this.step(true));
    if (this.mode !== "held") return;
    const held = this.held.join("");
    if (this.opening === "" && isCut) this.parts.onReasoning(held);
    else this.passText(this.opening + held);
  }

  /** Reads up to the next tag. Returns whether there is more to read. */
  private step(isEnd: boolean): boolean {
    if (this.mode === "start") return this.readStart(isEnd);
    if (this.mode === "text") return this.readText(isEnd);
    return this.readReasoning(isEnd);
  }

  private readStart(isEnd: boolean): boolean {
    const first = this.rest.trimStart();
    if (!isEnd && first === "") {
      this.leading.push(this.rest);
      this.rest = "";
      return false;
    }
    if (!isEnd && mayBecomeTag(first)) return false;
    const tag = tagStart.test(first[0] ?? "") ? tagsIn(first).next().value : undefined;
    if (tag?.index === 0 && !tag.isClosing) {
      this.rest = first.slice(tag.text.length);
      this.family = tag.family;
      this.mode = "reasoning";
    } else {
      this.startText(first);
    }
    return true;
  }

  /** White space before a text without reasoning belongs to the text. */
  private startText(first: string): void {
    this.mode = "text";
    if (this.hasReasoning) this.rest = first;
    else if (this.isUnopened) this.hold({ text: "", family: "" });
  }

  private readReasoning(isEnd: boolean): boolean {
    const end = this.closingTag(isEnd);
    const read = this.rest.slice(0, end?.index ?? this.endOfCertain(isEnd));
    this.rest = this.rest.slice(read.length + (end?.text.length ?? 0));
    if (this.mode === "held") this.held.push(read);
    else this.passReasoning(read);
    if (end === undefined) return false;
    this.close();
    return true;
  }

  /** The tag that ends the reasoning. Between backticks it is only mentioned. */
  private closingTag(isEnd: boolean): Tag | undefined {
    for (const tag of tagsIn(this.rest)) {
      const after = tag.index + tag.text.length;
      const isAfterTick = this.rest[tag.index - 1] === "`";
      if (isAfterTick && after === this.rest.length && !isEnd) return undefined;
      const isQuoted = isAfterTick && this.rest[after] === "`";
      const isOwn = this.family === "" || tag.family === this.family;
      if (tag.isClosing && isOwn && !isQuoted) return tag;
    }
    return undefined;
  }

  private close(): void {
    if (this.mode === "held") {
      this.passReasoning(this.held.join(""));
      this.hasUnopened ||= this.opening === "";
      this.held = [];
      this.mode = this.opening === "" ? "start" : "text";
    } else {
      this.mode = "start";
    }
  }

  private readText(isEnd: boolean): boolean {
    for (const tag of tagsIn(this.rest)) {
      const before = this.rest.slice(0, tag.index);
      const after = this.rest.slice(tag.index + tag.text.length);
      if (after === "" && !isEnd) return this.waitAfter(before, tag);
      this.unread.push(before);
      this.code.read(this.unread.join(""));
      this.unread = [];
      this.rest = after;
      const isMention = this.code.isInCode() || (tag.isClosing && this.isMentioned(after));
      if (tag.isClosing && !isMention) return this.reset(before);
      this.parts.onText(before);
      if (!isMention && this.code.isAtLineStart()) return this.hold(tag);
      if (!tag.isClosing) this.hasMention = true;
      this.passText(tag.text);
      return true;
    }
    const end = this.endOfCertain(isEnd);
    this.passText(this.rest.slice(0, end));
    this.rest = this.rest.slice(end);
    return false;
  }

  /** What follows a tag decides whether the text only mentions it. */
  private waitAfter(before: string, { text }: Tag): false {
    this.passText(before);
    this.rest = text;
    return false;
  }

  /** Whether a text that explains tags has a closing tag: after an opening one, or in a sentence. */
  private isMentioned(after: string): boolean {
    return this.hasMention || afterMention.test(after);
  }

  private reset(before: string): true {
    this.parts.onReset();
    this.passReasoning(before);
    this.hasUnopened = true;
    this.code = new CodePosition();
    this.hasMention = false;
    this.mode = "start";
    return true;
  }

  private hold({ text, family }: Pick<Tag, "text" | "family">): true {
    this.opening = text;
    this.family = family;
    this.mode = "held";
    return true;
  }

  private passText(text: string): void {
    if (text === "") return;
    this.unread.push(text);
    this.parts.onText(text);
  }

  private passReasoning(text: string): void {
    this.hasReasoning = true;
    if (text !== "") this.parts.onReasoning(text);
  }

  /** Where the part of the rest ends that no later piece can turn into a tag. */
  private endOfCertain(isEnd: boolean): number {
    if (isEnd) return this.rest.length;
    const from = Math.max(0, this.rest.length - longestTag);
    const tail = this.rest.slice(from);
    const quote = this.mode === "text" ? null : quoteBeginning.exec(tail);
    const begun = quote ?? tagBeginning.exec(tail);
    return begun === null ? this.rest.length : from + begun.index;
  }
}

function mayBecomeTag(text: string): boolean {
  return text.length <= longestTag && tagBeginning.exec(text)?.index === 0;
}

function* tagsIn(text: string): Generator<Tag, undefined> {
  if (!tagStart.test(text)) return undefined;
  for (const match of text.matchAll(tags)) {
    const { close, name, bracket } = match.groups ?? {};
    if (bracket !== undefined && bracket !== bracket.toUpperCase()) continue;
    const isClosing = name === undefined ? match[0].includes("/") : close === "/";
    const family = (name ?? match[0].replace("/", "")).slice(0, 5).toLowerCase();
    yield { text: match[0], index: match.index, isClosing, family };
  }
  return undefined;
}
