/** Says in words why a run failed, or why the server does not reply. */
export function Failure({ error }: { readonly error: unknown }) {
  if (error === undefined || error === null) return null;
  return (
    <p className="failure" role="alert">
      {textOf(error)}
    </p>
  );
}

function textOf(error: unknown): string {
  // What `fetch` throws without a connection.
  if (error instanceof TypeError) return "The server does not reply. Check that it runs, and ask again.";
  return error instanceof Error ? error.message : "The run failed.";
}
