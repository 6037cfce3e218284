/** A proposal as a fenced list shows it. */
export interface ShownProposal {
  readonly text: string;
  readonly remarks: readonly string[];
}

/**
 * Takes the fenced list at the end of a system message apart, as one would who believes nothing but
 * the marks that the sentence before the list names.
 *
 * @throws if anything at all stands outside of them.
 */
export function fencedProposals(system: string): ShownProposal[] {
  const rule = /\nEach text below stands between <(quote-\d{9})> and <\/\1>\. .*?\.(?=\n)/.exec(
    system,
  );
  if (rule === null) throw new Error("No fence.");
  const [sentences, name = ""] = rule;
  const reader = new QuoteReader(system.slice(rule.index + sentences.length), name);
  const shown: ShownProposal[] = [];
  while (!reader.isAtEnd) {
    const number = shown.length + 1;
    const text = reader.quote(`\n${number}. `);
    if (text === undefined) throw new Error(`No answer ${number}: ${reader.rest.slice(0, 80)}`);
    shown.push({ text, remarks: remarksOn(number, reader) });
  }
  return shown;
}

function remarksOn(number: number, reader: QuoteReader): string[] {
  const remarks: string[] = [];
  for (;;) {
    const remark = reader.quote(`\n\nRemark on answer ${number}: `);
    if (remark === undefined) return remarks;
    remarks.push(remark);
  }
}

class QuoteReader {
  rest: string;
  private readonly name: string;

  constructor(text: string, name: string) {
    this.rest = text;
    this.name = name;
  }

  get isAtEnd(): boolean {
    return this.rest === "";
  }

  /** What is quoted behind a heading; nothing when another text comes next. */
  quote(heading: string): string | undefined {
    const opening = `${heading}<${this.name}>\n`;
    const closing = `\n</${this.name}>`;
    if (!this.rest.startsWith(opening)) return undefined;
    const end = this.rest.indexOf(closing, opening.length);
    if (end === -1) throw new Error("A quotation without an end.");
    const text = this.rest.slice(opening.length, end);
    this.rest = this.rest.slice(end + closing.length);
    return text;
  }
}
