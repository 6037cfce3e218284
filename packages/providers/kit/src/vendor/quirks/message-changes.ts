import type { Change, CapabilityName } from "./dialect.js";
import type { RequestBody } from "./request-body.js";
import { type RequestMessage, withoutSystemRole } from "./without-system-role.js";

/**
 * The roles of a request whose `messages` have a `role`.
 *
 * @param body - The body of the request.
 * @example
 * ```ts
 * import { messageRoles } from "@moagraph/provider-kit/vendor";
 *
 * messageRoles({ model: "tiny", messages: [{ role: "user", content: "Hi." }] }); // ["user"]
 * ```
 */
export function messageRoles(body: RequestBody): readonly string[] {
  return messagesOf(body).map(({ role }) => role);
}

/** Changes the roles of a request whose `messages` have a `role`, as in OpenAI's and Ollama's API. */
export const roleChanges: readonly (readonly [CapabilityName, Change])[] = [
  [
    "developerRole",
    (body, { developerRole }) => (developerRole === false ? withoutDeveloperRole(body) : body),
  ],
  [
    "systemRole",
    (body, { systemRole }) =>
      systemRole === false ? withMessages(body, withoutSystemRole(messagesOf(body))) : body,
  ],
];

function withoutDeveloperRole(body: RequestBody): RequestBody {
  const messages = messagesOf(body);
  if (!messages.some(({ role }) => role === "developer")) return body;
  const changed = messages.map((message) =>
    message.role === "developer" ? { ...message, role: "system" } : message,
  );
  return withMessages(body, changed);
}

function messagesOf({ messages }: RequestBody): readonly RequestMessage[] {
  return (messages ?? []) as RequestMessage[];
}

function withMessages(body: RequestBody, messages: readonly RequestMessage[]): RequestBody {
  return messages === body["messages"] ? body : { ...body, messages };
}
