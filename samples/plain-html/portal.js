const session = document.querySelector('partner-session');
const list = document.querySelector('partner-customer-list');
const find = (id) => document.getElementById(id);

// A session: your own server is asked, with whoever is signed in there. The secret key never comes here.
session.fetchSession = async ({ signal }) => {
  const response = await fetch('/partner-session', { method: 'POST', signal });
  if (!response.ok) throw new Error(`Session refused: ${response.status}`);
  return response.json();
};

// A filter, both ways: what is chosen here narrows the list, what is chosen in the list shows here.
find('association').addEventListener('change', ({ target }) => {
  list.state = { ...list.state, associationType: target.value || undefined, place: undefined };
});
list.addEventListener('partner-state-change', ({ detail }) => {
  find('association').value = detail.state.associationType ?? '';
});

// Events: how many there are, and which customer is to be opened. Prevented, the link is not followed.
list.addEventListener('partner-load', ({ detail }) => {
  find('found').value = detail.total;
});
list.addEventListener('partner-customer-open', (event) => {
  event.preventDefault();
  find('opened').value = event.detail.customerId;
});

// Theme and language, at run time: the widgets follow.
find('theme').addEventListener('change', ({ target }) => {
  document.documentElement.style.colorScheme = target.value;
});
find('language').addEventListener('change', ({ target }) => {
  document.documentElement.lang = target.value;
  session.locale = target.value;
});

// Signing out ends the session at the BFF too, and empties the widgets.
find('sign-out').addEventListener('click', () => session.end());
