import { type BaseMessage, HumanMessage } from "@langchain/core/messages";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ProposalPlace } from "../../ledger/call-note.js";
import { withSystemText } from "../../prompt/conversation/conversation.js";
import { estimatePromptTokens, estimateTokens } from "../../tokens/estimate-tokens.js";
import type { Proposal } from "../../ledger/proposal.js";
import { plainList } from "../../prompt/numbered-list.js";
import { CallTooLongError } from "../../errors/run/call-too-long-error.js";
import type { OnTooLong } from "../../spec/policies/ask-policies.js";
import type { Prompt } from "../../prompt/prompt.js";
import { fitToWindow, type FitWindowOptions } from "./fit-window.js";

const proposal = (node: string, text: string, more: Partial<Proposal> = {}): Proposal => ({
  node,
  sample: 1,
  model: "x:y",
  text,
  usage: { inputTokens: 0, outputTokens: 0 },
  ...more,
});
const words = (count: number): string => "word ".repeat(count).trim();
const question = [new HumanMessage("Why is the sky blue?")];

/** Writes prompts as an aggregator does, and counts how often it was asked to. */
class Writer {
  calls = 0;
  shown: readonly Proposal[] = [];
  readonly write = async (proposals: readonly Proposal[]): Promise<BaseMessage[]> => {
    this.calls += 1;
    this.shown = proposals;
    return withSystemText(question, `Answers:${plainList(proposals)}`);
  };
}

const writtenBy =
  (write: Writer["write"]): FitWindowOptions["write"] =>
  async (proposals) => ({ messages: await write(proposals), notes: [], proposals });

async function fit(
  options: Partial<FitWindowOptions> & Pick<FitWindowOptions, "proposals">,
): Promise<Prompt & { readonly writer: Writer }> {
  const writer = new Writer();
  const usual = { windowTokens: 1_000, replyTokens: 0, onTooLong: "fail" as const };
  const fitted = await fitToWindow({ ...usual, write: writtenBy(writer.write), ...options });
  return { ...fitted, writer };
}

const three = [
  proposal("ada", words(300)),
  proposal("bob", words(100)),
  proposal("eve", words(500), { sample: 2 }),
];

describe("fitToWindow", () => {
  test.each<OnTooLong>(["fail", "drop-longest", "truncate-each"])(
    "with %j leaves a prompt as it is that fits, or whose window is not known",
    async (onTooLong) => {
      for (const windowTokens of [1_000, undefined]) {
        const { messages, notes, writer } = await fit({
          proposals: three,
          windowTokens,
          onTooLong,
        });
        expect(notes).toEqual([]);
        expect(messages).toEqual(await writer.write(three));
        expect(writer.calls).toBe(2);
      }
    },
  );

  test("keeps room for the reply", async () => {
    const options = { proposals: three, windowTokens: 1_000 };
    await expect(fit({ ...options, replyTokens: 20 })).resolves.toMatchObject({ notes: [] });
    await expect(fit({ ...options, replyTokens: 200 })).rejects.toMatchObject({
      code: "CALL_TOO_LONG",
      lengths: { replyTokens: 200, windowTokens: 1_000, proposals: 3, onTooLong: "fail" },
    });
  });

  test("leaves out the longest proposals, and no more than must go", async () => {
    const options = { proposals: three, onTooLong: "drop-longest" as const };
    const one = await fit({ ...options, windowTokens: 600 });
    expect(one.writer.shown).toEqual([three[0], three[1]]);
    expect(one.notes).toEqual([
      {
        type: "dropped",
        proposals: [{ node: "eve", sample: 2 }],
        fromTokens: estimatePromptTokens(await one.writer.write(three)),
        toTokens: estimatePromptTokens(one.messages),
      },
    ]);
    const two = await fit({ ...options, windowTokens: 200 });
    expect(two.writer.shown).toEqual([three[1]]);
    expect(two.notes).toMatchObject([{ proposals: [{ node: "ada" }, { node: "eve" }] }]);
    expect([one.writer.calls, two.writer.calls]).toEqual([3, 2]);
  });

  test("leaves out the later one of equals", async () => {
    const proposals = ["a", "b", "c"].map((name) => proposal(name, words(100)));
    const { writer } = await fit({ proposals, windowTokens: 270, onTooLong: "drop-longest" });
    expect(writer.shown.map(({ node }) => node)).toEqual(["a", "b"]);
  });

  test("counts remarks to the length of what they are about", async () => {
    const remarks = [words(400)];
    const proposals = [proposal("ada", words(100), { remarks }), proposal("bob", words(200))];
    const { writer } = await fit({ proposals, windowTokens: 400, onTooLong: "drop-longest" });
    expect(writer.shown.map(({ node }) => node)).toEqual(["bob"]);
  });

  test("cuts the longest proposals to one length, and leaves short ones whole", async () => {
    const { messages, notes, writer } = await fit({
      proposals: three,
      windowTokens: 600,
      onTooLong: "truncate-each",
    });
    const [ada, bob, eve] = writer.shown.map(({ text }) => text);
    expect(bob).toBe(three[1]?.text);
    expect(ada).toMatch(/^word( word)+ \[…\]$/);
    expect(ada).toBe(eve);
    expect(notes).toEqual([
      {
        type: "shortened",
        proposals: [
          { node: "ada", sample: 1 },
          { node: "eve", sample: 2 },
        ],
        fromTokens: estimatePromptTokens(await new Writer().write(three)),
        toTokens: estimatePromptTokens(messages),
      },
    ]);
    expect(estimatePromptTokens(messages)).toBeGreaterThan(590);
    expect(writer.calls).toBe(2);
  });

  test.each<[OnTooLong, readonly Proposal[]]>([
    ["drop-longest", three],
    ["truncate-each", three],
    ["drop-longest", []],
    ["truncate-each", []],
  ])("with %j fails where nothing helps", async (onTooLong, proposals) => {
    const failure = fit({ proposals, windowTokens: 5, onTooLong });
    await expect(failure).rejects.toBeInstanceOf(CallTooLongError);
  });

  test("gives up soon on a prompt that does not depend on the proposals", async () => {
    const writer = new Writer();
    const write = async (proposals: readonly Proposal[]): Promise<BaseMessage[]> => [
      new HumanMessage(words(2_200)),
      ...(await writer.write(proposals)).slice(0, 0),
    ];
    const proposals = Array.from({ length: 6 }, (_, index) => proposal(`n${index}`, words(900)));
    const written = writtenBy(write);
    const options = { proposals, write: written, windowTokens: 2_100, replyTokens: 0 };
    await expect(fitToWindow({ ...options, onTooLong: "truncate-each" })).rejects.toThrow(
      /truncated/,
    );
    expect(writer.calls).toBeLessThan(8);
  });
});

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.nat({ max: 200 }).map(words),
  fc
    .array(fc.constantFrom("日本", "👩‍👩‍👧", "नमस्ते ", "well ", ", ", "\n"), { maxLength: 200 })
    .map((parts) => parts.join("")),
);
const long = fc.record({
  texts: fc.array(text, { maxLength: 7 }),
  windowTokens: fc.integer({ min: 1, max: 900 }),
  replyTokens: fc.nat({ max: 100 }),
  onTooLong: fc.constantFrom<OnTooLong>("fail", "drop-longest", "truncate-each"),
});
const placesOf = (list: readonly Proposal[]): ProposalPlace[] =>
  list.map(({ node, sample }) => ({ node, sample }));

describe("fitToWindow, for any proposals", () => {
  test("fits or throws, keeps the order, and says exactly what it did", async () => {
    await fc.assert(
      fc.asyncProperty(long, async ({ texts, windowTokens, replyTokens, onTooLong }) => {
        const proposals = texts.map((each, index) => proposal(`n${index}`, each));
        const whole = estimatePromptTokens(await new Writer().write(proposals));
        const room = windowTokens - replyTokens;
        const options = { proposals, windowTokens, replyTokens, onTooLong };
        const fitted = await fit(options).catch((error: unknown) => {
          expect(error).toBeInstanceOf(CallTooLongError);
          expect(whole).toBeGreaterThan(room);
          return undefined;
        });
        if (fitted === undefined) return;
        const toTokens = estimatePromptTokens(fitted.messages);
        expect(toTokens).toBeLessThanOrEqual(room);
        expect(fitted.messages).toEqual(await new Writer().write(fitted.writer.shown));
        const shown = new Map(fitted.writer.shown.map((each) => [each.node, each]));
        expect([...shown.keys()]).toEqual(
          proposals.map(({ node }) => node).filter((node) => shown.has(node)),
        );
        const gone = proposals.filter(({ node }) => !shown.has(node));
        const cut = proposals.filter((each) => (shown.get(each.node) ?? each).text !== each.text);
        const change = { fromTokens: whole, toTokens };
        expect(fitted.notes).toEqual([
          ...(gone.length > 0 ? [{ type: "dropped", proposals: placesOf(gone), ...change }] : []),
          ...(cut.length > 0 ? [{ type: "shortened", proposals: placesOf(cut), ...change }] : []),
        ]);
        expect(fitted.notes.length === 0).toBe(whole <= room);
      }),
      { numRuns: 300 },
    );
  });

  test("leaves out no proposal that would have fitted beside the rest", async () => {
    await fc.assert(
      fc.asyncProperty(long, async ({ texts, windowTokens }) => {
        const proposals = texts.map((each, index) => proposal(`n${index}`, each));
        const fitted = await fit({ proposals, windowTokens, onTooLong: "drop-longest" }).catch(
          () => undefined,
        );
        if (fitted === undefined || fitted.notes.length === 0) return;
        const kept = new Set(fitted.writer.shown);
        const dropped = proposals.filter((each) => !kept.has(each));
        const sizes = dropped.map((each) => estimateTokens(each.text));
        const shortest = dropped[sizes.indexOf(Math.min(...sizes))];
        const more = proposals.filter((each) => kept.has(each) || each === shortest);
        const tokens = estimatePromptTokens(await new Writer().write(more));
        expect(tokens).toBeGreaterThan(windowTokens);
      }),
      { numRuns: 300 },
    );
  });
});
