import {
  AIMessage,
  type BaseMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
} from "@langchain/core/messages";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { historyOf } from "./history.js";

const calling = (...ids: string[]): AIMessage =>
  new AIMessage({ content: "", tool_calls: ids.map((id) => ({ name: "look", args: {}, id })) });
const result = (id: string): ToolMessage => new ToolMessage({ content: id, tool_call_id: id });
const asked = (text: string): HumanMessage => new HumanMessage(text);
const said = (text: string): AIMessage => new AIMessage(text);

const system = new SystemMessage("Be brief.");
const [one, two, three] = [asked("one"), asked("two"), asked("three")];
const talk = [system, one, said("1"), two, calling("a"), result("a"), said("2"), three];

describe("historyOf", () => {
  test.each([
    ["the last message of the user, and what follows it", talk, "last-message", [system, three]],
    ["one turn", talk, { lastTurns: 1 }, [system, three]],
    [
      "two turns, with the tools' results in them",
      talk,
      { lastTurns: 2 },
      [system, ...talk.slice(3)],
    ],
    ["all, if there are no more turns", talk, { lastTurns: 3 }, talk],
    ["the results of the turn", talk.slice(0, 6), "last-message", [system, ...talk.slice(3, 6)]],
    ["one of two messages in a row", [one, said("1"), two, three], "last-message", [three]],
    ["both of two messages in a row", [one, said("1"), two, three], { lastTurns: 1 }, [two, three]],
    ["all, if no user is there", [system, said("1"), said("2")], "last-message", undefined],
    ["a later system message", [one, said("1"), system, two], "last-message", [system, two]],
  ] as const)("is %s", (_, messages, history, expected) => {
    expect(historyOf([...messages], history)).toEqual(expected ?? messages);
  });

  test("begins earlier where a call would be missing", () => {
    const late = [one, calling("a", "b"), result("a"), two, result("b"), three];
    expect(historyOf(late, "last-message")).toEqual([three]);
    expect(historyOf(late, { lastTurns: 2 })).toBe(late);
  });

  test("is one array for all who ask, and the conversation itself where nothing is left out", () => {
    expect(historyOf(talk, "last-message")).toBe(historyOf(talk, "last-message"));
    expect(historyOf(talk, { lastTurns: 9 })).toBe(talk);
    expect(historyOf(talk, "all")).toBe(talk);
  });

  const message = fc.oneof(
    fc.constantFrom<() => BaseMessage>(
      () => asked("q"),
      () => said("a"),
      () => new SystemMessage("s"),
    ),
    fc.constantFrom("a", "b").map((id) => () => calling(id)),
    fc.constantFrom("a", "b").map((id) => () => result(id)),
  );

  test("never cuts a tool's result off its call, and keeps order and system messages", () => {
    fc.assert(
      fc.property(
        fc.array(message, { maxLength: 30 }),
        fc.integer({ min: 0, max: 4 }),
        (makers, turns) => {
          const messages = makers.map((make) => make());
          const part = historyOf(messages, turns === 0 ? "last-message" : { lastTurns: turns });
          const places = part.map((each) => messages.indexOf(each));
          expect(places).toEqual(places.toSorted((a, b) => a - b));
          const left = messages.filter((each) => !part.includes(each));
          expect(left.some(({ type }) => type === "system")).toBe(false);
          const ids = (list: readonly BaseMessage[]): string[] =>
            list.flatMap((each) =>
              AIMessage.isInstance(each) ? (each.tool_calls ?? []).map(({ id }) => id ?? "") : [],
            );
          for (const [at, each] of part.entries()) {
            if (!ToolMessage.isInstance(each)) continue;
            const before = messages.slice(0, messages.indexOf(each));
            const hadCall = ids(before).includes(each.tool_call_id);
            expect(!hadCall || ids(part.slice(0, at)).includes(each.tool_call_id)).toBe(true);
          }
        },
      ),
    );
  });
});
