import type { Context } from "hono";
import { z } from "zod";
import { checked, expected } from "./schema-faults.js";

/** A query parameter that LangGraph's clients send for yes or no. */
export const yesOrNo: z.ZodType<boolean> = z.stringbool({
  truthy: ["true", "1", "yes"],
  falsy: ["false", "0", "no"],
  ...expected("true or false"),
});

/**
 * Returns the query parameters of a request.
 *
 * @param fields - Those that the route reads.
 * @throws {ServerError} `INVALID_REQUEST` if one of them has another form, or is given twice.
 */
export function queryOf<Fields extends z.ZodRawShape>(
  { req }: Context,
  fields: Fields,
): z.output<z.ZodObject<Fields>> {
  const all = Object.entries(req.queries());
  const given = all.map(([name, values]) => [name, values.length > 1 ? values : values[0]]);
  return checked(z.object(fields), Object.fromEntries(given));
}
