// Deletes the build of the package whose folder it runs in, so that no file without a source is left.
import { rmSync } from "node:fs";

rmSync("dist", { recursive: true, force: true });
