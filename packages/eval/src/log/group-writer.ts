import type { FileHandle } from "node:fs/promises";

/** A file that was opened to append to it. */
export type AppendedFile = Pick<FileHandle, "appendFile" | "datasync">;

/**
 * Appends texts to a file, each durably. Texts that come while a write is in progress share the next write
 * and its sync.
 */
export class GroupWriter {
  readonly #file: AppendedFile;
  #texts: string[] = [];
  #next: Promise<void> | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(file: AppendedFile) {
    this.#file = file;
  }

  /**
   * Resolves when the text is on disk.
   *
   * After an error, such as a full disk, all further texts are refused with it: a part of a text may have
   * been written, and only the last line of a log may be a part.
   */
  append(text: string): Promise<void> {
    this.#texts.push(text);
    this.#next ??= this.#last.then(() => this.#write());
    this.#last = this.#next;
    return this.#next;
  }

  async #write(): Promise<void> {
    const text = this.#texts.join("");
    this.#texts = [];
    this.#next = undefined;
    await this.#file.appendFile(text);
    await this.#file.datasync();
  }
}
