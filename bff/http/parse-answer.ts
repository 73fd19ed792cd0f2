import { z } from 'zod';
import type { Endpoint } from '../../shared/contract/index.ts';
import { ReadyJson } from '../ports/ready.ts';

/** Turns an action's answer into the bytes to send. Throws where it does not fit the contract. */
export type WriteAnswer = (answer: unknown) => Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();

/**
 * Made once per endpoint. A field that the contract does not name cannot leave: the schema drops it, and what comes as ready JSON
 * was let through by the schemas when it was written (bff/ports/ready.ts). Encoded here, once: left to the socket, a text with
 * Chinese in it costs several times as much.
 */
export function createAnswer({ answer: schema, ready }: Endpoint): WriteAnswer {
  const plain: WriteAnswer = (answer) => encoder.encode(JSON.stringify(schema.parse(answer)) ?? '');
  if (ready === undefined) return plain;
  if (!(schema instanceof z.ZodObject)) throw new Error('Only an object has a field that comes ready.');
  const rest = schema.omit({ [ready]: true } as never);
  const start = encoder.encode(`{${JSON.stringify(ready)}:`);
  return (answer) => {
    const value = (answer as Record<string, unknown>)[ready];
    if (!(value instanceof ReadyJson)) return plain(answer);
    const others = JSON.stringify(rest.parse(answer)).slice(1);
    return joined(start, value.bytes, encoder.encode(others === '}' ? others : `,${others}`));
  };
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
