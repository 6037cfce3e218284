import { type Pace, tokenDueMs } from "../pace.js";

/** A reply that is being written. */
interface OpenReply {
  readonly pace: Pace;
  readonly startMs: number;
  readonly frames: readonly string[];
  readonly write: (text: string) => void;
  readonly end: () => void;
  next: number;
}

/** Interval at which due tokens are written, in milliseconds. */
const tickMs = 5;

/** Writes replies at their pace, all with one timer. */
export class PacedWriter {
  private readonly open = new Set<OpenReply>();
  private timer: NodeJS.Timeout | undefined;

  /** Writes one frame for each token. Returns a function that stops it. */
  write(
    pace: Pace,
    frames: readonly string[],
    write: (text: string) => void,
    end: () => void,
  ): () => void {
    const reply = { pace, startMs: performance.now(), frames, write, end, next: 0 };
    this.open.add(reply);
    this.timer ??= setInterval(() => this.writeDue(), tickMs);
    return () => this.close(reply);
  }

  private writeDue(): void {
    const nowMs = performance.now();
    for (const reply of this.open) this.writeDueOf(reply, nowMs - reply.startMs);
  }

  private writeDueOf(reply: OpenReply, elapsedMs: number): void {
    const { pace, frames, next } = reply;
    let end = next;
    while (end < frames.length && tokenDueMs(pace, end) <= elapsedMs) end += 1;
    if (end === next) return;
    reply.next = end;
    reply.write(frames.slice(next, end).join(""));
    if (end < frames.length) return;
    this.close(reply);
    reply.end();
  }

  private close(reply: OpenReply): void {
    this.open.delete(reply);
    if (this.open.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
