// The list and one customer's page live side by side in one document. Which of them is seen, the address says:
// /customers?tag=… or /customers/{id}?section=…. The list is never taken away, so that Back finds it as it was left.
import { entitle } from './portal.js';

const kit = await import(document.querySelector('#kit').src);
const views = { list: document.querySelector('#list'), customer: document.querySelector('#customer') };
const list = document.querySelector('partner-customer-list');
const customer = document.querySelector('partner-customer');
let listAddress = null;
let opener = null;

const customerInAddress = () => decodeURIComponent(location.pathname.split('/')[2] ?? '');

/** Shows what the address says. */
function show() {
  const id = customerInAddress();
  views.list.classList.toggle('away', id !== '');
  views.customer.classList.toggle('away', id === '');
  if (id) showCustomer(id);
  else showList();
  entitle();
  scrollTo(0, history.state?.scroll ?? 0);
}

function showCustomer(id) {
  const params = new URLSearchParams(location.search);
  customer.section = params.get('section');
  customer.indirectPartnerId = params.get('reseller');
  customer.customerId = id;
}

function showList() {
  customer.customerId = null;
  const address = location.pathname + location.search;
  // What was typed and is personal stands in no address: a list that shows this address already is left alone.
  if (address !== listAddress) list.state = kit.stateFromSearchParams(new URLSearchParams(location.search));
  listAddress = address;
  customer.backHref = address;
  if (!list.isConnected) views.list.append(list);
  opener?.focus({ preventScroll: true });
}

function go(address) {
  history.replaceState({ ...history.state, scroll: scrollY }, '');
  history.pushState({ isFromHere: true }, '', address);
  show();
}

// Filters, order and place that hold nothing personal follow into the address.
list.addEventListener('partner-state-change', ({ detail }) => {
  const params = kit.stateToSearchParams(detail.state, new URLSearchParams(location.search)).toString();
  listAddress = params ? `/customers?${params}` : '/customers';
  history.replaceState(history.state, '', listAddress);
  customer.backHref = listAddress;
});

// Links of rows are real links; a plain press stays in this document.
list.addEventListener('partner-customer-open', (event) => {
  event.preventDefault();
  const { customerId, indirectPartnerId, section } = event.detail;
  const params = new URLSearchParams({ ...(section && { section }), ...(indirectPartnerId && { reseller: indirectPartnerId }) });
  opener = list.shadowRoot.activeElement;
  go(`/customers/${encodeURIComponent(customerId)}${params.size > 0 ? `?${params}` : ''}`);
  if (!section) customer.focus();
});

customer.addEventListener('partner-back', (event) => {
  event.preventDefault();
  if (history.state?.isFromHere) history.back();
  else go(customer.backHref);
});

// A customer stands in no address: it goes along in the entry of the tab's history, which a reload keeps.
customer.addEventListener('partner-consumption-open', (event) => {
  event.preventDefault();
  const { customerId, indirectPartnerId } = event.detail;
  const params = kit.dashboardToSearchParams(indirectPartnerId ? { indirectPartnerId } : {});
  history.replaceState({ ...history.state, scroll: scrollY }, '');
  history.pushState({ customerId }, '', params.size > 0 ? `/consumption?${params}` : '/consumption');
  location.reload();
});

document.querySelector('#print').addEventListener('click', () => print());
// A step to an entry of another page, which was opened from this one, stays in this document unless it is asked for.
addEventListener('popstate', () => (location.pathname.startsWith('/customers') ? show() : location.reload()));
history.scrollRestoration = 'manual';

// Who comes to a customer by a link does not wait for a list.
if (customerInAddress()) list.remove();
show();
await import('./session.js');
