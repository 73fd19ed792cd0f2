import type { Operations } from '../ports/operations.ts';
import type { Connection } from './connection.ts';
import { unbuilt } from './unbuilt.ts';

export function operationsOf(_connection: Connection): Operations {
  return {
    closedChanges: async () => null,
    closeChanges: unbuilt,
    openChanges: unbuilt,
    replicas: unbuilt,
    saveReplica: unbuilt,
    removeReplica: unbuilt,
    lastVerified: unbuilt,
    saveVerified: unbuilt,
    fieldKeys: unbuilt,
    saveFieldKey: unbuilt,
    dataAges: unbuilt,
    jobBacklog: unbuilt,
  };
}
