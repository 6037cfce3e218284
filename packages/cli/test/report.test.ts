import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, test } from "vitest";
import { moagraph } from "./hosted-command.js";
import { type Outcome, outcomeOf, start } from "./moagraph.js";
import { createProject, panelOf, type Project } from "./project.js";
import { startVendor, type Vendor } from "./vendor.js";

const key = 'sk-live-"<b>&1234567890';
const alone = JSON.stringify({
  name: "alone",
  nodes: { ada: { kind: "proposer", model: "simulated:ada" } },
  output: "ada",
});

let project: Project;
let vendor: Vendor;
beforeAll(async () => {
  vendor = await startVendor(() => ({ text: `Your key is ${key}.` }));
  project = await createProject({
    "alone.json": alone,
    "fails.json": panelOf(["together:ok"], "together:fails"),
    "leaky.json": panelOf(["leaky:one"], "leaky:two"),
    "notes.txt": "Do not replace me.",
  });
});
afterAll(async () => {
  await project.remove();
  await vendor.close();
});

async function run(args: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
  return moagraph(["run", ...args], { cwd: project.folder, env });
}

async function read(name: string): Promise<string> {
  return readFile(join(project.folder, name), "utf8");
}

const tides = "What about tides?";

describe("run --report", () => {
  test("writes the run to one file, and replaces an earlier report", async ({ expect }) => {
    const { exitCode, stdout, stderr } = await run(["alone.json", tides, "--report", "out.html"]);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^report: out\.html$/m);
    const html = await read("out.html");
    expect(html).toContain(tides);
    expect(html).toContain(stdout.trim().split("\n").at(-1));
    await run(["alone.json", "What about the Moon?", "--report", "out.html"]);
    expect(await read("out.html")).toContain("What about the Moon?");
    expect((await readdir(project.folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test.concurrent("and --json print the same object as without it", async ({ expect }) => {
    const { stdout } = await run(["alone.json", tides, "--json", "--report", "json.html"]);
    expect(JSON.parse(stdout)).toMatchObject({ graph: "alone", error: null });
    expect(await read("json.html")).toContain("The run answered.");
  });

  test.concurrent("writes a run that failed, with its error", async ({ expect }) => {
    const { exitCode, stderr } = await run(["fails.json", "Why?", "--report", "failed.html"]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("report: failed.html\nerror: ");
    const html = await read("failed.html");
    expect(html).toContain("The run failed.");
    expect(html).toContain("ANSWER_FAILED");
    expect(html).toContain("errors/answer-failed.html");
  });

  test.concurrent("writes a run that a signal stopped", async ({ expect }) => {
    const child = start(["run", "alone.json", tides, "--report", "stopped.html"], {
      cwd: project.folder,
      env: { SIMULATED_FIRST_TOKEN_MS: "1", SIMULATED_TOKENS_PER_SECOND: "1" },
    });
    const outcome = outcomeOf(child);
    let said = "";
    while (!said.includes("first token")) {
      const [chunk] = (await once(child.stderr as NodeJS.ReadableStream, "data")) as [Buffer];
      said += chunk.toString();
    }
    child.kill("SIGINT");
    expect((await outcome).exitCode).toBe(130);
    const html = await read("stopped.html");
    expect(html).toContain("The run was stopped before its answer.");
    expect(html).toContain("INTERRUPTED");
  });

  test.concurrent("hides keys that a model repeats", async ({ expect }) => {
    const env = { LEAKY_BASE_URL: vendor.url, LEAKY_API_KEY: key };
    const { exitCode } = await run(["leaky.json", `Why ${key}?`, "--report", "leaky.html"], env);
    expect(exitCode).toBe(0);
    const html = await read("leaky.html");
    expect(html).toContain("Your key is [LEAKY_API_KEY].");
    expect(html).not.toContain("1234567890");
  });

  test.concurrent.for([
    ["notes.txt", "`notes.txt` exists already and is not a report of moagraph."],
    ["missing/out.html", "`missing/out.html` cannot be written: there is no folder `missing`."],
    ["node_modules", "`node_modules` is a directory, not a file."],
  ] as const)("refuses %s before the run", async ([path, fault], { expect }) => {
    const { exitCode, stdout, stderr } = await run(["alone.json", tides, "--report", path]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(`error: ${fault}\nhint: `);
    expect(stderr).not.toContain("layer 1");
    expect(await read("notes.txt")).toBe("Do not replace me.");
  });
});
