/** One message of a request. */
export interface RequestMessage {
  readonly role: string;
  readonly content?: unknown;
}

const systemRoles: ReadonlySet<string> = new Set(["developer", "system"]);

/**
 * Puts the text of system messages before the next message of the user, for models without that
 * role. User messages that then follow each other become one, because such models often require
 * that the roles alternate.
 */
export function withoutSystemRole(sent: readonly RequestMessage[]): readonly RequestMessage[] {
  if (!sent.some(({ role }) => systemRoles.has(role))) return sent;
  const messages: RequestMessage[] = [];
  for (const message of sent) {
    const next = systemRoles.has(message.role) ? { ...message, role: "user" } : message;
    const before = messages.at(-1);
    if (before?.role === "user" && next.role === "user") {
      messages[messages.length - 1] = { ...next, content: joined(before.content, next.content) };
    } else messages.push(next);
  }
  return messages;
}

function joined(first: unknown, second: unknown): unknown {
  if (typeof first === "string" && typeof second === "string") return `${first}\n\n${second}`;
  return [...partsOf(first), ...partsOf(second)];
}

function partsOf(content: unknown): readonly unknown[] {
  return typeof content === "string" ? [{ type: "text", text: content }] : ((content ?? []) as []);
}
