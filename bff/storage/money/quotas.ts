import type { QuotaCommands, QuotaReads } from '../../ports/quotas.ts';
import type { Connection } from '../connection.ts';

export function quotaReads(_connection: Connection): QuotaReads {
  const unbuilt = () => Promise.reject(new Error('UNBUILT'));
  return { find: unbuilt, designated: unbuilt, designatedCustomers: unbuilt };
}

export function quotaCommands(_connection: Connection): QuotaCommands {
  const unbuilt = () => Promise.reject(new Error('UNBUILT'));
  return { save: unbuilt, setDesignated: unbuilt, countIssued: unbuilt };
}
