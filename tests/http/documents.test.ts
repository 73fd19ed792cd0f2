import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLES } from '../../bff/http/examples/index.ts';
import { contract, type Endpoint, type EndpointKey } from '../../shared/contract/index.ts';
import { PROBLEM_CODES } from '../../shared/values/problem-codes.ts';
import { type Fixture, openFixture } from './fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await openFixture();
});

// biome-ignore lint/suspicious/noExplicitAny: a document is walked as JSON.
type Json = any;

/** Parameters of a path as OpenAPI writes them. */
const withTemplate = (key: string) => key.replace(/:(\w+)/g, '{$1}');

describe('openapi.json', () => {
  it('describes every endpoint of the contract and no other', async () => {
    const { answer } = await fixture.call('GET', '/openapi.json', { origin: null });
    const document = answer as Json;
    const found = Object.entries<Json>(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(found.sort()).toEqual(Object.keys(contract).map(withTemplate).sort());
    expect(document.openapi).toBe('3.1.0');
  });

  it('names who may call, what comes in, what goes out and every refusal', async () => {
    const document = (await fixture.call('GET', '/openapi.json', { origin: null })).answer as Json;
    const reveal = document.paths['/v1/customers/reveal'].post;
    expect(reveal.security).toEqual([{ sessionToken: [] }]);
    expect(reveal.requestBody.content['application/json'].schema.required).toEqual(['field', 'customerIds']);
    expect(Object.keys(reveal.responses['429'].content['application/problem+json'].examples)).toEqual([
      'reveal-limit-reached',
      'rate-limited',
    ]);
    expect(document.paths['/v1/sessions'].post.security).toEqual([{ secretKey: [] }]);
    const codes = new Set<string>();
    for (const methods of Object.values<Json>(document.paths))
      for (const operation of Object.values<Json>(methods))
        for (const response of Object.values<Json>(operation.responses))
          for (const code of Object.keys(response.content?.['application/problem+json']?.examples ?? {})) codes.add(code);
    expect([...PROBLEM_CODES].filter((code) => !codes.has(code))).toEqual(['method-not-allowed']);
  });

  it('says of a file that it is one', async () => {
    const document = (await fixture.call('GET', '/openapi.json', { origin: null })).answer as Json;
    const { content } = document.paths['/v1/exports/{jobId}/file'].get.responses['200'];
    expect(Object.keys(content)).toEqual(['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);
    const receipt = document.paths['/v1/agreements/signatures/{recordId}/receipt'].get.responses['200'];
    expect(Object.keys(receipt.content)).toEqual(['text/html', 'application/json']);
    expect((await fixture.call('GET', '/docs', { origin: null })).text).toContain('A file to be saved');
  });

  it('shows with a problem what has to be signed', async () => {
    const document = (await fixture.call('GET', '/openapi.json', { origin: null })).answer as Json;
    const { examples } = document.paths['/v1/contact-requests'].post.responses['403'].content['application/problem+json'];
    expect(examples['agreement-required'].value.agreements).toMatchObject([{ code: 'association-notice', version: 2 }]);
    const { properties } = document.components.schemas.Problem.properties.agreements.items;
    expect(Object.keys(properties)).toEqual(Object.keys(examples['agreement-required'].value.agreements[0]));
  });

  it('says how many items a batch may hold', async () => {
    const document = (await fixture.call('GET', '/openapi.json', { origin: null })).answer as Json;
    const batches = Object.entries<Endpoint>(contract).filter(([, { batch }]) => batch);
    expect(batches.map(([key]) => key)).toContain('PUT /v1/operators');
    for (const [key, { batch }] of batches) {
      const [method = '', path = ''] = withTemplate(key).split(' ');
      const { schema } = document.paths[path][method.toLowerCase()].requestBody.content['application/json'];
      expect(schema.properties[batch?.field ?? ''], key).toMatchObject({ type: 'array', minItems: 1, maxItems: batch?.maximum });
    }
  });

  it('shows examples that the contract itself would accept', () => {
    for (const [key, endpoint] of Object.entries<Endpoint>(contract)) {
      const { body, answer } = EXAMPLES[key as EndpointKey] as { body?: unknown; answer?: unknown };
      if (endpoint.body) expect(endpoint.body.safeParse(body).error, key).toBeUndefined();
      expect(endpoint.answer.safeParse(answer).error, key).toBeUndefined();
      expect(endpoint.answer.parse(answer), key).toEqual(answer);
    }
  });
});

describe('the readable page', () => {
  it('names every endpoint and every code, without a script', async () => {
    const { text, headers } = await fixture.call('GET', '/docs', { origin: null });
    for (const key of Object.keys(contract)) expect(text).toContain(`<code class="call">${key}</code>`);
    for (const code of PROBLEM_CODES) expect(text).toContain(`id="problem-${code}"`);
    expect(text).not.toMatch(/<script|javascript:|\son\w+=|\sstyle=/i);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
  });

  it('lets exactly its own style through the policy', async () => {
    const { text, headers } = await fixture.call('GET', '/docs', { origin: null });
    const style = /<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? '';
    expect(headers.get('content-security-policy')).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  });

  it('has links that lead somewhere', async () => {
    const { text } = await fixture.call('GET', '/docs', { origin: null });
    const ids = new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, target = ''] of text.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });
});
