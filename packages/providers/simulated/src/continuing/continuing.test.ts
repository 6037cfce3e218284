import { AIMessage, type BaseMessage, HumanMessage, SystemMessage } from "@langchain/core/messages";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claims, subjects } from "../fact-base/subjects.js";
import { simulated } from "../simulated.js";
import { wordsOf } from "../words.js";

const question = "What should I know about the Moon, coffee and chess?";
const questions = [question, "Tell me two facts about tides.", "Who wrote Faust?"];
const goOn = "Continue your own answer exactly where it ends.";

/** The reply of a model that continues a last message of its own, or begins a new answer. */
async function reply(model: string, messages: BaseMessage[], prefill = true): Promise<string> {
  return (await (await simulated({ prefill }).chat(model, {})).invoke(messages)).text;
}

const inOneLine = (text: string): string => text.trim().replaceAll(/\s+/g, " ");

describe("a simulated model that continues its answer", () => {
  it("continues the last characters of its own last message", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...questions), fc.nat(), async (asked, at) => {
        const opening = [new HumanMessage(asked)];
        const whole = await reply("owl", opening);
        const words = wordsOf(whole);
        const before = words.slice(0, 1 + (at % words.length)).join("");
        expect(before + (await reply("owl", [...opening, new AIMessage(before)]))).toBe(whole);
      }),
      { numRuns: 30 },
    );
  });

  it("goes on with its text if the user asks it to, however often", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...questions),
        fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
        async (asked, cuts) => {
          const opening = [new HumanMessage(asked)];
          const whole = await reply("owl", opening);
          const said: string[] = [];
          let messages: BaseMessage[] = opening;
          let text = whole;
          for (const cut of cuts) {
            const words = wordsOf(text);
            const part = words.slice(0, 1 + (cut % Math.max(1, words.length))).join("");
            if (part === "") break;
            said.push(part);
            messages = [...messages, new AIMessage(part), new HumanMessage(goOn)];
            text = await reply("owl", messages);
          }
          expect(inOneLine([...said, text].join(" "))).toBe(inOneLine(whole));
        },
      ),
      { numRuns: 20 },
    );
  });

  it("begins a new answer without the capability `prefill`", async () => {
    expect(simulated().capabilities?.("owl").prefill).toBe(false);
    expect(simulated({ prefill: true }).capabilities?.("owl").prefill).toBe(true);
    const messages = [new HumanMessage(question), new AIMessage("About the Moon:")];
    expect(await reply("owl", messages, false)).toMatch(/^About the Moon:\n/);
    expect(await reply("owl", messages)).toMatch(/^\n- /);
  });

  it("continues where a graph says that the model can", async () => {
    const model = await simulated().chat("owl", {}, { prefill: true });
    const messages = [new HumanMessage(question), new AIMessage("About the Moon:")];
    expect((await model.invoke(messages)).text).toMatch(/^\n- /);
  });
});

describe("a simulated aggregator of unfinished proposals", () => {
  it("begins its answer before any claim is complete", async () => {
    const begun = ["About the Moon:\n- The", "About the Moon:"];
    const text = await reply("crow", [listing(begun), new HumanMessage(question)]);
    expect(text).toBe("About the Moon:");
  });

  it.each([12, 40])("uses all that comes, %i words at a time, and repeats nothing", async (by) => {
    const proposals = await proposalsOf(4);
    const shared = claimsIn(proposals, 2);
    expect(shared.length).toBeGreaterThan(5);
    for (const answer of [await appended(proposals, by), await prefilled(proposals, by)]) {
      for (const claim of shared) expect(answer.split(claim)).toHaveLength(2);
      const made = claims.filter((claim) => answer.includes(claim));
      expect(claimsIn(proposals, 1)).toEqual(expect.arrayContaining(made));
      const headings = answer.match(/^About .*:$/gm) ?? [];
      expect(headings).toEqual([...new Set(headings)]);
    }
  });

  it("writes of each claim what was missing when it was cut", async () => {
    const [claim = ""] = subjects[0]?.truths ?? [];
    const proposals = [`About the Moon:\n- ${claim}`, `About the Moon:\n- ${claim}`];
    const opening = [listing(proposals), new HumanMessage(question)];
    const begun = `About the Moon:\n- ${claim.slice(0, claim.lastIndexOf(" "))}`;
    const whole = `About the Moon:\n- ${claim}`;
    expect(begun + (await reply("crow", [...opening, new AIMessage(begun)]))).toBe(whole);
  });
});

const mark = "[123456789]";

/** The list of a round of core. */
function marked(items: readonly string[]): string {
  const texts = items.map((text, index) => (text === "" ? "" : `\n${index + 1}. ${mark} ${text}`));
  return `${texts.join("")}\n${mark}`;
}

function listing(texts: readonly string[]): SystemMessage {
  const rule = `Each text below stands between two marks ${mark}.`;
  return new SystemMessage(
    `Several assistants have answered. Write one answer.\n\n${rule}${marked(texts)}`,
  );
}

async function proposalsOf(count: number): Promise<string[]> {
  const names = Array.from({ length: count }, (_, index) => `model-${index}`);
  return Promise.all(names.map((name) => reply(name, [new HumanMessage(question)])));
}

/** The claims that at least so many texts make. */
function claimsIn(texts: readonly string[], atLeast: number): string[] {
  return claims.filter((claim) => texts.filter((text) => text.includes(claim)).length >= atLeast);
}

/** The parts of a text, of so many words. */
function parts(text: string, by: number): string[] {
  const words = wordsOf(text);
  const count = Math.ceil(words.length / by);
  return Array.from({ length: count }, (_, index) =>
    words.slice(index * by, (index + 1) * by).join(""),
  );
}

/** The answer in rounds whose messages hold what has come since the round before. */
async function appended(proposals: readonly string[], by: number): Promise<string> {
  const chunks = proposals.map((text) => parts(text, by));
  const rounds = Math.max(...chunks.map(({ length }) => length));
  let messages: BaseMessage[] = [];
  let answer = "";
  for (let round = 0; round < rounds; round += 1) {
    const come = chunks.map((each) => each[round]?.trim() ?? "");
    if (round === 0) messages = [listing(come), new HumanMessage(question)];
    else messages = [...messages, new HumanMessage(`The answers go on:${marked(come)}\n\n${goOn}`)];
    const text = await reply("crow", messages);
    answer = `${answer}\n${text}`;
    messages = [...messages, new AIMessage(text)];
  }
  return answer;
}

/** The answer in rounds that show all that has come, and begin with the answer so far. */
async function prefilled(proposals: readonly string[], by: number): Promise<string> {
  const most = Math.max(...proposals.map((text) => parts(text, by).length));
  let answer = "";
  for (let round = 1; round <= most; round += 1) {
    const come = proposals.map((text) => parts(text, by).slice(0, round).join(""));
    const begun = answer === "" ? [] : [new AIMessage(answer)];
    answer += await reply("crow", [listing(come), new HumanMessage(question), ...begun]);
  }
  return answer;
}
