import { type JournalEntry, startTestServer } from "@moagraph/provider-kit/testing";
import { describe, expect, test } from "vitest";
import { crossing, grid, nodesOf, type Shape, unequal } from "../shape.js";
import { inProcess } from "./in-process.js";
import { overHttp } from "./over-http.js";
import { question } from "./prompt.js";
import type { Program } from "./program.js";
import { shortText } from "./texts.js";

const shapes = [grid(2, 3), grid(3, 2), unequal, crossing];
const programNames = ["fetch", "sdk", "hand-written", "moagraph", "moagraph-chat-openai"] as const;
const pairs = shapes.flatMap((shape) =>
  programNames.map((program) => ({ shape, name: shape.name, program })),
);

/** What the models of a shape were asked while a program ran. */
async function requestsOf(
  shape: Shape,
  program: (typeof programNames)[number],
  run: (program: Program) => Promise<string>,
): Promise<{ answer: string; requests: readonly JournalEntry[] }> {
  const says = ({ model }: { model: string }) => ({ text: `${model} says so.` });
  const server = await startTestServer({ models: { "*": says } });
  try {
    const programs = overHttp(shape, server.url);
    const answer = await run(programs[program]);
    return { answer, requests: server.journal };
  } finally {
    await server.close();
  }
}

async function joined({ pieces }: Program): Promise<string> {
  const texts: string[] = [];
  for await (const piece of pieces()) texts.push(piece);
  return texts.join("");
}

/** The model, and the answers it was shown, in their order. */
function shownBy({ model, body }: JournalEntry): string {
  const text = JSON.stringify(body.messages).replaceAll("\\n", " ");
  const shown = [...text.matchAll(/(\S+) says so\./g)].map(([, name]) => name);
  expect(text).toContain(question);
  return `${model}: ${shown.join(", ")}`;
}

function expectedOf(shape: Shape): string[] {
  const nodes = nodesOf(shape);
  const models = new Map(nodes.map(({ name, model }) => [name, model]));
  return nodes.map(
    ({ model, reads }) => `${model}: ${reads.map((read) => models.get(read)).join(", ")}`,
  );
}

describe("every program over HTTP", () => {
  test.for(pairs)("$program asks each model of $name once, with what it reads", async (pair) => {
    const { answer, requests } = await requestsOf(pair.shape, pair.program, (each) =>
      each.answer(),
    );
    const { model = "" } = nodesOf(pair.shape).at(-1) ?? {};
    expect(answer).toBe(`${model} says so.`);
    expect(requests.map(shownBy).toSorted()).toEqual(expectedOf(pair.shape).toSorted());
  });

  test.for(programNames)("%s streams its answer, whole and in pieces", async (program) => {
    const { answer, requests } = await requestsOf(grid(3, 2), program, joined);
    expect(answer).toBe("chair says so.");
    expect(requests.at(-1)).toMatchObject({ model: "chair", body: { stream: true } });
  });

  test("only the hand-written program makes every model stream for a listener", async () => {
    const streamed = async (program: (typeof programNames)[number]): Promise<number> => {
      const { requests } = await requestsOf(grid(3, 2), program, joined);
      return requests.filter(({ body }) => body.stream === true).length;
    };
    const counts = await Promise.all(programNames.map(streamed));
    expect(counts).toEqual([1, 1, 5, 1, 1]);
  });
});

describe("every program over models in this process", () => {
  test.for(shapes)("asks each model of $name once, and answers", async (shape) => {
    let calls = 0;
    const programs = inProcess(shape, async () => void (calls += 1));
    for (const program of Object.values(programs)) {
      calls = 0;
      expect(await program.answer()).toBe(shortText);
      expect(calls).toBe(nodesOf(shape).length);
    }
  });
});
