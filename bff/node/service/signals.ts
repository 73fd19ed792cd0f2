import type { Service } from './service.ts';

export interface RunOptions {
  /** What SIGHUP means: reload keys and certificates, or that the terminal was closed. */
  hangUp: 'reload' | 'stop';
  /** False where nobody looks elsewhere: the end is quick, and a download under way is broken off. */
  isDraining: boolean;
}

/** npm and the terminal both hand on one Ctrl-C. */
const SAME_SIGNAL_MILLISECONDS = 300;
/** How long the last lines of the log may take to leave. */
const LAST_WORDS_MILLISECONDS = 200;
const CODE_OF_AN_INTERRUPTED_PROCESS = 130;

/**
 * Runs a service until SIGTERM or SIGINT, and answers with the exit code. SIGTERM drains; a second signal ends sooner. What still hangs
 * then, such as a query, does not keep the process.
 */
export async function runUntilStopped(start: () => Promise<Service>, { hangUp, isDraining }: RunOptions): Promise<number> {
  const stopped = Promise.withResolvers<NodeJS.Signals>();
  const hurrying = new AbortController();
  let service: Service | null = null;
  let firstAt: number | null = null;
  const stop = (signal: NodeJS.Signals) => {
    firstAt ??= performance.now();
    stopped.resolve(signal);
    if (performance.now() - firstAt < SAME_SIGNAL_MILLISECONDS) return;
    if (service === null) process.exit(CODE_OF_AN_INTERRUPTED_PROCESS);
    hurrying.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  process.on('SIGHUP', (signal) => (hangUp === 'stop' ? stop(signal) : void service?.reload()));

  service = await start();
  const signal = await stopped.promise;
  if (!isDraining) hurrying.abort();
  await service.stop({ isNoticed: isDraining && signal === 'SIGTERM', hurry: hurrying.signal });
  setTimeout(() => process.exit(), LAST_WORDS_MILLISECONDS).unref();
  return 0;
}
