import { IterableReadableStream } from "@langchain/core/utils/stream";

/**
 * A LangChain stream that iterates over its source directly.
 *
 * LangChain reads its streams through the queue of a web stream. That takes several times the time
 * needed to make a chunk. This class uses the web stream only if a reader is requested.
 */
export class DirectStream<Chunk> extends IterableReadableStream<Chunk> {
  readonly #source: AsyncGenerator<Chunk>;
  #first: IteratorResult<Chunk> | undefined;

  private constructor(source: AsyncGenerator<Chunk>, first: IteratorResult<Chunk>) {
    const next = (): Promise<IteratorResult<Chunk>> => this.next();
    super(
      {
        async pull(controller) {
          const { done, value } = await next();
          if (done === true) controller.close();
          else controller.enqueue(value);
        },
        cancel: async () => {
          await this.return();
        },
      },
      { highWaterMark: 0 },
    );
    this.#source = source;
    this.#first = first;
  }

  /**
   * Makes a stream of the values of a generator.
   *
   * @throws The error of the generator, if it throws before its first value.
   */
  static async of<Chunk>(source: AsyncGenerator<Chunk>): Promise<DirectStream<Chunk>> {
    return new DirectStream(source, await source.next());
  }

  override next(): Promise<IteratorResult<Chunk>> {
    const first = this.#first;
    if (first === undefined) return this.#source.next();
    this.#first = undefined;
    return Promise.resolve(first);
  }

  override return(): Promise<IteratorResult<Chunk>> {
    this.#first = undefined;
    return this.#source.return(undefined);
  }

  override throw(error: unknown): Promise<IteratorResult<Chunk>> {
    this.#first = undefined;
    return this.#source.throw(error);
  }
}
