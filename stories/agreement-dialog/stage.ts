import '../../widgets/partner-agreement-dialog.ts';
import '../../widgets/partner-session.ts';
import type { StoryContext } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { userEvent, within } from 'storybook/test';
import { SANDBOX_BASE_URL, type Sandbox, worldKeys } from '../../bff/sandbox/index.ts';
import { strings as englishSigning } from '../../widgets/agreement-dialog/signing/strings/en.ts';
import { strings as chineseSigning } from '../../widgets/agreement-dialog/signing/strings/zh-CN.ts';
import { strings as english } from '../../widgets/agreement-dialog/strings/en.ts';
import { strings as chinese } from '../../widgets/agreement-dialog/strings/zh-CN.ts';
import { closeSandbox, kept } from '../stage/sandbox.ts';
import { hostPage, lookAt, openSandboxFor } from '../stage/widget-stage.ts';

/** What a story may ask for beside the customer and the toolbar's choices. */
export interface AgreementParameters {
  /** What happened before the page opens. */
  before?: (sandbox: Sandbox) => void | Promise<void>;
  attributes?: { agreement?: string; autoOpen?: boolean; listHref?: string; passOnHref?: string };
}

const PARTNER = 'distributor';

function parametersOf({ parameters }: Pick<StoryContext, 'parameters'>): AgreementParameters {
  return (parameters.agreement ?? {}) as AgreementParameters;
}

async function open(context: StoryContext): Promise<{ sandbox: Sandbox }> {
  const { sandbox } = await openSandboxFor('agreement-dialog')(context);
  await parametersOf(context).before?.(sandbox);
  return { sandbox };
}

function render(_args: unknown, context: StoryContext): TemplateResult {
  const { agreement, autoOpen, listHref, passOnHref } = parametersOf(context).attributes ?? {};
  return hostPage(
    context,
    html`<partner-agreement-dialog
      .agreement=${agreement ?? null}
      .autoOpen=${autoOpen ?? false}
      .listHref=${listHref ?? null}
      .passOnHref=${passOnHref ?? null}
    ></partner-agreement-dialog>`,
  );
}

/** What every story of the dialog has in common: a customer who signed an earlier version of its notice. */
export const agreementStories = {
  loaders: [kept(open)],
  beforeEach: closeSandbox,
  render,
  parameters: { widget: { signer: 'earlier' } },
};

export interface NewVersion {
  code?: string;
  source: string;
  title?: string;
  noticeDays?: number;
  viewPolicy?: 'none' | 'open' | 'headings';
  isRequired?: boolean;
}

/** The partner publishes a version, as its own server does. */
export async function publish(sandbox: Sandbox, version: NewVersion): Promise<number> {
  const {
    code = 'association-notice',
    source,
    title = '客户关联华为云合作伙伴须知',
    noticeDays = 30,
    viewPolicy = 'none',
    isRequired = true,
  } = version;
  const texts = [{ locale: 'zh-CN', title, source }];
  const body = { code, audience: ['agency-sale'], noticeDays, isRequired, viewPolicy, texts };
  const answer = await asPartner(sandbox, '/v1/agreements/versions', body);
  return (answer as { version: number }).version;
}

/** The partner's server asks something with its secret key. */
export async function asPartner(sandbox: Sandbox, path: string, body: object): Promise<unknown> {
  const headers = {
    authorization: `Bearer ${worldKeys()[PARTNER].secretKey}`,
    'content-type': 'application/json',
    'idempotency-key': `story-${crypto.randomUUID()}`,
  };
  const response = await sandbox.transport(
    new Request(`${SANDBOX_BASE_URL}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
  );
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** What a signer can see and do, for play tests. */
export function lookAtAgreements(context: Pick<StoryContext, 'canvasElement' | 'loaded' | 'globals'>) {
  const look = lookAt('partner-agreement-dialog', context);
  const isEnglish = context.globals.locale === 'en';
  const words = isEnglish ? english : chinese;
  const signing = isEnglish ? englishSigning : chineseSigning;
  const find = <Found extends HTMLElement = HTMLElement>(selector: string) => look.inside.querySelector<Found>(selector);
  const press = async (selector: string) => userEvent.click(await look.until(() => find(selector), `Nothing is ${selector}.`));
  const dialog = () => look.until(() => find<HTMLDialogElement>('dialog[open]'), 'No dialog.');
  const text = () => look.until(() => find('dialog[open] article.document'), 'No text came.');
  return {
    ...look,
    words,
    signing,
    find,
    press,
    dialog,
    text,
    prompt: () => look.until(() => find('section.prompt'), 'No prompt.'),
    /** Opens the first of the prompt, and waits for its text. */
    open: async () => {
      await press('.sign-now');
      await text();
      return within(await dialog());
    },
    tick: () => press('#agree'),
    choose: async (capacity: string) => userEvent.selectOptions(await look.until(() => find('#capacity'), 'No capacity.'), capacity),
    sign: () => press('.sign'),
    done: () => look.until(() => find('.done'), 'It was not signed.'),
    /** Rows of the chain of signatures of this customer. */
    signed: () => look.sandbox.log.filter(({ endpoint, status }) => endpoint === 'POST /v1/agreements/sign' && status === 200).length,
  };
}

export type AgreementLook = ReturnType<typeof lookAtAgreements>;
