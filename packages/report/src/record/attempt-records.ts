import type { Call, CallEvent, CallNote } from "@moagraph/core";
import type { AttemptReport } from "../run-report.js";
import { type AttemptPlace, AttemptRecord } from "./attempt-record.js";

interface CallPlace {
  readonly node: string;
  readonly sample: number;
}

/** All attempts of a run. Callbacks and events of the same attempt come in any order. */
export class AttemptRecords {
  private readonly byPlace = new Map<string, AttemptRecord>();
  private readonly lastOfCall = new Map<string, AttemptRecord>();
  private readonly notesOfCall = new Map<string, CallNote[]>();
  private ordered: AttemptRecord[] = [];

  /** The attempt at a place, which is added if it is new. */
  at(place: AttemptPlace): AttemptRecord {
    return this.keptAs(`${callKey(place)} ${place.attempt}`, place);
  }

  /** Applies an event of a call. */
  take(event: CallEvent): void {
    switch (event.type) {
      case "call-start":
        this.start(event);
        break;
      case "first-token":
        this.lastOfCall.get(callKey(event))?.start({ firstTokenMs: event.atMs });
        break;
      case "call-note":
        this.note(event, event.note);
        break;
      case "proposal-end":
        this.settle(event.call).replyOr(event.proposal.text);
        break;
      case "call-retry":
        this.settle(event.call).markRetried();
        break;
      case "round-end":
      case "call-end":
      case "call-failed":
      case "call-skipped":
        this.settle(event.call);
        break;
      default:
        break;
    }
  }

  /** Takes the lines and the order of the ledger. */
  end(ledger: readonly Call[]): void {
    this.ordered = ledger.map((line) => this.settle(line));
  }

  reports(): AttemptReport[] {
    return this.ordered.map((record) => record.report());
  }

  private start(event: Extract<CallEvent, { type: "call-start" }>): void {
    const key = callKey(event);
    const record = this.at(event);
    const { model, atMs, round } = event;
    record.start({ model, startedMs: atMs, ...(round === undefined ? {} : { round }) });
    this.lastOfCall.set(key, record);
    // A prompt is written before it is sent, and so are its notes.
    for (const note of this.notesOfCall.get(key) ?? []) record.addNote(note);
    this.notesOfCall.delete(key);
  }

  private note(place: CallPlace, note: CallNote): void {
    const key = callKey(place);
    const last = this.lastOfCall.get(key);
    if (last !== undefined && last.line === null) last.addNote(note);
    else this.notesOfCall.set(key, [...(this.notesOfCall.get(key) ?? []), note]);
  }

  private settle(line: Call): AttemptRecord {
    const record = line.attempt === 0 ? this.unsent(line) : this.at(line);
    record.settle(line);
    this.notesOfCall.delete(callKey(line));
    return record;
  }

  /** Several models of one call may have attempt 0. */
  private unsent(line: Call): AttemptRecord {
    return this.keptAs(`${callKey(line)} 0 ${line.settledMs} ${line.model}`, line);
  }

  private keptAs(key: string, { node, sample, attempt }: AttemptPlace): AttemptRecord {
    const known = this.byPlace.get(key);
    if (known !== undefined) return known;
    const added = new AttemptRecord({ node, sample, attempt });
    this.byPlace.set(key, added);
    this.ordered.push(added);
    return added;
  }
}

function callKey({ node, sample }: CallPlace): string {
  return JSON.stringify([node, sample]);
}
