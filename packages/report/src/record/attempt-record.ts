import type { Call, CallNote } from "@moagraph/core";
import type { AttemptReport } from "../run-report.js";

/** Which attempt of which call. */
export interface AttemptPlace {
  readonly node: string;
  readonly sample: number;
  readonly attempt: number;
}

/** Who made an attempt, and when. */
type AttemptStart = Partial<Pick<AttemptReport, "model" | "startedMs" | "firstTokenMs" | "round">>;

/** What is known of an attempt. Its report is made again only after a change. */
export class AttemptRecord {
  line: Call | null = null;
  private fields: Omit<AttemptReport, "line" | "reply">;
  private reply = "";
  private made: AttemptReport | undefined;

  constructor(place: AttemptPlace) {
    this.fields = {
      ...place,
      model: "",
      startedMs: 0,
      firstTokenMs: null,
      isRetried: false,
      notes: [],
      prompt: null,
      reasoning: "",
    };
  }

  start(known: AttemptStart): void {
    this.change({ ...this.fields, ...known });
  }

  sent(prompt: number): void {
    this.change({ ...this.fields, prompt });
  }

  /** Adding a token takes constant time. */
  addText(token: string): void {
    this.reply += token;
    this.made = undefined;
  }

  replied(text: string, reasoning: string): void {
    this.reply = text;
    this.change({ ...this.fields, reasoning });
  }

  /** The text of a reply that no callback received, such as one from a cache. */
  replyOr(text: string): void {
    if (this.reply === "") this.addText(text);
  }

  addNote(note: CallNote): void {
    this.change({ ...this.fields, notes: [...this.fields.notes, note] });
  }

  /** Its line of the ledger has all of its notes. */
  settle(line: Call): void {
    this.line = line;
    const { model, startedMs, firstTokenMs, notes = [], round } = line;
    const place = round === undefined ? {} : { round };
    this.change({ ...this.fields, model, startedMs, firstTokenMs, notes, ...place });
  }

  /** The call makes another attempt after this one. */
  markRetried(): void {
    this.change({ ...this.fields, isRetried: true });
  }

  report(): AttemptReport {
    this.made ??= { ...this.fields, line: this.line, reply: this.reply };
    return this.made;
  }

  private change(fields: Omit<AttemptReport, "line" | "reply">): void {
    this.fields = fields;
    this.made = undefined;
  }
}
