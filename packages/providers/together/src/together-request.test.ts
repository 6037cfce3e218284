import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { together } from "./together.js";

it("asks for log probabilities in Together's form, and returns them in OpenAI's", async () => {
  const bodies: unknown[] = [];
  const logprobs = { tokens: ["Hi"], token_logprobs: [-0.5], top_logprobs: [{ Hi: -0.5 }] };
  const choice = { index: 0, message: { role: "assistant", content: "Hi" }, finish_reason: "stop" };
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (part: string) => (body += part));
    request.on("end", () => {
      bodies.push(JSON.parse(body));
      response.end(JSON.stringify({ choices: [{ ...choice, logprobs }] }));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const provider = together({ baseUrl: `http://127.0.0.1:${port}/v1`, apiKey: "test" });
  const model = await provider.chat("openai/gpt-oss-20b", { topLogprobs: 1 });
  const { response_metadata } = await model.invoke("Hi");
  expect(bodies).toMatchObject([{ logprobs: 1 }]);
  expect(bodies[0]).not.toHaveProperty("top_logprobs");
  expect(response_metadata["logprobs"]).toEqual({
    content: [{ token: "Hi", logprob: -0.5, top_logprobs: [{ token: "Hi", logprob: -0.5 }] }],
  });
  server.close();
});
