/** One server-sent event. */
export function sseEvent(data: unknown, name?: string): string {
  const text = typeof data === "string" ? data : JSON.stringify(data);
  return `${name === undefined ? "" : `event: ${name}\n`}data: ${text}\n\n`;
}

/** One server-sent event that is named after its type. */
export function typedEvent(data: {
  readonly type: string;
  readonly [name: string]: unknown;
}): string {
  return sseEvent(data, data.type);
}
