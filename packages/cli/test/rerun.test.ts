/** `moagraph run --thread --resume --from`: other nodes on the results that a thread has kept. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openSetting, panel, says, type ThreadSetting } from "./thread-setting.js";

async function answered(): Promise<ThreadSetting> {
  const setting = await openSetting();
  const run = await setting.moagraph("run", "panel.json", "--thread", "sky", "Why?");
  expect(run.exitCode).toBe(0);
  return setting;
}

describe("--from", () => {
  test("asks other aggregators with the same proposals: one call each", async () => {
    const { moagraph, asked } = await answered();
    for (const name of ["eve", "dan", "kim"]) {
      const from = ["--from", "fuse", "--aggregator", `openai:${name}`];
      const again = await moagraph("run", "--thread", "sky", "--resume", ...from);
      expect(again).toMatchObject({ exitCode: 0, stdout: `${name} says so.\n` });
      expect(again.stderr).toContain("resumed: 2 of 3 calls were kept\n");
    }
    expect(asked().slice(3)).toEqual(["eve", "dan", "kim"]);
    const last = await moagraph("run", "--thread", "sky", "--resume");
    expect(last.stdout).toBe("kim says so.\n");
  });

  test("takes a changed file, and asks only what has changed", async () => {
    const { moagraph, asked, folder } = await answered();
    const prompt = "Answer in one word.";
    const fuse = { ...panel.nodes.fuse, prompt };
    const changed = { ...panel, nodes: { ...panel.nodes, fuse } };
    await writeFile(join(folder, "panel.json"), JSON.stringify(changed));
    const again = await moagraph("run", "--thread", "sky", "--resume", "--from", "fuse");
    expect(again).toMatchObject({ exitCode: 0, stdout: "fuse says so.\n" });
    expect(asked().slice(3)).toEqual(["fuse"]);
  });

  test("refuses results of a node that has changed, and offers to ask it again", async () => {
    const { moagraph, asked } = await answered();
    const swap = ["--model", "openai:ada=openai:eve"];
    const refused = await moagraph("run", "--thread", "sky", "--resume", "--from", "fuse", ...swap);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain(
      "\ntry: moagraph run --thread sky --resume --from ada --model openai:ada=openai:eve\n",
    );
    const offered = await moagraph("run", "--thread", "sky", "--resume", "--from", "ada", ...swap);
    expect(offered.exitCode).toBe(0);
    expect(asked().slice(3)).toEqual(["eve", "fuse"]);
  });

  test("asks failed proposers again, as the error of the run says", async () => {
    let isDown = true;
    const { moagraph, asked } = await openSetting((request) =>
      isDown ? { fault: "bad-request" } : says(request),
    );
    const failed = await moagraph("run", "panel.json", "--thread", "sky", "Why?");
    expect(failed.stderr).toContain(
      "\ntry: moagraph run --thread sky --resume --from ada --from bob\n",
    );
    isDown = false;
    const before = asked().length;
    const from = ["--from", "ada", "--from", "bob"];
    const again = await moagraph("run", "--thread", "sky", "--resume", ...from);
    expect(again).toMatchObject({ exitCode: 0, stdout: "fuse says so.\n" });
    expect(asked().slice(before).toSorted()).toEqual(["ada", "bob", "fuse"]);
  });

  test("names the nearest node", async () => {
    const { moagraph, asked } = await answered();
    const { exitCode, stderr } = await moagraph(
      "run",
      "--thread",
      "sky",
      "--resume",
      "--from",
      "fse",
    );
    expect({ exitCode, asked: asked().length }).toEqual({ exitCode: 2, asked: 3 });
    expect(stderr).toMatchInlineSnapshot(`
      "error: \`--from fse\` names no node of \`panel\`.
      hint: Did you mean \`fuse\`?
      "
    `);
  });
});
