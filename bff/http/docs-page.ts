import { eventData } from '../../shared/contract/event-data.ts';
import type { Endpoint } from '../../shared/contract/index.ts';
import { EVENT_TYPES } from '../../shared/values/lists.ts';
import { PROBLEM_CODES } from '../../shared/values/problem-codes.ts';
import { type DocsField, listFields } from './docs-fields.ts';
import { DOCS_STYLE } from './docs-style.ts';
import { exampleEvent } from './examples/events.ts';
import { EXAMPLES } from './examples/index.ts';
import { jsonSchemaOf } from './json-schema.ts';
import { listOperations, type Operation } from './openapi-document.ts';
import { PROBLEMS } from './problems.ts';

const CALLERS: Readonly<Record<string, string>> = {
  public: 'a page with a session secret',
  'secret-key': "the partner's server, with its secret key",
  operator: "an operator's session",
  'end-customer': "an end customer's session",
};

/**
 * The readable form of `/openapi.json`: one page, no script. `styleHash` lets its style through a strict CSP. Every call is shown with the
 * path under which the BFF stands.
 */
export async function createDocsPage(basePath = ''): Promise<{ html: string; styleHash: string }> {
  const operations = listOperations();
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Partner Widget Kit: endpoints</title><style>${DOCS_STYLE}</style></head>
<body><div class="page"><nav aria-label="Endpoints"><strong>Endpoints</strong><ul>${operations.map(navigationItem).join('')}</ul><strong>More</strong><ul><li><a href="#events">Events</a></li><li><a href="#problems">Problems</a></li><li><a href="openapi.json">openapi.json</a></li></ul></nav>
<main><h1>Partner Widget Kit</h1>
<p>The backend-for-frontend behind the widgets. A partner's server mints a session with its secret key; the page swaps the session's secret for a short token; the widgets call with that token. Lists carry masked forms only, and clear text leaves through a reveal, which is recorded.</p>
${operations.map((operation) => operationSection(operation, basePath)).join('\n')}
${eventSection()}
${problemSection()}
</main></div></body></html>`;
  return { html, styleHash: await hashOf(DOCS_STYLE) };
}

function anchorOf({ key }: Operation): string {
  return key.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

function navigationItem(operation: Operation): string {
  return `<li><a href="#${anchorOf(operation)}">${escapeHtml(operation.endpoint.summary)}</a></li>`;
}

function operationSection(operation: Operation, basePath: string): string {
  const { endpoint, key, codes, method, path } = operation;
  const example = EXAMPLES[key];
  const facts: [string, string][] = [['Called by', endpoint.callers.map((caller) => CALLERS[caller] ?? caller).join(', or ')]];
  if (endpoint.permission) facts.push(['Permission', `<code>${endpoint.permission}</code>`]);
  facts.push(
    ['Answers', String(endpoint.status)],
    ['Refusals', codes.map((code) => `<a href="#problem-${code}"><code>${code}</code></a>`).join(' ')],
  );
  return `<section id="${anchorOf(operation)}" aria-labelledby="title-${anchorOf(operation)}">
<h2 id="title-${anchorOf(operation)}">${escapeHtml(endpoint.summary)}</h2>
<p><code class="call">${escapeHtml(`${method} ${basePath}${path}`)}</code></p>
<p>${proseHtml(endpoint.description)}</p>
<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>
${endpoint.body ? part('Body', listFields(jsonSchemaOf(endpoint.body, 'input')), example.body) : ''}
${endpoint.status === 204 ? '' : answerPart(endpoint, example.answer)}
</section>`;
}

function answerPart({ isFile, answer }: Endpoint, example: unknown): string {
  if (isFile) return '<h3>Answer</h3><p>A file to be saved, with its name in <code>Content-Disposition</code>.</p>';
  return part('Answer', listFields(jsonSchemaOf(answer, 'output')), example);
}

/** What webhooks receive, and `GET /v1/events` answers. */
function eventSection(): string {
  const types = EVENT_TYPES.map((type) => {
    const schema = eventData[type];
    return `<h3 id="event-${type.replace('.', '-')}"><code>${type}</code></h3><p>${proseHtml(schema.description ?? '')}</p>${part('Data', listFields(jsonSchemaOf(schema, 'output')), exampleEvent(type))}`;
  });
  return `<section id="events" aria-labelledby="title-events"><h2 id="title-events">Events</h2><p>What happened, for the partner's own systems: sent to webhooks as a POST, and read with <code>GET /v1/events</code>.</p>${types.join('\n')}</section>`;
}

function part(title: string, fields: readonly DocsField[], example: unknown): string {
  const rows = fields.map(
    ({ name, type, isRequired, description }) =>
      `<tr><td><code>${escapeHtml(name)}</code></td><td>${escapeHtml(type)}</td><td>${isRequired ? '' : 'Optional. '}${proseHtml(description)}</td></tr>`,
  );
  const table = `<div class="wide" tabindex="0" role="region" aria-label="${title}: fields"><table><thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
  const shown =
    example === undefined ? '' : `<h3>${title}, for example</h3><pre tabindex="0">${escapeHtml(JSON.stringify(example, null, 2))}</pre>`;
  return `<h3>${title}</h3>${table}${shown}`;
}

function problemSection(): string {
  const rows = PROBLEM_CODES.map((code) => {
    const { status, detail } = PROBLEMS[code];
    return `<tr id="problem-${code}"><td><code>${code}</code></td><td>${status}</td><td>${escapeHtml(detail)}</td></tr>`;
  });
  return `<section id="problems" aria-labelledby="title-problems"><h2 id="title-problems">Problems</h2>
<p>Every refusal is <code>application/problem+json</code> (RFC 9457) with <code>code</code>, <code>requestId</code> and, where waiting helps, <code>retryAfterSeconds</code>. <code>errors</code> says which part of the request was wrong, <code>agreements</code> what has to be signed first.</p>
<div class="wide" tabindex="0" role="region" aria-label="Problem codes"><table><thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table></div></section>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Text of the contract, where backticks mark code. */
function proseHtml(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

async function hashOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}
