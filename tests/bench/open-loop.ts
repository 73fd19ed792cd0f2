import { connect, type Socket } from 'node:net';

/**
 * Asks an address at a rate, whatever the answers do: a load that does not slow down when the server does. Arrivals are random (Poisson).
 * Prints one line of JSON. Arguments: port, request as a file's text, requests/s, seconds, connections.
 */
const [port = '0', requestText = '', rateText = '0', secondsText = '0', connectionsText = '0'] = process.argv.slice(2);
const request = Buffer.from(requestText, 'utf8');
const rate = Number(rateText);
const END_OF_HEAD = Buffer.from('\r\n\r\n');

const milliseconds: Record<'admitted' | 'turnedAway', number[]> = { admitted: [], turnedAway: [] };
let otherAnswers = 0;
/** Arrivals for which every connection was busy: a person would have seen none of our answers either. */
let withoutConnection = 0;
const idle: Connection[] = [];

class Connection {
  readonly #socket: Socket;
  #sentAt = 0;
  #status = 0;
  /** Bytes of the answer that are yet to come; null before its head is there. */
  #left: number | null = null;
  #head: Buffer = Buffer.alloc(0);

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#hear(chunk));
    socket.on('error', () => {
      otherAnswers += 1;
    });
  }

  ask(): void {
    this.#sentAt = performance.now();
    this.#socket.write(request);
  }

  #hear(chunk: Buffer): void {
    if (this.#left === null) {
      this.#head = this.#head.length === 0 ? chunk : Buffer.concat([this.#head, chunk]);
      const end = this.#head.indexOf(END_OF_HEAD);
      if (end < 0) return;
      const head = this.#head.toString('latin1', 0, end);
      this.#status = Number(head.slice(9, 12));
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
      if (Number.isNaN(length)) throw new Error(`An answer without a length: ${head}`);
      this.#left = length - (this.#head.length - end - END_OF_HEAD.length);
    } else {
      this.#left -= chunk.length;
    }
    if (this.#left === 0) this.#finish();
  }

  #finish(): void {
    const took = performance.now() - this.#sentAt;
    if (this.#status === 200) milliseconds.admitted.push(took);
    else if (this.#status === 503 || this.#status === 429) milliseconds.turnedAway.push(took);
    else otherAnswers += 1;
    this.#left = null;
    this.#head = Buffer.alloc(0);
    idle.push(this);
  }
}

for (let count = 0; count < Number(connectionsText); count += 1) {
  const socket = connect(Number(port), '127.0.0.1');
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  idle.push(new Connection(socket));
}

const startedAt = performance.now();
const endsAt = startedAt + Number(secondsText) * 1000;
let due = startedAt;
await new Promise<void>((resolve) => {
  const round = () => {
    const now = performance.now();
    for (; due <= now && due < endsAt; due -= Math.log(1 - Math.random()) * (1000 / rate)) {
      const connection = idle.pop();
      if (connection) connection.ask();
      else withoutConnection += 1;
    }
    if (due >= endsAt) setTimeout(resolve, 1000);
    else setImmediate(round);
  };
  round();
});

const at = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
console.log(
  JSON.stringify({
    admitted: milliseconds.admitted.length,
    turnedAway: milliseconds.turnedAway.length,
    otherAnswers,
    withoutConnection,
    p50: at(milliseconds.admitted, 0.5),
    p99: at(milliseconds.admitted, 0.99),
    turnedAwayP99: at(milliseconds.turnedAway, 0.99) ?? null,
  }),
);
process.exit(0);
