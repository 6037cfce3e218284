import { Console } from "node:console";
import { Writable } from "node:stream";
import type { TextOutput } from "../text-output.js";

/** Makes a console that prints as the command does. Libraries print warnings with texts of vendors. */
export function createConsole(stdout: TextOutput, stderr: TextOutput): Console {
  return new Console({ stdout: streamTo(stdout), stderr: streamTo(stderr) });
}

function streamTo(output: TextOutput): Writable {
  return new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      output.write(text);
      done();
    },
  });
}
