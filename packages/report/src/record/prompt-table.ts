import type { ReportedMessage } from "../run-report.js";

/**
 * The prompts of a run, each message once. A thousand calls with the same conversation take the
 * memory of one.
 */
export class PromptTable {
  readonly messages: ReportedMessage[] = [];
  readonly prompts: (readonly number[])[] = [];
  private readonly messageIndexes = new Map<string, Map<string, number>>();
  private readonly promptIndexes = new Map<string, number>();

  /** The index of a prompt, which is added if it is new. */
  add(messages: readonly ReportedMessage[]): number {
    const indexes = messages.map((message) => this.addMessage(message));
    const key = indexes.join(" ");
    return indexOr(this.promptIndexes, key, () => this.prompts.push(indexes) - 1);
  }

  private addMessage(message: ReportedMessage): number {
    const ofRole = this.messageIndexes.get(message.role) ?? new Map<string, number>();
    this.messageIndexes.set(message.role, ofRole);
    return indexOr(ofRole, message.text, () => this.messages.push(message) - 1);
  }
}

function indexOr(known: Map<string, number>, key: string, add: () => number): number {
  const index = known.get(key) ?? add();
  known.set(key, index);
  return index;
}
