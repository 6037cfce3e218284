/** What a page says of a server that does not reply. */
export const noReply = "The server does not reply. Check that it runs, and ask again.";

/** Whether an error is what `fetch` throws without a connection. */
export function isNoReply(error: unknown): boolean {
  return error instanceof TypeError;
}
