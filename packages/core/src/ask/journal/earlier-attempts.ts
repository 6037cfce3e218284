import type { Generation } from "@langchain/core/outputs";
import type { Call } from "../../ledger/call.js";
import { type JournalEntry, latestEntries } from "./journal-entry.js";

/** An attempt of an earlier process whose reply is used instead of asking again. */
export interface KeptAttempt {
  readonly call: Call;
  readonly reply: Generation;
}

/** What comes before the next attempt of a call. */
export interface Passed {
  /** The lines of attempts without a usable reply, in their order. */
  readonly lines: readonly Call[];
  /** The reply that the next attempt gets. `undefined`: it is sent. */
  readonly kept: KeptAttempt | undefined;
}

/** The attempts of one call that an earlier process has made, taken one after the other. */
export class EarlierAttempts {
  private readonly left: JournalEntry[];
  private passed = 0;

  constructor(entries: readonly JournalEntry[]) {
    this.left = latestEntries(entries);
  }

  /** Returns what comes before the next attempt, and its reply if it has one. Called before each attempt. */
  next(): Passed {
    const lines: Call[] = [];
    for (;;) {
      const entry = this.left.shift();
      if (entry === undefined) return { lines, kept: undefined };
      const { call, reply } = entry;
      if (reply !== undefined) return { lines, kept: { call, reply } };
      lines.push(lineOf(entry));
      this.passed += 1;
    }
  }

  /** The round of the reply that `next` will give. `undefined` without one, and if it is a whole answer. */
  get keptRound(): number | undefined {
    return this.left.find(({ reply }) => reply !== undefined)?.call.round;
  }

  /** Number of attempts that `next` has gone past: their replies are not known. */
  get lost(): number {
    return this.passed;
  }

  /** The lines of all attempts that were not taken. */
  rest(): Call[] {
    return this.left.map(lineOf);
  }
}

/** The ledger line of an attempt. One without an end was cut off with its process. */
export function lineOf({ state, call }: JournalEntry): Call {
  return state === "sent" ? { ...call, error: processEnded } : call;
}

const processEnded = {
  code: "PROCESS_ENDED",
  message:
    "The process ended before the call did. Its tokens are an estimate: those of the prompt, and the output limit.",
  hint: "The run was resumed, and the model was asked again.",
};
