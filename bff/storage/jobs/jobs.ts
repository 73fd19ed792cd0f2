import type { JobCommands, JobReads } from '../../ports/jobs.ts';
import type { Connection } from '../connection.ts';
import { unbuilt } from '../unbuilt.ts';

export const jobReads = (_connection: Connection): JobReads => unbuilt();
export const jobCommands = (_connection: Connection): JobCommands => unbuilt();
