/**
 * Returns the name of a system or judge as a part of a file's name: characters other than letters, digits, points,
 * lines and hyphens become hyphens, and so do points at the beginning.
 *
 * @param name - The name, such as that of a model.
 * @example
 * ```ts
 * import { fileNameOf } from "@moagraph/eval";
 *
 * console.log(fileNameOf("together:Qwen/Qwen1.5-72B-Chat")); // together-Qwen-Qwen1.5-72B-Chat
 * ```
 */
export function fileNameOf(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9._-]/g, "-").replace(/^\.+/, "-");
}
