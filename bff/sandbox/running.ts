import { createBff, startJobLoop, startOperationLoop } from '../index.ts';
import type { RequestLine } from '../ports/log.ts';
import type { Settings } from '../ports/settings.ts';
import type { Transport } from './network.ts';

/** The BFF of a sandbox. */
export interface Running {
  /** The BFF that the widgets reach; what a request may have begun goes on behind it. */
  fetch: Transport;
  /** The one that the partner's own server reaches: another replica, whose limit of requests is not the one a scenario is about. */
  toReplica(request: Request): Promise<Response>;
  /** Starts the BFF again with other settings; what it keeps in its store stays. */
  restart(settings: Partial<Settings>): Promise<void>;
  stop(): Promise<void>;
}

type Parts = Omit<Parameters<typeof createBff>[0], 'log' | 'settings'>;

/** Runs the BFF, and notes each request of the widgets in `lines`. */
export function runBff(parts: Parts, lines: RequestLine[]): Running {
  const log = { request: (line: RequestLine) => void lines.push(line), failure: () => {} };
  const replica = createBff({ ...parts, log: { request: () => {}, failure: () => {} } });
  let serving = serve(parts, log, {});
  return {
    fetch: (request) => serving.fetch(request),
    toReplica: (request) => replica.fetch(request),
    restart: async (settings) => {
      await serving.stop();
      serving = serve(parts, log, settings);
    },
    stop: () => serving.stop(),
  };
}

function serve(parts: Parts, log: Parameters<typeof createBff>[0]['log'], settings: Partial<Settings>): Pick<Running, 'fetch' | 'stop'> {
  const bff = createBff({ ...parts, log, settings });
  // Nothing looks for exports here but whoever asked for one.
  const jobs = startJobLoop(bff.jobs, { log }, { pauseMilliseconds: null, sweepMilliseconds: Number.POSITIVE_INFINITY });
  const operations = startOperationLoop(bff.operations, { log }, { pauseMilliseconds: null });
  return {
    fetch: async (request) => {
      const response = await bff.fetch(request);
      if (request.method === 'POST') {
        jobs.wake();
        operations.wake();
      }
      return response;
    },
    stop: async () => {
      await jobs.stop();
      await operations.stop();
    },
  };
}
