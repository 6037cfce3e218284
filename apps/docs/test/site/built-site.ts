import { fileURLToPath } from "node:url";

/** The folder of the built site. */
export const builtSite: string = fileURLToPath(new URL("../../.vitepress/dist", import.meta.url));
