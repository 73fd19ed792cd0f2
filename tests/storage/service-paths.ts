import { ADMINISTRATOR, type Fixture, MANAGER, PARTNER, PORTAL, SUPERVISOR } from '../http/fixture.ts';

const AT = '2024-09-15T04:00:00.000Z';

/** Everything that a service does with its database, once and a little: answers what did not go as it should. */
export async function useService(fixture: Fixture): Promise<string[]> {
  const wrong: string[] = [];
  const { store, call, key } = fixture;
  const ada = await fixture.openSession(ADMINISTRATOR);
  const ask = async (bearer: string, method: string, path: string, body?: unknown) => {
    const origin = bearer === key ? null : PORTAL;
    const { status, text, answer } = await call(method, path, { bearer, origin, ...(body === undefined ? {} : { body }) });
    if (status >= 300) wrong.push(`${method} ${path}: ${status} ${text}`);
    return answer as Record<string, never>;
  };
  const byKey = (method: string, path: string, body?: unknown) => ask(key, method, path, body);
  const byAda = (method: string, path: string, body?: unknown) => ask(ada.token, method, path, body);

  const webhook = (await byKey('POST', '/v1/webhooks', { url: 'https://hooks.example.com/a' })) as { webhook?: { webhookId: string } };
  const hook = `/v1/webhooks/${webhook.webhook?.webhookId}`;
  const customer = {
    customerId: 'c-1',
    associationType: 'agency-sale',
    associatedAt: '2024-01-01T00:00:00Z',
    customerName: '新名称',
    tags: ['新'],
  };
  const resources = [{ resourceId: 'r-1', service: 'ecs', expiresAt: '2024-10-01T00:00:00Z' }];
  await byKey('PUT', '/v1/customers', {
    customers: [
      { ...customer, resources },
      { ...customer, customerId: 'c-9' },
    ],
  });
  await byKey('PUT', '/v1/operators', { operators: [{ userId: 'new', name: 'New Person' }] });
  await byKey('PUT', '/v1/assignments', { assignments: [{ customerId: 'c-9', userId: 'mei' }] });
  await byAda('POST', '/v1/customers/search', { filter: { customerName: '新名' }, sort: { by: 'credit', direction: 'descending' } });
  await byAda('POST', '/v1/customers/search', {});
  await byAda('POST', '/v1/customers/reveal', { field: 'mobile', customerIds: ['c-2'] });
  await byAda('POST', '/v1/customers/disclosures', { field: 'mobile', customerId: 'c-2', act: 'copy' });
  await byAda('POST', '/v1/customers/tags', { customerIds: ['c-2'], add: ['重要'] });
  await byAda('GET', '/v1/customers/c-1');
  await byAda('GET', '/v1/customers/filter-options');
  await byAda('PUT', '/v1/roles/clerk', { name: 'Clerk', permissions: ['customer.read'] });
  await byAda('GET', '/v1/roles');
  await byAda('POST', '/v1/operators/search', {});
  await byAda('PUT', `/v1/operators/${MANAGER}/supervisor`, { supervisorId: SUPERVISOR });
  await byAda('PUT', '/v1/preferences/customer-list', { columns: [] });
  await byAda('POST', '/v1/assignments', { customerIds: ['c-2'], operatorId: MANAGER });
  await byAda('POST', '/v1/assignments/withdraw', { customerIds: ['c-2'] });
  await byAda('POST', '/v1/exports', { format: 'csv', export: { what: 'customers' } });
  await byAda('POST', '/v1/exports', { format: 'xlsx', export: { what: 'audit' } });
  while (await fixture.bff.jobs.runOnce());
  await byAda('GET', '/v1/exports');
  await byAda('GET', '/v1/audit');
  await byKey('GET', '/v1/events');
  await byKey('GET', '/v1/webhooks');
  await byKey('PUT', hook, { isEnabled: true });
  await byKey('POST', `${hook}/test`, {});
  await byKey('GET', `${hook}/deliveries?state=waiting`);
  await byKey('POST', `${hook}/secret`, {});
  await byKey('POST', `${hook}/replay`, { from: 1 });
  await byKey('DELETE', hook);
  await fixture.deliver({ 'c-1': '12.50', 'c-2': '7' });
  await byKey('POST', '/v1/sessions/revoke', { target: { kind: 'operator', userId: ADMINISTRATOR.userId } });
  await byKey('PUT', '/v1/settings', { rolesFrom: 'store' });

  await store.write(PARTNER, async (unit) => {
    await unit.customers.erase(PARTNER, 'c-9', AT);
    await unit.sessions.forget(AT);
    await unit.deliveries.forgetReplaced(PARTNER, 100);
    await unit.events.forget(PARTNER, AT, 10);
  });
  const replica = { replicaId: 'rep_1', release: '1.0.0', schema: 1, settingsHash: '', keyIds: [], startedAt: AT, isDraining: false };
  await store.operations.saveReplica({ ...replica, seenAt: AT });
  await store.operations.removeReplica('rep_1');
  await store.operations.saveVerified({ at: AT, isIntact: true, rows: 1 });
  await store.operations.closeChanges({ since: AT, backupAt: null });
  await store.operations.openChanges();
  await store.operations.dataAges();
  await store.operations.jobBacklog();
  await fixture.bff.jobs.sweep();
  for (const failure of fixture.failures) wrong.push(String(failure));
  return wrong;
}
