import { describe, expect, test } from 'vitest';
import type { Change } from './compare.ts';
import { objectionTo, objectionToFreezing } from './rule.ts';

const BASELINE = { version: '0.3.1', facts: {} };
const BREAKING: Change = { weight: 'breaking', text: 'gone: element partner-x' };
const NEW: Change = { weight: 'addition', text: 'new: element partner-y' };
const told = (version: string, line = '- Something new.') => ({
  version,
  changelog: `# Changelog\n\n## ${version}\n\n${line}\n\n## 0.3.1\n\n- Breaking: older.\n`,
});

describe('a release', () => {
  test('may be any version where nothing changed', () => {
    expect(objectionTo([], BASELINE, told('0.3.1'))).toBe(null);
    expect(objectionTo([], BASELINE, told('0.4.0'))).toBe(null);
  });

  test.each([
    ['something new', [NEW], '0.3.1', '0.3.2'],
    ['something that breaks', [BREAKING, NEW], '0.3.1', '0.4.0'],
    ['something that breaks, with a step too small', [BREAKING], '0.3.2', '0.4.0'],
  ])('with %s needs a higher version', (_, changes, version, needed) => {
    const objection = objectionTo(changes, BASELINE, told(version));
    expect(objection).toContain(`needs version ${needed} or higher`);
    for (const { text } of changes) expect(objection).toContain(text);
  });

  test('from 1.0.0 on breaks with its first number and grows with its second', () => {
    const stable = { version: '1.2.0', facts: {} };
    expect(objectionTo([BREAKING], stable, told('1.3.0', '- Breaking: x'))).toContain('needs version 2.0.0');
    expect(objectionTo([NEW], stable, told('1.2.1'))).toContain('needs version 1.3.0');
    expect(objectionTo([NEW], stable, told('1.3.0'))).toBe(null);
    expect(objectionTo([BREAKING], stable, told('2.0.0', '- Breaking: x'))).toBe(null);
  });

  test('has its own section in CHANGELOG.md, which tells what breaks', () => {
    expect(objectionTo([NEW], BASELINE, { version: '0.3.2', changelog: '## 0.3.1\n' })).toContain('no section "## 0.3.2"');
    expect(objectionTo([BREAKING], BASELINE, told('0.4.0'))).toContain('"- Breaking: …"');
    expect(objectionTo([BREAKING], BASELINE, told('0.4.0', '- Breaking: partner-x is gone.'))).toBe(null);
  });

  test('that nobody has yet says to freeze its surface anew, and that is allowed', () => {
    const unreleased = { version: '0.3.1', changelog: '## 0.3.1, not released\n' };
    expect(objectionTo([BREAKING], BASELINE, unreleased)).toContain('npm run freeze-surface');
    expect(objectionToFreezing([BREAKING], BASELINE, unreleased)).toBe(null);
  });

  test('that is out cannot promise less by freezing again', () => {
    expect(objectionToFreezing([BREAKING], BASELINE, told('0.3.1'))).toContain('needs version 0.4.0');
    expect(objectionToFreezing([BREAKING], BASELINE, told('0.4.0', '- Breaking: x'))).toBe(null);
    expect(objectionToFreezing([BREAKING], null, told('0.3.1'))).toBe(null);
  });
});
