import { BaseMessage } from "@langchain/core/messages";

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const hashes = /\b[0-9a-f]{32}\b/g;
const joins = /(?:join|branch):[^"|]*/g;
const times = /^(?:.*Ms|.*_time|.*Time|ts|created_?at|createdAt|timestamp|dotted_order)$/i;

/** A plain copy without what differs from run to run, or is LangGraph's own business. */
export function withoutChance(value: unknown): unknown {
  if (typeof value === "string") return textWithoutChance(value);
  if (typeof value !== "object" || value === null) return typeof value === "function" ? "" : value;
  if (value instanceof Error) return `${value.name}: ${textWithoutChance(value.message)}`;
  if (BaseMessage.isInstance(value)) return withoutChance([value.type, value.id, value.content]);
  if (value instanceof AbortSignal) return "<signal>";
  if (Array.isArray(value)) return value.map(withoutChance);
  if (value instanceof Map || value instanceof Set) return withoutChance([...value]);
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      withoutChance(key),
      times.test(key) && typeof each !== "object" ? "<time>" : withoutChance(each),
    ]),
  );
}

function textWithoutChance(text: string): string {
  return text.replaceAll(uuids, "<id>").replaceAll(hashes, "<id>").replaceAll(joins, "<join>");
}

/** The same of each item, in an order that does not depend on who was first. */
export function unordered(items: readonly unknown[]): unknown[] {
  const keyed = items.map(withoutChance).map((item) => [JSON.stringify(item), item] as const);
  return keyed.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([, item]) => item);
}
