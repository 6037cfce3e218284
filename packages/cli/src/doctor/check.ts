// How doctor/ works: each `check-*.ts` returns lines of one kind, without throwing.
// `check-graph.ts` runs those of a graph that call no model, `check-replies.ts` calls its models.

/** The result of one check. */
export interface Check {
  /** What was checked: `Node.js`, `openai`, `openai:gpt-4o`. */
  readonly name: string;
  readonly state: "ok" | "warning" | "failed" | "skipped";
  /** What was found, as one sentence. */
  readonly found: string;
  /** How to fix it. */
  readonly fix?: string | undefined;
}

/** A check without a fault. */
export function ok(name: string, found: string): Check {
  return { name, state: "ok", found };
}
