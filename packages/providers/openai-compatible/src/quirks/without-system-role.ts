import type { RequestBody, RequestMessage } from "./request-body.js";

const systemRoles: ReadonlySet<string> = new Set(["developer", "system"]);

/**
 * Puts the text of system messages before the next message of the user, for models without that
 * role. User messages that then follow each other become one, because such models often require
 * that the roles alternate.
 */
export function withoutSystemRole(body: RequestBody): RequestBody {
  if (!body.messages.some(({ role }) => systemRoles.has(role))) return body;
  const messages: RequestMessage[] = [];
  for (const message of body.messages) {
    const sent = systemRoles.has(message.role) ? { ...message, role: "user" } : message;
    const before = messages.at(-1);
    if (before?.role === "user" && sent.role === "user") {
      messages[messages.length - 1] = { ...sent, content: joined(before.content, sent.content) };
    } else messages.push(sent);
  }
  return { ...body, messages };
}

function joined(first: unknown, second: unknown): unknown {
  if (typeof first === "string" && typeof second === "string") return `${first}\n\n${second}`;
  return [...partsOf(first), ...partsOf(second)];
}

function partsOf(content: unknown): readonly unknown[] {
  return typeof content === "string" ? [{ type: "text", text: content }] : ((content ?? []) as []);
}
