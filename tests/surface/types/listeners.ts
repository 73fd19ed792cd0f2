import 'partner-widget-kit/define';

const audit = document.createElement('partner-audit');
const list = document.createElement('partner-customer-list');

/** On an element itself a listener knows whose event it is, though several share its name. */
audit.addEventListener('partner-load', ({ detail }) => detail.shown + detail.scope.length);
list.addEventListener('partner-load', ({ detail }) => detail.position.toFixed());
audit.addEventListener('click', ({ clientX }) => clientX.toFixed());
audit.state = { action: 'customers.reveal' };

// @ts-expect-error The trail tells how many are shown, not where the first one stands.
audit.addEventListener('partner-load', ({ detail }) => detail.position.toFixed());
// @ts-expect-error A list of customers has no scope.
list.addEventListener('partner-load', ({ detail }) => detail.scope.length);
// @ts-expect-error There is no such density.
audit.density = 'narrow';

/** Above the elements it may be anyone's: what they have in common needs no question, the rest does. */
document.body.addEventListener('partner-error', ({ detail }) => detail.code === 'offline');
document.addEventListener('partner-load', ({ detail }) => ('scope' in detail ? detail.scope : null));
// @ts-expect-error Not every load has a scope.
document.addEventListener('partner-load', ({ detail }) => detail.scope);
