import { joinBytes } from './bytes.ts';

/** Bytes of a stream with a look ahead. */
export interface ByteSource {
  /** At least so many bytes, or all there are; they are given again by `next`. */
  peek(count: number): Promise<Uint8Array>;
  /** The next bytes, or null at the end. */
  next(): Promise<Uint8Array | null>;
  /** What was not yet taken by `next`, as a stream. */
  rest(): ReadableStream<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

export function byteSource(stream: ReadableStream<Uint8Array>): ByteSource {
  const reader = stream.getReader();
  let ahead: Uint8Array[] = [];
  let isDone = false;

  async function read(): Promise<Uint8Array | null> {
    while (!isDone) {
      const { done, value } = await reader.read();
      if (done) isDone = true;
      else if (value.length > 0) return value;
    }
    return null;
  }

  async function next(): Promise<Uint8Array | null> {
    return ahead.shift() ?? (await read());
  }

  async function peek(count: number): Promise<Uint8Array> {
    let length = ahead.reduce((sum, part) => sum + part.length, 0);
    while (length < count) {
      const part = await read();
      if (!part) break;
      ahead.push(part);
      length += part.length;
    }
    const whole = joinBytes(ahead);
    ahead = whole.length > 0 ? [whole] : [];
    return whole;
  }

  /** A stream that broke has nothing left to let go of. */
  const close = () => reader.cancel().catch(() => undefined);

  function rest(): ReadableStream<Uint8Array<ArrayBuffer>> {
    return new ReadableStream({
      async pull(controller) {
        const part = await next();
        if (part) controller.enqueue(new Uint8Array(part));
        else controller.close();
      },
      cancel: close,
    });
  }

  return { peek, next, rest, close };
}

/** Passes a stream on and tells how many bytes went by. */
export function counted(stream: ReadableStream<Uint8Array>, tell: (bytes: number) => void): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) {
        controller.close();
        return;
      }
      tell(value.length);
      controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
