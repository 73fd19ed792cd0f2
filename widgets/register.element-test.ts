import { expect, waitUntil } from '@open-wc/testing';
import { register } from './register.ts';
import type { PartnerSession } from './session/element.ts';
import { FakeBff } from './testing/fake-bff.ts';

describe('register', () => {
  it('registers what is named and the session, under tags of a suffix, and they find each other', async () => {
    const bff = new FakeBff({});
    const page = document.createElement('div');
    page.innerHTML = '<partner-session-v9><partner-customer-list-v9></partner-customer-list-v9></partner-session-v9>';
    document.body.append(page);
    await register({ tags: ['partner-customer-list'], suffix: 'v9' });
    expect(customElements.get('partner-roles-v9')).to.equal(undefined);
    const session = page.querySelector('partner-session-v9') as PartnerSession;
    session.transport = bff.transport;
    session.fetchSession = bff.fetchSession;
    const list = page.querySelector('partner-customer-list-v9') as Element;
    await waitUntil(() => list.shadowRoot?.querySelector('tbody tr:not(.skeleton)'), 'rows of customers');
    page.remove();
  });

  it('a widget whose session is registered later waits for the one of its own suffix', async () => {
    const page = document.createElement('div');
    page.innerHTML = '<partner-roles-v8></partner-roles-v8>';
    document.body.append(page);
    await register({ tags: ['partner-roles'], suffix: 'v8' });
    const { around } = page.firstElementChild as unknown as { around: { isMissing: boolean } };
    await waitUntil(() => around.isMissing, 'knows that no session stands around it');
    page.remove();
  });

  it('refuses a tag that the kit does not have, and names those it has', async () => {
    const refused = await register({ tags: ['partner-list' as 'partner-roles'] }).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(TypeError);
    expect((refused as TypeError).message)
      .to.contain('<partner-list>')
      .and.to.contain('partner-customer-list');
  });
});
