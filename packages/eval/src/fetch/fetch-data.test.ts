import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { testFolder } from "../../test/write-data.js";
import { dataSets } from "./data-files.js";
import { fetchData, type FetchDataOptions } from "./fetch-data.js";
import { planFetch } from "./fetch-plan.js";

const servers: Server[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** Starts a server, and returns its address. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const echoPath: RequestListener = ({ url }, response) => response.end(`content of ${url}`);

async function optionsFor(answer: RequestListener): Promise<FetchDataOptions> {
  const [folder, origin] = [await testFolder(), await serve(answer)];
  return { sets: ["mt-bench"], folder, origin, confirm: () => true };
}

const paths = dataSets["mt-bench"].files.map(({ path }) => path);
const [question = ""] = paths;

describe("fetchData", () => {
  test("downloads each file of a set from its path at the pinned commit", async () => {
    const options = await optionsFor(echoPath);
    const fetched = await fetchData(options);
    expect(fetched).toEqual(paths.map((path) => ({ path, isNew: true })));
    for (const { url, path } of dataSets["mt-bench"].files) {
      const text = await readFile(join(options.folder, path), "utf8");
      expect(text).toBe(`content of ${new URL(url).pathname}`);
    }
    expect(await readdir(join(options.folder, "mt_bench"))).toEqual([
      "judge_prompts.jsonl",
      "question.jsonl",
      "reference_answer",
    ]);
  });

  test("downloads nothing without consent, and shows licences before", async () => {
    const confirm = vi.fn<FetchDataOptions["confirm"]>(() => false);
    const asked: unknown[] = [];
    const options = await optionsFor((request) => asked.push(request.url));
    expect(await fetchData({ ...options, sets: ["flask"], confirm })).toBeUndefined();
    expect(confirm).toHaveBeenCalledExactlyOnceWith([
      expect.objectContaining({ licence: expect.stringMatching(/^None\./) as string }),
    ]);
    expect([asked, await readdir(options.folder)]).toEqual([[], []]);
  });

  test("downloads only what is missing when it is started again", async () => {
    const options = await optionsFor(echoPath);
    await fetchData(options);
    await rm(join(options.folder, question));
    const again = await fetchData(options);
    expect(again?.filter(({ isNew }) => isNew)).toEqual([{ path: question, isNew: true }]);
  });

  test("takes the server from MOAGRAPH_DATA_ORIGIN", async () => {
    const { origin = "", ...options } = await optionsFor(echoPath);
    vi.stubEnv("MOAGRAPH_DATA_ORIGIN", origin);
    expect(await fetchData(options)).toHaveLength(paths.length);
  });

  test.each([
    ["an unknown set", { sets: ["mmlu"] }, /^There is no set "mmlu"/],
    ["an origin that is no address", { origin: "mirror" }, /^The origin of the data is not/],
  ])("refuses %s", async (_, wrong, message) => {
    const options = await optionsFor(echoPath);
    const fetched = fetchData({ ...options, ...wrong } as FetchDataOptions);
    await expect(fetched).rejects.toMatchObject({
      code: "INVALID_INPUT",
      message: expect.stringMatching(message) as string,
    });
  });
});

describe("checksums", () => {
  test("are recorded with the first download", async () => {
    const options = await optionsFor((_, response) => response.end("abc"));
    await fetchData(options);
    const text = await readFile(join(options.folder, "checksums.json"), "utf8");
    const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    expect(JSON.parse(text)).toEqual(Object.fromEntries(paths.map((path) => [path, abc])));
  });

  test("find a file that was changed afterwards", async () => {
    const options = await optionsFor(echoPath);
    await fetchData(options);
    const file = join(options.folder, question);
    await writeFile(file, "changed");
    await expect(fetchData(options)).rejects.toMatchObject({
      code: "INVALID_EVAL_DATA",
      message: `${file}: the file has changed since it was first downloaded.`,
      hint: expect.stringContaining(`Delete ${file}`) as string,
    });
  });

  test("find another content at the server, which is not kept", async () => {
    let version = 1;
    const options = await optionsFor((_, response) => response.end(`version ${version}`));
    await fetchData(options);
    await rm(join(options.folder, question));
    version = 2;
    await expect(fetchData(options)).rejects.toThrow(/has another content than when it was first/);
    expect(await readdir(join(options.folder, "mt_bench"))).not.toContain("question.jsonl");
  });

  test("must be readable", async () => {
    const options = await optionsFor(echoPath);
    const file = join(options.folder, "checksums.json");
    await writeFile(file, '{"a":1}');
    await expect(fetchData(options)).rejects.toMatchObject({ code: "INVALID_EVAL_DATA", file });
  });
});

describe("a failed request", () => {
  test.each([429, 503])(
    "with status %i is sent again after the wait it asks for",
    async (status) => {
      let requests = 0;
      const options = await optionsFor((_, response) => {
        requests += 1;
        if (requests > 3) return response.end("abc");
        return response.writeHead(status, { "retry-after-ms": "1" }).end();
      });
      expect(await fetchData(options)).toHaveLength(paths.length);
      expect(requests).toBe(3 + paths.length);
    },
  );

  test("with status 404 is not sent again, and the error says where to put the file", async () => {
    const urls: (string | undefined)[] = [];
    const options = await optionsFor(({ url }, response) => {
      urls.push(url);
      response.writeHead(404).end();
    });
    await expect(fetchData(options)).rejects.toMatchObject({
      code: "CONNECTION_FAILED",
      message: expect.stringMatching(
        /\.jsonl could not be downloaded: the server answered 404\.$/,
      ) as string,
      hint: expect.stringContaining(`save it as ${options.folder}`) as string,
    });
    expect(new Set(urls).size).toBe(urls.length);
  });

  test("without a network names the server", async () => {
    const options = await optionsFor(echoPath);
    const origin = "http://no-such-host.invalid";
    await expect(fetchData({ ...options, origin })).rejects.toMatchObject({
      code: "CONNECTION_FAILED",
      message: expect.stringContaining("no-such-host.invalid") as string,
    });
  });

  test("after half of a file leaves nothing of it, and is sent again", async () => {
    let requests = 0;
    const options = await optionsFor((_, response) => {
      requests += 1;
      if (requests > 1) return response.end("abc");
      response.writeHead(200, { "content-length": "3" }).write("a");
      return setTimeout(() => response.destroy(), 5);
    });
    expect(await fetchData(options)).toHaveLength(paths.length);
    expect(await readFile(join(options.folder, question), "utf8")).toBe("abc");
  });

  test("is not sent again after the caller has stopped it", async () => {
    const controller = new AbortController();
    const options = await optionsFor(() => controller.abort(new Error("stopped")));
    await expect(fetchData({ ...options, signal: controller.signal })).rejects.toThrow("stopped");
  });
});

describe("the sets", () => {
  const files = Object.values(dataSets).flatMap((set) => set.files);

  test("have files of their official repositories, each at a commit", () => {
    for (const { url } of files) {
      expect(url).toMatch(/^https:\/\/raw\.githubusercontent\.com\/[\w-]+\/\w+\/[0-9a-f]{40}\//);
    }
  });

  test("have no path twice, and none outside the folder", () => {
    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
    expect(
      files.filter(({ path }) => !/^[a-z_]+\/[\w./-]+$/.test(path) || path.includes("..")),
    ).toEqual([]);
  });

  test("are planned once each, with their sizes", () => {
    const plan = planFetch(["mt-bench", "mt-bench"]);
    expect(plan).toMatchObject([{ name: "mt-bench", files: paths, bytes: 110_487 }]);
  });
});
