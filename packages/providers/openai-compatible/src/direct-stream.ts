import { IterableReadableStream } from "@langchain/core/utils/stream";

/**
 * A stream as LangChain's models give it, whose iteration goes straight to its source.
 *
 * LangChain reads from its streams through the queue of a web stream, which costs several times what
 * it takes to make a chunk. This one is a web stream only for whoever asks for a reader.
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
   * The stream of what a generator yields.
   *
   * @throws What the generator throws instead of a first chunk.
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
