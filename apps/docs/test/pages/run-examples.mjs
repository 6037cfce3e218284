// A process that runs the examples of all pages, one after another, and sends what each printed. Then it
// continues to serve the vendors of the examples until its parent disconnects.
import { AsyncLocalStorage } from "node:async_hooks";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { startVendors } from "./example-vendors.mjs";

/** @typedef {{ text: string }} Output */

/** @type {AsyncLocalStorage<Output>} What an example prints late is its own output, too. */
const outputs = new AsyncLocalStorage();
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (chunk) => {
  const output = outputs.getStore();
  if (output === undefined) return write(chunk);
  output.text += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
  return true;
};
process.on("disconnect", () => process.exit());

const vendors = await startVendors();
for (const [name, url] of Object.entries(vendors)) {
  process.env[`${name}_BASE_URL`] = url;
  process.env[`${name}_API_KEY`] = "no-key";
}
process.send?.({ vendors });
process.on("message", (/** @type {{ files: string[] }} */ { files }) => void runAll(files));

/** @type {(files: string[]) => Promise<void>} */
async function runAll(files) {
  for (const file of files) {
    process.chdir(dirname(file));
    process.send?.({ file, ...(await run(file)) });
  }
  process.send?.({ done: true });
}

/** @type {(file: string) => Promise<{ printed: string, error?: string }>} */
async function run(file) {
  const output = { text: "" };
  try {
    await Promise.race([outputs.run(output, () => import(pathToFileURL(file).href)), hang()]);
    return { printed: output.text };
  } catch (error) {
    const shown = error instanceof Error ? error.stack : undefined;
    return { printed: output.text, error: shown ?? String(error) };
  }
}

/** Rejects for an example that never ends, so that the test can name it. */
async function hang() {
  await setTimeout(60_000, undefined, { ref: false });
  throw new Error("The example has not ended within 60 seconds.");
}
