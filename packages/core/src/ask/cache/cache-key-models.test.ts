import { InMemoryCache } from "@langchain/core/caches";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { HumanMessage } from "@langchain/core/messages";
import { FakeListChatModel } from "@langchain/core/utils/testing";
import { describe, expect, test, vi } from "vitest";
import { always } from "../../../test/scripted-model.js";
import { cacheKeyOf } from "./cache-key.js";

const asked = { settings: { model: "m" }, messages: [new HumanMessage("Why?")], sample: 1 };

describe("cacheKeyOf, for models of the caller,", () => {
  test("tells models apart that differ only in what they send", () => {
    class Unsaid extends FakeListChatModel {
      override invocationParams(): { model: string } {
        return { model: this.responses.join() };
      }
    }
    const keys = ["one", "two"].map((response) =>
      cacheKeyOf({ ...asked, model: new Unsaid({ responses: [response] }) }),
    );
    expect(keys[0]?.llmKey).not.toBe(keys[1]?.llmKey);
  });

  /** A model like those of LangChain's packages, which can be made again from fields and secrets. */
  class Vendor extends FakeListChatModel {
    static override lc_name(): string {
      return "Vendor";
    }
    override lc_serializable = true;
    apiKey: unknown;
    client: object | undefined;
    clientConfig: object;
    readonly makeClient = (): object => new Credentials("");
    constructor(fields: Readonly<Record<string, unknown>> = {}) {
      super({ responses: [], ...fields });
      this.apiKey = fields["apiKey"] ?? process.env["VENDOR_API_KEY"] ?? "k";
      this.clientConfig = { headers: {}, configuration: fields["configuration"] };
    }
    override get lc_secrets(): Record<string, string> {
      return { apiKey: "VENDOR_API_KEY" };
    }
    override _identifyingParams(): Record<string, unknown> {
      return { model: "m" };
    }
  }
  const keyOfModel = (model: BaseChatModel, account?: string): string =>
    cacheKeyOf({ ...asked, model, scope: { account } }).llmKey;
  class Credentials {
    readonly #key: string;
    constructor(key: string) {
      this.#key = key;
    }
    read(): string {
      return this.#key;
    }
  }

  test.each<[string, (tenant: string) => Record<string, unknown>]>([
    ["a key", (apiKey) => ({ apiKey })],
    ["a header", (tenant) => ({ configuration: { defaultHeaders: { tenant } } })],
    ["a Headers object", (tenant) => ({ headers: new Headers({ tenant }) })],
    ["a map of headers", (tenant) => ({ headers: new Map([["tenant", tenant]]) })],
    ["an organisation", (organization) => ({ configuration: { organization } })],
    ["a base URL", (tenant) => ({ baseURL: new URL(`http://${tenant}`) })],
    ["a wrapped model", (apiKey) => ({ inner: new Vendor({ apiKey }) })],
  ])("tells chat models apart by %s, and by nothing that changes", (_, fields) => {
    const [one, same, other] = ["a", "a", "b"].map((tenant) =>
      keyOfModel(new Vendor({ ...fields(tenant), callbacks: [{}], cache: new InMemoryCache() })),
    );
    expect(same).toBe(one);
    expect(other).not.toBe(one);
  });

  test.each<[string, (tenant: string) => Record<string, unknown>]>([
    ["a function", (tenant) => ({ configuration: { fetch: () => tenant } })],
    ["an object that hides what it is", (tenant) => ({ credentials: new Credentials(tenant) })],
    ["a list in itself", () => ({ list: loop() })],
    ["a wrapped model that hides its key", (tenant) => ({ inner: new Hiding(tenant) })],
  ])("shares nothing between models with %s, unless it is the same", (_, fields) => {
    const given = fields("a");
    const [one, same, other] = [given, given, fields("a")].map((each) =>
      keyOfModel(new Vendor(each)),
    );
    expect(same).toBe(one);
    expect(other).not.toBe(one);
  });

  function loop(): unknown[] {
    const list: unknown[] = [];
    list.push(list);
    return list;
  }

  test.each([
    "VENDOR_API_KEY",
    "VENDOR_ORG_ID",
    "VENDOR_BASE_URL",
    "OPENAI_ORG_ID",
    "OPENAI_PROJECT_ID",
  ])("tells chat models apart by %s in the environment", (name) => {
    const [one, same, other] = ["a", "a", "b"].map((value) => {
      vi.stubEnv(name, value);
      const model = new Vendor();
      const key = keyOfModel(model);
      // Its client has read the first value.
      vi.stubEnv(name, "later");
      if (name !== "VENDOR_API_KEY") expect(keyOfModel(model)).toBe(key);
      return key;
    });
    vi.unstubAllEnvs();
    expect(same).toBe(one);
    expect(other).not.toBe(one);
  });

  test.each<[string, (model: Vendor) => void]>([
    ["its key", (model) => (model.apiKey = "other")],
    ["headers inside of its client's settings", (model) => (model.clientConfig = { a: { b: 1 } })],
    ["its methods", (model) => (model.invoke = vi.fn<BaseChatModel["invoke"]>())],
  ])("tells a chat model apart after a change of %s", (_, change) => {
    const changed = new Vendor();
    change(changed);
    expect(keyOfModel(changed)).not.toBe(keyOfModel(new Vendor()));
  });

  test("stays the same when a chat model makes its client", () => {
    const used = new Vendor();
    used.client = new Credentials("a");
    expect(keyOfModel(used)).toBe(keyOfModel(new Vendor()));
  });

  /** A model of the caller that hides its key, whatever it says. */
  class Hiding extends FakeListChatModel {
    readonly #key: string;
    readonly said: Record<string, unknown>;
    readonly model = "m";
    constructor(key: string, said: Record<string, unknown> = {}) {
      super({ responses: [] });
      this.#key = key;
      this.said = said;
    }
    override _identifyingParams(): Record<string, unknown> {
      return this.said;
    }
    read(): string {
      return this.#key;
    }
  }
  class Keyless extends Vendor {
    static override lc_name(): string {
      return "Keyless";
    }
    override get lc_secrets(): Record<string, string> {
      return { "client.options.key": "VENDOR_KEY" };
    }
  }
  const sameKey = (): string => "a";
  const tenantOf = new WeakMap<object, string>();
  class Renamed extends Vendor {
    constructor(tenant: string) {
      super();
      tenantOf.set(this, tenant);
    }
  }
  const Namesake = { Vendor: class extends Renamed {} }.Vendor;

  test.each<[string, () => BaseChatModel]>([
    ["says nothing", () => always("silent")],
    ["has a private key and a public name", () => new Hiding("a")],
    ["says its model only", () => new Hiding("a", { model: "m" })],
    ["says an account that is undefined", () => new Hiding("a", { account: undefined })],
    ["says an account that is blank", () => new Hiding("a", { account: "" })],
    ["has a client with a key", () => Object.assign(always(""), { client: { apiKey: "a" } })],
    ["sends by a function", () => Object.assign(always(""), { model: "m", send: () => "a" })],
    ["has no secret that can be read", () => new Keyless()],
    ["has a function as its secret", () => new Vendor({ apiKey: sameKey })],
    ["extends a model of LangChain", () => new Renamed("a")],
    ["extends a model of LangChain with the same name", () => new Namesake("a")],
  ])("shares nothing with another model if it %s", (_, make) => {
    const model = make();
    expect(keyOfModel(model)).toBe(keyOfModel(model));
    expect(keyOfModel(model)).not.toBe(keyOfModel(make()));
  });

  test("trusts a model that names its account", () => {
    const keys = ["one", "other"].map((key) => keyOfModel(new Hiding(key, { account: "a" })));
    expect(keys[0]).toBe(keys[1]);
  });

  test("trusts a provider that names its account, for models that identify themselves", () => {
    const keysOf = (said: Record<string, unknown>): number =>
      new Set(["a", "a", "b"].map((account) => keyOfModel(new Hiding("", said), account))).size;
    expect(keysOf({ model: "m" })).toBe(2);
    expect(keysOf({})).toBe(3);
  });
});
