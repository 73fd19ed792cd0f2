const LINE = '-'.repeat(80);

/** The licences of every package that a build has inside, as one text for people. Throws where a package came without one. */
export function thirdPartyText(licences) {
  const byPackage = new Map(licences.map((licence) => [`${licence.name} ${licence.version}`, licence]));
  const parts = [...byPackage].sort(([one], [other]) => one.localeCompare(other)).map(([title, licence]) => partOf(title, licence));
  return `partner-widgets has these packages inside, under the licences that follow.\n\n${parts.join('\n')}`;
}

function partOf(title, { identifier, text }) {
  if (!identifier && !text) throw new Error(`${title} names no licence; look at it before it is shipped.`);
  return `${LINE}\n${title} · ${identifier ?? 'see below'}\n${LINE}\n\n${text ?? 'It came without a text of its licence.'}\n`;
}
