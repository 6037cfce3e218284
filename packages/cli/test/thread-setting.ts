import { join } from "node:path";
import type { ModelScript, Reply, TestRequest } from "@moagraph/provider-kit/testing";
import { onTestFinished } from "vitest";
import { moagraph } from "./hosted-command.js";
import { createProject } from "./project.js";
import { stateFolder, type StateFolder } from "./state-folder.js";
import { startVendor, type Vendor } from "./vendor.js";

/** A folder with graphs, a vendor, and the folder for threads, for the duration of a test. */
export interface ThreadSetting {
  readonly vendor: Vendor;
  readonly state: StateFolder;
  /** The folder with the graphs. */
  readonly folder: string;
  /** The variables of a command. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs the command in the folder. */
  readonly moagraph: (...args: readonly string[]) => ReturnType<typeof moagraph>;
  /** The models that were asked so far, in order. */
  readonly asked: () => string[];
}

/** Two proposers and an aggregator. */
export const panel = {
  name: "panel",
  nodes: {
    ada: { kind: "proposer", model: "openai:ada" },
    bob: { kind: "proposer", model: "openai:bob" },
    fuse: { kind: "aggregator", model: "openai:fuse", reads: ["ada", "bob"] },
  },
  output: "fuse",
  retry: { attempts: 1 },
};

/** Opens a setting with the graph `panel.json`. */
export async function openSetting(
  script: ModelScript = says,
  graphs: Readonly<Record<string, object>> = {},
): Promise<ThreadSetting> {
  const files = Object.entries({ "panel.json": panel, ...graphs });
  const texts = files.map(([name, graph]) => [name, JSON.stringify(graph)]);
  const project = await createProject(Object.fromEntries(texts) as Record<string, string>);
  const vendor = await startVendor(script);
  onTestFinished(async () => {
    await vendor.close();
    await project.remove();
  });
  const state = await stateFolder();
  const env = { ...vendor.env, ...state.env };
  const { folder } = project;
  return {
    vendor,
    state,
    folder,
    env,
    moagraph: (...args) => moagraph(args, { cwd: folder, env }),
    asked: () => vendor.journal.map(({ model }) => model),
  };
}

/** Each model says its name. */
export function says({ model }: Pick<TestRequest, "model">): Reply {
  return { text: `${model} says so.` };
}

/** The file of threads. */
export function threadsFileIn({ around }: StateFolder): string {
  return join(around, "moagraph/threads.sqlite");
}
