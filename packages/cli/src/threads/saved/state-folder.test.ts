import { describe, expect, test } from "vitest";
import { stateFolder } from "./state-folder.js";

const home = "/home/ada";

describe.skipIf(process.platform === "win32")("the state folder", () => {
  test.for([
    ["linux", {}, "/home/ada/.local/state/moagraph"],
    ["linux", { XDG_STATE_HOME: "/state" }, "/state/moagraph"],
    ["linux", { XDG_STATE_HOME: "" }, "/home/ada/.local/state/moagraph"],
    ["freebsd", { XDG_STATE_HOME: "state" }, "/home/ada/.local/state/moagraph"],
    ["darwin", { XDG_STATE_HOME: "/state" }, "/home/ada/Library/Application Support/moagraph"],
    ["win32", { LOCALAPPDATA: "/users/ada/local" }, "/users/ada/local/moagraph"],
    ["win32", {}, "/home/ada/AppData/Local/moagraph"],
  ] as const)("on %s with %j is %s", ([platform, environment, folder]) => {
    expect(stateFolder({ platform, environment, home })).toBe(folder);
  });
});
