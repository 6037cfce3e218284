import { compile, type Redact } from "@moagraph/core";
import { describe, expect, test } from "vitest";
import { duet } from "../../test/duet.js";
import { recordRun } from "../../test/record-run.js";
import { ScriptedModel } from "../../test/scripted-model.js";

describe("createRunRecorder", () => {
  test("holds no text that `redact` has not seen", async () => {
    const redact: Redact = (text) => text.replaceAll("xyzzy", "[hidden]");
    const models = {
      ada: new ScriptedModel("Ada knows xyzzy."),
      bob: new ScriptedModel(new Error("Bob failed: xyzzy.")),
      fuse: new ScriptedModel("It is xyzzy."),
    };
    const app = compile(duet, { models, redact });
    const live: string[] = [];
    const report = await recordRun(duet, app, {
      prompt: "Why xyzzy?",
      onEvent: (_, recorder) => live.push(JSON.stringify(recorder.report())),
    });
    expect([...live, JSON.stringify(report)].join()).not.toContain("xyzzy");
    expect(report.answer).toBe("It is [hidden].");
    expect(report.conversation).toEqual([{ role: "human", text: "Why [hidden]?" }]);
  });

  test("holds no error that `redact` has not seen", async () => {
    const redact: Redact = (text) => text.replaceAll("xyzzy", "[hidden]");
    const models = {
      ada: new ScriptedModel("Ada says."),
      bob: new ScriptedModel("Bob says."),
      fuse: new ScriptedModel(new Error("It failed: xyzzy.")),
    };
    const report = await recordRun(duet, compile(duet, { models, redact }));
    expect(JSON.stringify(report)).not.toContain("xyzzy");
    expect(report.error?.message).toContain("[hidden]");
  });
});
