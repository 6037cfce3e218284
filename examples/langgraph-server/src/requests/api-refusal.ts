import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import { schemaRefusal, type SchemaIssue } from "./schema-faults.js";
import { ServerError } from "../server-error.js";

/** Returns the error of a request that langgraph-api refuses. */
export async function refusalOf(response: Response): Promise<ServerError> {
  const body: unknown = await response.json();
  const { data: own } = ownError.safeParse(body);
  if (own !== undefined) {
    const { error: code, message } = own;
    return new ServerError(response.status as ContentfulStatusCode, { code, message, hint: "" });
  }
  const { data: refused } = schemaError.safeParse(body);
  return refused === undefined ? noState() : schemaRefusal(refused.error.issues);
}

/** An error of this server, from the parts that langgraph-api uses. */
const ownError = z.object({ error: z.string(), message: z.string() });

/** The faults that langgraph-api found in a value. */
const schemaError = z.object({
  error: z.object({ issues: z.array(z.custom<SchemaIssue>((issue) => Object(issue) === issue)) }),
});

function noState(): ServerError {
  return new ServerError(404, {
    code: "NOT_FOUND",
    message: "No graph has used the thread, so it has no state.",
    hint: "Start a run on the thread first.",
  });
}
