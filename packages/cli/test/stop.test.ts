import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync } from "node:fs";
import { afterAll, beforeAll, describe, test } from "vitest";
import { bin, environment, nodeFlags, type Outcome, outcomeOf, start } from "./moagraph.js";
import { createProject, panelOf, type Project } from "./project.js";

/** Without an interruption, such a run takes minutes. */
const slow = { SIMULATED_FIRST_TOKEN_MS: "50", SIMULATED_TOKENS_PER_SECOND: "20" };
const moon = "What do you know about the Moon?";
const alone = JSON.stringify({
  name: "alone",
  nodes: { ada: { kind: "proposer", model: "simulated:ada" } },
  output: "ada",
});

let project: Project;
beforeAll(async () => {
  const deaf = panelOf(["together:ok"], "together:deaf");
  project = await createProject({ "alone.json": alone, "deaf.json": deaf });
});
afterAll(() => project.remove());

function startRun(args: readonly string[]): ChildProcess {
  return start(["run", ...args], { cwd: project.folder, env: slow });
}

/** Waits for the first output of a stream. */
async function until(stream: NodeJS.ReadableStream | null, text: string): Promise<void> {
  let said = "";
  while (!said.includes(text)) {
    const [chunk] = (await once(stream as NodeJS.ReadableStream, "data")) as [Buffer];
    said += chunk.toString();
  }
}

describe("^C", () => {
  test.concurrent.for([
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("and %s print the ledger with --json", async ([signal, code], { expect }) => {
    const child = startRun(["alone.json", "--json", moon]);
    const outcome = outcomeOf(child);
    await until(child.stderr, "first token");
    child.kill(signal);
    const { exitCode, stdout, stderr } = await outcome;
    expect(exitCode).toBe(code);
    expect(JSON.parse(stdout)).toMatchObject({
      answer: null,
      error: { code: "INTERRUPTED", message: `Interrupted by ${signal}.` },
      calls: [{ node: "ada", status: "aborted" }],
    });
    expect(stderr).toContain(`error: Interrupted by ${signal}.\nhint: `);
  });

  test.concurrent("and SIGTERM end commands that call no model", async ({ expect }) => {
    // The file is a pipe that stays open.
    const child = start(["graph", "-"]);
    const outcome = outcomeOf(child);
    await new Promise((resolve) => child.stdin?.write(" ".repeat(1_000_000), resolve));
    child.kill("SIGTERM");
    expect((await outcome).exitCode).toBe(143);
  });

  test.concurrent("and SIGTERM end a chat in a pipe", async ({ expect }) => {
    const child = start(["chat", "alone.json"], { cwd: project.folder });
    const outcome = outcomeOf(child);
    child.stdin?.write("What do you know about the Moon?\n");
    await until(child.stderr, "answered in");
    child.kill("SIGTERM");
    const { exitCode, stdout } = await outcome;
    expect(exitCode).toBe(143);
    expect(stdout).toMatch(/^About the Moon:/);
  });

  test.concurrent("stops every call at once", async ({ expect }) => {
    const child = startRun(["moa-lite", "--offline", moon]);
    const outcome = outcomeOf(child);
    await until(child.stderr, "layer 1");
    child.kill("SIGINT");
    const { exitCode, stdout, stderr } = await outcome;
    expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: "" });
    expect(stderr).toMatch(
      /\naborted in \d+\.\d s: 6 calls, .*\nerror: Interrupted\.\nhint: .*\n$/,
    );
  });

  test.concurrent("leaves what had come of the answer, on a line of its own", async ({
    expect,
  }) => {
    const child = startRun(["alone.json", moon]);
    const outcome = outcomeOf(child);
    await until(child.stdout, "Moon");
    child.kill("SIGINT");
    const { exitCode, stdout } = await outcome;
    expect(exitCode).toBe(130);
    expect(stdout).toMatch(/^About the Moon[^]*\n$/);
  });

  test.concurrent("prints the ledger with --json", async ({ expect }) => {
    const child = startRun(["alone.json", "--json", moon]);
    const outcome = outcomeOf(child);
    await until(child.stderr, "first token");
    child.kill("SIGINT");
    const { exitCode, stdout } = await outcome;
    expect(exitCode).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({
      answer: null,
      error: { code: "INTERRUPTED" },
      calls: [{ node: "ada", status: "aborted" }],
    });
  });

  test.concurrent("does not wait for a model that does not stop", async ({ expect }) => {
    const child = startRun(["deaf.json", "Why?"]);
    const outcome = outcomeOf(child);
    await until(child.stderr, "layer 2");
    child.kill("SIGINT");
    expect((await outcome).exitCode).toBe(130);
  });

  test.concurrent("ends the wait for a prompt", async ({ expect }) => {
    const child = startRun(["alone.json"]);
    const outcome = outcomeOf(child);
    // More than a pipe holds, so the write is incomplete until the pipe is read.
    await new Promise((resolve) => child.stdin?.write("Why? ".repeat(100_000), resolve));
    child.kill("SIGINT");
    expect((await outcome).exitCode).toBe(130);
  });
});

describe("a reader that closes the pipe", () => {
  test.concurrent("ends the run with its ledger, without an error", async ({ expect }) => {
    const child = startRun(["alone.json", moon]);
    const outcome = outcomeOf(child);
    await until(child.stdout, "Moon");
    child.stdout?.destroy();
    const { exitCode, stderr } = await outcome;
    expect(exitCode).toBe(141);
    expect(stderr).toMatch(/\naborted in \d+\.\d s: 1 call, /);
    expect(stderr).not.toContain("error");
  });

  test.concurrent("before the first call prevents all calls", async ({ expect }) => {
    const child = startRun(["alone.json", moon]);
    child.stdout?.destroy();
    const { exitCode, stderr } = await outcomeOf(child);
    expect({ exitCode, stderr }).toEqual({ exitCode: 141, stderr: "" });
  });

  test.concurrent("of a shell is noticed too", async ({ expect }) => {
    const { exitCode, stderr } = await shell(`moagraph run alone.json Why? | true`);
    expect(exitCode).toBe(141);
    expect(stderr).not.toMatch(/error|answered in/);
  });

  test.concurrent("ends a chat", async ({ expect }) => {
    const child = start(["chat", "alone.json"], { cwd: project.folder });
    const outcome = outcomeOf(child);
    child.stdin?.write("What do you know about the Moon?\n");
    await until(child.stderr, "answered in");
    child.stdout?.destroy();
    expect((await outcome).exitCode).toBe(141);
  });

  test.concurrent("does not end the run when it only read the progress", async ({ expect }) => {
    const child = start(["run", "alone.json", moon], { cwd: project.folder });
    child.stderr?.destroy();
    const { exitCode, stdout } = await outcomeOf(child);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("About the Moon");
  });
});

/** Runs a line of bash in which `moagraph` is the command, in the project. */
async function shell(line: string): Promise<Outcome> {
  const command = `set -o pipefail; moagraph() { "${process.execPath}" ${nodeFlags.join(" ")} "${bin}" "$@"; }; ${line}`;
  return outcomeOf(
    spawn("bash", ["--norc", "-c", command], {
      cwd: project.folder,
      env: { ...environment(), ...slow },
    }),
  );
}

const onLinux = process.platform === "linux";

describe.runIf(onLinux)("a stream that is closed from the start", () => {
  const closed = {
    exitCode: 141,
    stdout: "",
    stderr: `error: stdout is closed, so the result would be lost.
hint: Open stdout. To discard the result, write it to /dev/null, as in > /dev/null.
`,
  };

  test.concurrent.for([
    "run alone.json Why?",
    "run alone.json --json Why?",
    "chat alone.json",
    "list",
  ])("stdout: `%s` makes no call", async (command, { expect }) => {
    expect(await shell(`moagraph ${command} >&- </dev/null`)).toEqual(closed);
  });

  test.concurrent.for([
    ["validate alone.json >&-", 0],
    ["--help >&-", 0],
    ["--version >&-", 0],
    ["list > /dev/null", 0],
    ["run alone.json <&-", 2],
    ["list 2>&-", 0],
    ["list >&- 2>&-", 141],
  ] as const)("`%s` exits with %i", async ([command, exitCode], { expect }) => {
    expect(await shell(`moagraph ${command}`)).toMatchObject({ exitCode });
  });
});

describe.skipIf(!existsSync("/dev/full"))("a full disk", () => {
  test("is an error", async ({ expect }) => {
    const full = openSync("/dev/full", "w");
    const child = spawn(process.execPath, [bin, "list"], { stdio: ["ignore", full, "pipe"] });
    const { exitCode, stderr } = await outcomeOf(child);
    closeSync(full);
    expect(exitCode).toBe(1);
    expect(stderr).toMatchInlineSnapshot(`
      "error: stdout cannot be written: ENOSPC: no space left on device, write.
      hint: Free space at the destination, or write to another one.
      "
    `);
  });
});

describe("the answer", () => {
  test.concurrent("is streamed", async ({ expect }) => {
    const child = startRun(["alone.json", moon]);
    const outcome = outcomeOf(child);
    const chunks: string[] = [];
    child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk.toString()));
    await until(child.stdout, "\n");
    child.kill("SIGINT");
    await outcome;
    expect(chunks.length).toBeGreaterThan(2);
  });
});
