import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startVendor, type Vendor } from "./vendor.js";
import { describe, expect, onTestFinished, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import type { Outcome } from "./moagraph.js";
import { createProject, panelOf } from "./project.js";

/** An endpoint whose models answer with its name. */
async function endpoint(name: string): Promise<Vendor> {
  const vendor = await startVendor({ text: name });
  onTestFinished(() => vendor.close());
  return vendor;
}

/** Runs the graph of a file with these endpoints; all its models are `vllm:a`, unless given. */
async function run(
  endpoints: object,
  env: Readonly<Record<string, string>> = {},
  model = "vllm:a",
): Promise<Outcome> {
  const panel = JSON.parse(panelOf([model], model)) as object;
  const graph = { ...panel, endpoints, retry: { attempts: 1 } };
  const project = await createProject({ "panel.json": JSON.stringify(graph) });
  onTestFinished(() => project.remove());
  return moagraph(["run", "panel.json", "Why?"], { cwd: project.folder, env });
}

const keysOf = ({ journal }: Vendor) => journal.map(({ headers }) => headers["authorization"]);

/** An address of another machine. Nothing may be sent there: documentation domains have no server. */
const strange = "https://stranger.example/v1";

describe("endpoints of a graph file", () => {
  test("need no variables", async () => {
    const local = await endpoint("local");
    const outcome = await run({ vllm: { baseUrl: local.url, body: { top_k: 5 } } });
    expect(outcome).toMatchObject({ exitCode: 0, stdout: "local\n" });
    expect(local.journal.map(({ body }) => (body as { top_k?: number }).top_k)).toEqual([5, 5]);
    expect(keysOf(local)).toEqual([undefined, undefined]);
  });

  test("say how the models continue a message of their own", async () => {
    const local = await endpoint("local");
    const outcome = await run({ vllm: { baseUrl: local.url, prefill: "vllm" } });
    expect(outcome.stderr).toMatch(/prefill.*continue_final_message/s);
    expect(outcome.exitCode).toBe(2);
    const accepted = { vllm: { baseUrl: local.url, prefill: "continue_final_message" } };
    expect(await run(accepted)).toMatchObject({ exitCode: 0, stdout: "local\n" });
  });

  test("get their key on this machine", async () => {
    const local = await endpoint("local");
    const env = { VLLM_API_KEY: "key-of-mine-1" };
    const outcome = await run({ vllm: { baseUrl: local.url } }, env);
    expect(outcome.exitCode).toBe(0);
    expect(keysOf(local)).toEqual(["[redacted]", "[redacted]"]);
  });

  test("get no key elsewhere, unless the user sets the address", async () => {
    const local = await endpoint("local");
    const env = { VLLM_API_KEY: "key-of-mine-1" };
    const outcome = await run({ vllm: { baseUrl: strange } }, env);
    expect(outcome).toMatchInlineSnapshot(`
      {
        "exitCode": 2,
        "stderr": "error: VLLM_API_KEY is set, but the address of \`vllm\` is from the graph: your key is not sent to https://stranger.example/v1.
      hint: If you trust this address, run export VLLM_BASE_URL=https://stranger.example/v1
      ",
        "stdout": "",
      }
    `);
    const allowed = await run({ vllm: { baseUrl: strange } }, { ...env, VLLM_BASE_URL: local.url });
    expect(allowed).toMatchObject({ exitCode: 0, stdout: "local\n" });
    expect(allowed.stderr).not.toContain("stranger");
  });

  test("are named if prompts leave the machine", async () => {
    const { stderr } = await run({ vllm: { baseUrl: strange } });
    expect(stderr).toContain(
      "note: The models of `vllm` are at https://stranger.example/v1: the graph says so.\n",
    );
  });

  test.each([
    ["openai", { OPENAI_API_KEY: "key-of-mine-1" }],
    ["together", {}],
  ])("cannot take the place of the provider %s", async (id, env) => {
    const local = await endpoint("local");
    const outcome = await run({ [id]: { baseUrl: local.url } }, env, `${id}:a`);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
    expect(outcome.stderr).toBe(
      `error: The graph has an endpoint \`${id}\`, but \`${id}\` is the provider of \`@moagraph/${id}\`.\n` +
        `hint: Give the endpoint another id, or remove it and set ${id.toUpperCase()}_BASE_URL to its address.\n`,
    );
    expect(local.journal).toEqual([]);
  });

  test("are in YAML files too, and are checked with positions", async () => {
    const local = await endpoint("local");
    const project = await createProject({});
    onTestFinished(() => project.remove());
    const yaml = (address: string): string =>
      `name: solo\nnodes:\n  ada:\n    kind: proposer\n    model: lm-studio:a\noutput: ada\nendpoints:\n  lm-studio:\n    baseUrl: ${address}\n`;
    const cwd = project.folder;
    await writeFile(join(cwd, "solo.yaml"), yaml(local.url));
    await writeFile(join(cwd, "wrong.yaml"), yaml("localhost:1234/v1"));
    const outcome = await moagraph(["run", "solo.yaml", "Why?"], { cwd });
    expect(outcome).toMatchObject({ exitCode: 0, stdout: "local\n" });
    const drawn = await moagraph(["graph", "solo.yaml", "--format", "json"], { cwd });
    expect(JSON.parse(drawn.stdout)).toMatchObject({
      endpoints: { "lm-studio": { baseUrl: local.url } },
    });
    const planned = await moagraph(["plan", "solo.yaml"], { cwd });
    expect(planned).toMatchObject({ exitCode: 0, stderr: "" });
    const { exitCode, stderr } = await moagraph(["validate", "wrong.yaml"], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toMatchInlineSnapshot(`
      "error: \`wrong.yaml\` has 1 issue:
        wrong.yaml:9:14 endpoints.lm-studio.baseUrl: \`endpoints.lm-studio.baseUrl\` is not the HTTP address of an API: it does not begin with http:// or https://. Write http://localhost:1234/v1.
      hint: Fix the issues above. The list is complete.
      "
    `);
  });
});
