import { AIMessage, HumanMessage, SystemMessage } from "@langchain/core/messages";
import { expect, it } from "vitest";
import { askedIn } from "./asked.js";

const instruction = "Several assistants have each answered the latest message.\n\nAnswers:";
const list = "\n1. <quote-7>\nThe Moon moves away.\n</quote-7>";
const question = new HumanMessage("Tell me two things about the Moon.");
const before = [new SystemMessage("Be brief."), new HumanMessage("Hi."), new AIMessage("Hello.")];

it("finds the instruction and the list in the system message, or at the end of a user's message", () => {
  const [, ...rest] = before;
  const inSystem = [new SystemMessage(`Be brief.\n\n${instruction}${list}`), ...rest, question];
  const atEnd = [...before, new HumanMessage(`${question.text}\n\n${instruction}${list}`)];
  const reminder = new HumanMessage("Reply with one number.");
  expect(askedIn(inSystem)).toMatchObject({ question: question.text });
  expect(askedIn(atEnd).question).toBe(question.text);
  expect(askedIn(atEnd).system.replaceAll(/\n+/g, "\n")).toBe(
    askedIn(inSystem).system.replaceAll(/\n+/g, "\n"),
  );
  expect(askedIn([...atEnd, new AIMessage("Two."), reminder])).toMatchObject({
    system: askedIn(atEnd).system,
    question: reminder.text,
  });
  expect(askedIn([...before, new HumanMessage(`Merge.${list}`)]).question).toBe("Merge.\n");
});
