import { type Refusal, refuse } from '../actions/action.ts';

/** 64 KiB: a page of reveal ids needs 7. */
export const DEFAULT_MAXIMUM_BODY_BYTES = 65_536;

const JSON_TYPE = /^application\/json\s*(?:;|$)/i;

/**
 * Reads a JSON body's text, and never more bytes than allowed, whatever the length header says or leaves out. The reading is
 * given up at the first byte too many.
 */
export async function receiveText(request: Request, maximumBytes: number): Promise<string | Refusal> {
  const declared = Number(request.headers.get('content-length') ?? Number.NaN);
  if (declared > maximumBytes) return refuse('body-too-large');
  const bytes = await readBytes(request, Number.isNaN(declared), maximumBytes).catch(() => undefined);
  // The sender broke off; whoever still listens hears that half a body is no JSON.
  if (bytes === undefined) return refuse('body-not-json');
  if (bytes === null || bytes.byteLength > maximumBytes) return refuse('body-too-large');
  if (bytes.byteLength === 0) return refuse('body-missing');
  if (!JSON_TYPE.test(request.headers.get('content-type') ?? '')) return refuse('content-type-unsupported');
  return toText(bytes);
}

async function readBytes(request: Request, isLengthUnknown: boolean, maximumBytes: number): Promise<Uint8Array | null> {
  return isLengthUnknown ? readAtMost(request, maximumBytes) : new Uint8Array(await request.arrayBuffer());
}

async function readAtMost(request: Request, maximumBytes: number): Promise<Uint8Array | null> {
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.byteLength;
    if (length > maximumBytes) {
      await reader?.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  return joined(chunks, length);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function toText(bytes: Uint8Array): string | Refusal {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return refuse('body-not-json');
  }
  if (text.trim() === '') return refuse('body-missing');
  return SUSPICIOUS_ESCAPE.test(text) && holdsUnstorable(text) ? refuse('request-invalid', { errors: [UNSTORABLE] }) : text;
}

/** NUL and halves of surrogate pairs are JSON, but no text that both engines keep. They can only come as escapes. */
const SUSPICIOUS_ESCAPE = /\\u(?:0000|[dD][89a-fA-F])/;
const UNSTORABLE = { pointer: '/body', detail: 'A text holds NUL or half a surrogate pair.' };

function holdsUnstorable(text: string): boolean {
  let isFound = false;
  const look = (value: unknown) => {
    if (typeof value === 'string' && (value.includes('\u0000') || !value.isWellFormed())) isFound = true;
  };
  try {
    JSON.parse(text, (key, value) => {
      look(key);
      look(value);
      return value;
    });
  } catch {
    return false;
  }
  return isFound;
}
