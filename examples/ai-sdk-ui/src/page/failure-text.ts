/** Says in words why a run failed, or why the server does not reply. */
export function failureText(error: Error): string {
  // What `fetch` throws without a connection.
  if (error instanceof TypeError) {
    return "The server does not reply. Check that it runs, and ask again.";
  }
  return error.message === "" ? "The run failed." : error.message;
}
