/** A text is no Python literal that can be read. */
export class LiteralError extends Error {}
