import { describe, expect, it } from 'vitest';
import { askedByHash, passOnAddress } from './address.ts';

const CODE = 'association-notice';
const HERE = 'https://portal.example.com/my-partner?account=7#top';

describe('a link by which somebody else comes to an agreement', () => {
  it.each([
    ['of the page itself, without what says who looks at it', null, `https://portal.example.com/my-partner#agreement=${CODE}`],
    ['of another page', '/sign', `https://portal.example.com/sign#agreement=${CODE}`],
    ['of a page whose query says which', '/sign?what={agreement}', `https://portal.example.com/sign?what=${CODE}`],
    ['of a route behind the hash', '/#/sign?agreement={agreement}', `https://portal.example.com/#/sign?agreement=${CODE}`],
  ])('is that %s', (_, template, address) => {
    expect(passOnAddress(template, CODE, HERE)).toBe(address);
  });

  it.each([
    [`#agreement=${CODE}`, CODE],
    [`#top&agreement=${CODE}`, CODE],
    [`#/sign?agreement=${CODE}`, CODE],
    [`#/sign?tab=1&agreement=${CODE}&x=2`, CODE],
    ['', null],
    ['#agreement=', null],
    ['#agreement=<b>', null],
    [`#disagreement=${CODE}`, null],
    [`#/agreement=${CODE}`, null],
  ])('%s asks for %s', (hash, code) => {
    expect(askedByHash(hash)).toBe(code);
  });
});
