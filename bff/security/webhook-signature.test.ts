import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { createDemonstrationSecurity } from './demonstration.ts';
import { signWebhook, webhookSecretOf } from './webhook-signature.ts';

const security = createDemonstrationSecurity();

test('Receivers that use the library of Standard Webhooks take what was signed, whatever its bytes', async () => {
  for (const text of ['{"type":"webhook.test"}', '{"name":"华为 😀"}', '']) {
    const secret = security.makeWebhookSecret();
    const seconds = Math.floor(Date.now() / 1000);
    const signature = await security.signWebhook(secret, `evt_1.${seconds}.${text}`);
    expect(`v1,${signature}`).toBe(new Webhook(secret).sign('evt_1', new Date(seconds * 1000), text));
    const headers = { 'webhook-id': 'evt_1', 'webhook-timestamp': String(seconds), 'webhook-signature': `v1,${signature}` };
    expect(() => new Webhook(secret).verify(`${text} `, headers, { jsonParse: false })).toThrow('No matching signature');
    expect(new Webhook(secret).verify(text, headers, { jsonParse: false })).toBeUndefined();
  }
});

test('A secret is whsec_ and 32 bytes in base64, another one each time', () => {
  const secrets = Array.from({ length: 20 }, () => security.makeWebhookSecret());
  for (const secret of secrets) expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(new Set(secrets).size).toBe(20);
  expect(webhookSecretOf(new Uint8Array([255, 239, 190]))).toBe('whsec_/+++');
});

test('A secret without its beginning is refused, so that no other key signs by mistake', async () => {
  await expect(signWebhook('pwk_live_abc', 'text')).rejects.toThrow('begins with whsec_');
});
