/**
 * Writes the line ends of a text in parts as line feeds.
 *
 * The parser of events takes quadratic time for a part with both kinds of line ends.
 */
export class LineFeeds {
  #isAfterReturn = false;

  /** The next part. A line feed after a carriage return of the part before is left out. */
  of(part: string): string {
    if (part === "") return part;
    const text = this.#isAfterReturn && part.startsWith("\n") ? part.slice(1) : part;
    this.#isAfterReturn = part.endsWith("\r");
    return text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text;
  }
}
