import { createHash, createHmac } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { inspect } from "node:util";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { HumanMessage } from "@langchain/core/messages";
import { EventStreamCodec } from "@smithy/core/event-streams";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { bedrock, type BedrockOptions } from "./bedrock.js";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret/of+AWS" };
const reply = {
  output: { message: { role: "assistant", content: [{ text: "Hello." }] } },
  stopReason: "end_turn",
};

interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let server: Server;
let baseUrl: string;
let received: Received[];
let answer: string | Buffer;
let status: number;

beforeEach(async () => {
  received = [];
  status = 200;
  answer = JSON.stringify(reply);
  server = createServer((request, response) => void record(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

async function record(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = "", url = "", headers } = request;
  const body = await text(request).catch(() => undefined);
  if (body === undefined) return;
  received.push({ method, url, headers, body });
  const type = typeof answer === "string" ? "application/json" : "application/octet-stream";
  response.writeHead(status, { "content-type": type }).end(answer);
}

afterEach(() => {
  server.closeAllConnections();
  server.close();
  vi.unstubAllEnvs();
});

async function ask(options: BedrockOptions): Promise<Received> {
  const model = await bedrock({ baseUrl, ...options }).chat("us.meta.llama:0", {});
  await model.invoke("Hi");
  return received[0] ?? expect.fail("no request");
}

const sha256 = (data: string): string => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string): Buffer =>
  createHmac("sha256", key).update(data).digest();

/** The signature of a request, computed as AWS documents it. */
function signatureOf({ method, url, headers, body }: Received): string {
  const [, date = "", region = "", names = ""] =
    /Credential=[^/]+\/(\d+)\/([^/]+)\/bedrock\/aws4_request, SignedHeaders=([^,]+)/.exec(
      headers.authorization ?? "",
    ) ?? [];
  const [path = "", query = ""] = url.split("?", 2);
  const canonical = [
    method,
    path.split("/").map(encodeURIComponent).join("/"),
    query,
    ...names.split(";").map((name) => `${name}:${String(headers[name])}`),
    "",
    names,
    sha256(body),
  ].join("\n");
  const scope = `${date}/${region}/bedrock/aws4_request`;
  const time = String(headers["x-amz-date"]);
  const toSign = ["AWS4-HMAC-SHA256", time, scope, sha256(canonical)].join("\n");
  const keys = [date, region, "bedrock", "aws4_request"];
  const key = keys.reduce<string | Buffer>(hmac, `AWS4${credentials.secretAccessKey}`);
  return hmac(key, toSign).toString("hex");
}

async function readAll(model: BaseChatModel): Promise<void> {
  for await (const _ of await model.stream("Hi"));
}

function eventOf(payload: string): Buffer {
  const codec = new EventStreamCodec(
    (bytes) => Buffer.from(bytes).toString(),
    (said) => Buffer.from(said),
  );
  const headers = { ":event-type": { type: "string", value: "contentBlockDelta" } } as const;
  return Buffer.from(codec.encode({ headers, body: Buffer.from(payload) }));
}

describe("bedrock", () => {
  it("signs requests with credentials", async () => {
    const request = await ask({ credentials, region: "eu-west-1" });
    expect(request.url).toBe("/model/us.meta.llama%3A0/converse");
    expect(request.headers.authorization).toContain("Credential=AKIDEXAMPLE/");
    expect(request.headers.authorization).toContain("/eu-west-1/bedrock/");
    expect(request.headers.authorization).toContain(`Signature=${signatureOf(request)}`);
  });

  it("signs the request for the list of models", async () => {
    answer = JSON.stringify({
      modelSummaries: [
        { modelId: "here", inferenceTypesSupported: ["ON_DEMAND"] },
        { modelId: "by-profile", inferenceTypesSupported: ["INFERENCE_PROFILE"] },
      ],
    });
    const listed = await bedrock({ baseUrl, credentials }).listModels?.();
    expect(listed).toEqual([{ id: "here" }]);
    const [request] = received;
    expect(request?.headers.authorization).toContain(
      `Signature=${request && signatureOf(request)}`,
    );
  });

  it("lists the profiles of models that are called only through one", async () => {
    const arn = (model: string): object => ({
      modelArn: `arn:aws:bedrock:us-east-1::foundation-model/${model}`,
    });
    const models = [
      { modelId: "here", inferenceTypesSupported: ["ON_DEMAND"] },
      { modelId: "anthropic.claude-x-v1:0", inferenceTypesSupported: ["INFERENCE_PROFILE"] },
    ];
    const profiles = [
      {
        inferenceProfileId: "us.anthropic.claude-x-v1:0",
        models: [arn("anthropic.claude-x-v1:0")],
      },
      { inferenceProfileId: "us.of-images", models: [arn("of-images")] },
      { inferenceProfileId: "us.odd", models: [null] },
    ];
    answer = JSON.stringify({ modelSummaries: models, inferenceProfileSummaries: profiles });
    const provider = bedrock({ baseUrl, credentials });
    expect(await provider.listModels?.()).toEqual([
      { id: "here" },
      { id: "us.anthropic.claude-x-v1:0" },
    ]);
    const [, request = expect.fail("no request")] = received;
    expect(request.url).toBe("/inference-profiles?maxResults=1000&type=SYSTEM_DEFINED");
    expect(request.headers.authorization).toContain(`Signature=${signatureOf(request)}`);
    answer = JSON.stringify({ modelSummaries: models });
    expect(await provider.listModels?.()).toEqual([{ id: "here" }]);
  });

  it("reads AWS's variables, a key of Bedrock first", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIDVARIABLE");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
    vi.stubEnv("AWS_SESSION_TOKEN", "token-of-session");
    const { headers } = await ask({});
    expect(headers.authorization).toContain("Credential=AKIDVARIABLE/");
    expect(headers["x-amz-security-token"]).toBe("token-of-session");
    received = [];
    vi.stubEnv("AWS_BEARER_TOKEN_BEDROCK", "key-of-bedrock");
    expect((await ask({})).headers.authorization).toBe("Bearer key-of-bedrock");
    received = [];
    const { headers: own } = await ask({ credentials: async () => credentials });
    expect(own.authorization).toContain("Credential=AKIDEXAMPLE/");
  });

  it.each(["no variable", "half of the credentials"])(
    "names all variables with %s",
    async (set) => {
      if (set !== "no variable") vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIDVARIABLE");
      const message = (name: string): string =>
        `None of these is set: BEDROCK_API_KEY, AWS_BEARER_TOKEN_BEDROCK, AWS_ACCESS_KEY_ID with AWS_SECRET_ACCESS_KEY, AWS_PROFILE. ${name} needs one.`;
      const provider = bedrock({ baseUrl });
      await expect(provider.chat("m", {})).rejects.toMatchObject({
        code: "MISSING_KEY",
        message: message("bedrock:m"),
        hint: "Set one of them, or pass bedrock({ apiKey }).",
      });
      await expect(provider.listModels?.()).rejects.toThrow(message("bedrock"));
    },
  );

  it("reads a profile of AWS if one is named", async () => {
    const folder = await mkdtemp(join(tmpdir(), "bedrock-"));
    const file = join(folder, "credentials");
    const keys = `aws_access_key_id = ${credentials.accessKeyId}\naws_secret_access_key = secret`;
    await writeFile(file, `[of-tests]\n${keys}\n`);
    vi.stubEnv("AWS_PROFILE", "of-tests");
    vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", file);
    vi.stubEnv("AWS_CONFIG_FILE", join(folder, "none"));
    expect((await ask({})).headers.authorization).toContain("Credential=AKIDEXAMPLE/");
    vi.stubEnv("AWS_PROFILE", "of-nobody");
    received = [];
    await expect(ask({})).rejects.toMatchObject({
      code: "MISSING_KEY",
      message: expect.stringMatching(
        /^bedrock:us.meta.llama:0 has no credentials of AWS: Could not load/,
      ),
      hint: expect.stringContaining("aws sso login"),
    });
    expect(received).toEqual([]);
    await rm(folder, { recursive: true });
  });

  it.each(["an error", "a reply"])(
    "keeps credentials out of errors that quote %s",
    async (kind) => {
      const secrets = {
        secretAccessKey: "wJalr/secret+of/AWS",
        sessionToken: "token/of+session==",
      };
      const echoed = Object.values(secrets).flatMap((each) => [each, encodeURIComponent(each)]);
      answer = JSON.stringify({ error: { message: `Denied: ${echoed.join(" ")}` } });
      status = kind === "an error" ? 403 : 200;
      const given = { accessKeyId: "AKIDEXAMPLE", ...secrets };
      for (const own of [given, async () => given]) {
        const provider = bedrock({ baseUrl, credentials: own });
        const model = await provider.chat("m", {});
        const listed = provider.listModels?.() ?? expect.fail("no list");
        const asked: Promise<unknown>[] = [model.invoke("Hi"), model.stream("Hi"), listed];
        for (const each of await Promise.allSettled(asked)) {
          const shown = each.status === "rejected" ? inspect(each.reason) : "";
          expect(shown).toContain("Denied");
          for (const secret of echoed) expect(shown).not.toContain(secret);
        }
      }
    },
  );

  it.each<[string, () => Promise<unknown>, string]>([
    [
      "throws",
      async () => {
        throw new TypeError("no token wJalr/secret");
      },
      "the function `credentials` of bedrock() threw TypeError",
    ],
    ["gives none", async () => undefined, "`accessKeyId` and `secretAccessKey` must be texts"],
    ["gives half", async () => ({ accessKeyId: "A" }), "`accessKeyId` and `secretAccessKey` must"],
  ])("names the credentials if their function %s", async (_what, get, says) => {
    const options = { baseUrl, credentials: get as () => Promise<typeof credentials> };
    const provider = bedrock(options);
    const asked = [(await provider.chat("m", {})).invoke("Hi"), provider.listModels?.()];
    for (const each of asked) {
      const error: unknown = await each?.then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(error).toMatchObject({ code: "MISSING_KEY", message: expect.stringContaining(says) });
      expect(inspect(error)).not.toContain("wJalr");
    }
    expect(received).toEqual([]);
  });

  it("stops when it is aborted while it waits for credentials", async () => {
    const controller = new AbortController();
    const never = new Promise<never>(() => {});
    const asked = async (): Promise<never> => {
      controller.abort();
      return never;
    };
    const model = await bedrock({ baseUrl, credentials: asked }).chat("m", {});
    await expect(model.invoke("Hi", { signal: controller.signal })).rejects.toMatchObject({
      name: "AbortError",
    });
    expect(received).toEqual([]);
  });

  it("does not share the account of credentials that it cannot see", () => {
    const get = async (): Promise<typeof credentials> => credentials;
    const [first, second] = [bedrock({ credentials: get }), bedrock({ credentials: get })];
    expect(first.account?.()).not.toBe(second.account?.());
    expect(first.account?.()).toBe(first.account?.());
  });

  it("takes the address from the region", async () => {
    vi.stubEnv("AWS_REGION", "ap-south-1");
    const model = await bedrock({ credentials }).chat("m", {});
    expect(model._identifyingParams()).toMatchObject({
      baseURL: "https://bedrock-runtime.ap-south-1.amazonaws.com",
    });
    await expect(bedrock({ credentials, region: "a.example/" }).chat("m", {})).rejects.toThrow(
      "is not a region's name",
    );
  });

  it.each([
    [512, "low", ["reasoningEffort"], { maxTokens: 512, temperature: 0.5, topP: 0.5 }],
    [512, "weird", ["reasoningEffort"], { maxTokens: 512, temperature: 0.5, topP: 0.5 }],
    [4_096, "high", ["temperature", "topP"], { maxTokens: 4_096 }],
  ])(
    "leaves out and notes what conflicts with Claude's thinking: %i tokens, effort %s",
    async (maxOutputTokens, reasoningEffort, adapted, inferenceConfig) => {
      const params = { maxOutputTokens, reasoningEffort, temperature: 0.5, topP: 0.5 };
      const model = await bedrock({ baseUrl, credentials }).chat(
        "eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
        params,
      );
      const { response_metadata } = await model.invoke("Hi");
      expect(response_metadata["adapted"]).toEqual(adapted);
      expect(JSON.parse(received[0]?.body ?? "")).toMatchObject({ inferenceConfig });
    },
  );

  it("sends images in base64", async () => {
    const model = await bedrock({ baseUrl, credentials }).chat("m", {});
    const url = "data:image/png;base64,iVBORw0KGgo=";
    await model.invoke([
      new HumanMessage({ content: [{ type: "image_url", image_url: { url } }] }),
    ]);
    expect(received[0]?.body).toContain('"source":{"bytes":"iVBORw0KGgo="}');
  });

  it("does not wait for a frame that is longer than a reply may be", async () => {
    answer = Buffer.from([1, 0x40, 0, 0]);
    const model = await bedrock({ baseUrl, credentials }).chat("m", { maxOutputTokens: 10 });
    await expect(model.stream("Hi")).rejects.toMatchObject({ code: "REPLY_TOO_LONG" });
  });

  it.each<[string, string | Buffer]>([
    ["text", Buffer.from("<p>This is a web page.</p>")],
    ["a frame that is too short", Buffer.alloc(64)],
    ["a JSON body", "{}"],
    ...["null", "1", "[]", "{", ""].map((payload): [string, Buffer] => [payload, eventOf(payload)]),
  ])("throws MALFORMED_RESPONSE for a stream of %s", async (_what, sent) => {
    answer = sent;
    const model = await bedrock({ baseUrl, credentials }).chat("m", {});
    await expect(readAll(model)).rejects.toMatchObject({ code: "MALFORMED_RESPONSE" });
  });
});

it.each([
  ["amazon.nova-pro-v1:0", true],
  ["us.amazon.nova-lite-v1:0", true],
  ["amazon.nova-2-lite-v1:0", undefined],
  ["eu.anthropic.claude-haiku-4-5-20251001-v1:0", true],
  ["us.anthropic.claude-opus-4-6-v1", false],
  ["meta.llama3-3-70b-instruct-v1:0", undefined],
])("whether a model continues a message of its own is known: %s", (model, prefill) => {
  expect(bedrock().capabilities?.(model).prefill).toBe(prefill);
});
