import { z } from "zod";
import { expected } from "./schema-faults.js";

/** Which part of a list a client wants. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** The fields of a request that choose a page. `null` means the default. */
type PageRequest = { readonly [Key in keyof Page]?: number | null | undefined };

/** The schemas of {@link PageRequest}. */
type PageFields = Readonly<Record<keyof Page, z.ZodType<number | null | undefined>>>;

const fault = expected("a whole number from 0");
const count = z.int(fault).min(0, fault);
const digits = z.string().regex(/^\d+$/, fault).transform(Number).pipe(count);

/** The part of a list that a body asks for. */
export const pageInBody: PageFields = { limit: count.nullish(), offset: count.nullish() };

/** The part of a list that query parameters ask for. They are texts. */
export const pageInQuery: PageFields = { limit: digits.optional(), offset: digits.optional() };

/** Returns which part of a list a client wants: the first ten, if it says nothing. */
export function pageOf({ limit, offset }: PageRequest): Page {
  return { limit: limit ?? 10, offset: offset ?? 0 };
}
