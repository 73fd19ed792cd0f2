import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS } from '../../bff/node/program/commands.ts';
import { SETTINGS } from '../../bff/node/program/settings-schema.ts';
import { AUDIT_ACTIONS } from '../../shared/values/lists.ts';
import { ROOT } from '../set-up.mjs';
import { describedMetrics } from './metrics-table.ts';

interface Rule {
  alert: string;
  expr: string;
  labels: { severity: string };
  annotations: { summary: string; runbook: string };
}

const runbook = readFileSync(`${ROOT}docs/RUNBOOK.md`, 'utf8');
const { groups } = parse(readFileSync(`${ROOT}deploy/alerts/partner-widgets.rules.yml`, 'utf8')) as { groups: { rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);
const names = rules.map(({ alert }) => alert).sort();

/** Sections by title, each up to the next title. */
const sections = new Map(runbook.split(/^#{2,3} /m).map((section) => [section.split('\n', 1)[0] ?? '', section] as const));
/** What is to be typed: blocks of shell, and code between words. */
const code = [...runbook.matchAll(/```sh\n([\s\S]*?)```|`([^`\n]+)`/g)].map(([, block, span]) => block ?? span ?? '');
const typed = code.flatMap((text) => [...text.matchAll(/^partner-widgets (.+)$/gm)].map(([, line = '']) => line.replace(/\s+#.*$/, '')));

describe('docs/RUNBOOK.md', () => {
  test('has a section for each alert, and none for what is none', () => {
    expect([...sections.keys()].filter((title) => title.startsWith('PartnerWidgets')).sort()).toEqual(names);
    for (const { alert, annotations } of rules) expect(annotations.runbook).toBe(`docs/RUNBOOK.md#${alert.toLowerCase()}`);
  });

  test('says of each what it means, what to type first, what then, and whom to wake', () => {
    for (const name of names) {
      const parts = [...(sections.get(name) ?? '').matchAll(/^\*\*(\w+)\.\*\*/gm)].map(([, part]) => part);
      expect(parts, name).toEqual(['Means', 'First', 'Then', 'Wake']);
      expect(/^\*\*First\.\*\* .*`[^`]+`/m.test(sections.get(name) ?? ''), name).toBe(true);
    }
  });

  test('names commands that the program has, as they are typed', async () => {
    expect(typed.length).toBeGreaterThan(30);
    for (const line of typed) {
      const [command = '', ...rest] = line.split(' ');
      if (command === '…') continue;
      expect(COMMANDS, line).toHaveProperty([command]);
      const { usage } = (await COMMANDS[command]?.()) ?? { usage: '' };
      const [second = ''] = rest;
      if (/^[a-z]+$/.test(second)) expect(usage, line).toMatch(new RegExp(`\\b${command} ${second}\\b`));
      for (const option of rest.filter((word) => word.startsWith('--'))) expect(usage, line).toContain(option);
    }
  });

  test('names settings, metrics and recorded acts that exist', () => {
    const known = describedMetrics().map(({ name }) => name);
    for (const [metric] of runbook.matchAll(/\bpartner_widgets_[a-z_]+/g)) expect(known).toContain(metric.replace(/_bucket$/, ''));
    for (const [, action] of runbook.matchAll(/--action (\S+)/g)) expect(AUDIT_ACTIONS).toContain(action);
    const settings = code.flatMap((text) => text.match(/\b(?!SETTINGS_FILE)[A-Z]+(_[A-Z]+)+\b/g) ?? []);
    expect(settings.length).toBeGreaterThan(4);
    for (const setting of settings.filter((name) => name !== 'KEY_ID')) expect(SETTINGS).toHaveProperty(setting);
  });

  test('has links that lead somewhere', () => {
    const slugs = [...runbook.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(' ', '-')
        .replace(/[^a-z0-9-]/g, ''),
    );
    for (const [, target = ''] of runbook.matchAll(/\]\(([^)]+)\)/g)) {
      if (target.startsWith('#')) expect(slugs).toContain(target.slice(1));
      else expect(existsSync(`${ROOT}docs/${target}`), target).toBe(true);
    }
  });
});

describe('deploy/alerts', () => {
  test('asks for metrics that exist, and says who is woken', () => {
    const known = describedMetrics().map(({ name }) => name);
    for (const { alert, expr, labels, annotations } of rules) {
      for (const [metric] of expr.matchAll(/\bpartner_widgets_[a-z_]+/g)) expect(known, alert).toContain(metric.replace(/_bucket$/, ''));
      expect(['page', 'ticket'], alert).toContain(labels.severity);
      expect(annotations.summary, alert).toMatch(/\S/);
    }
  });

  test('tests every alert in both ways: that it is raised, and that it is not', () => {
    const { tests } = parse(readFileSync(`${ROOT}deploy/alerts/partner-widgets.tests.yml`, 'utf8')) as {
      tests: { alert_rule_test: { alertname: string; exp_alerts?: object[] }[] }[];
    };
    const tested = tests.flatMap((one) => one.alert_rule_test);
    const raised = tested.filter(({ exp_alerts }) => exp_alerts !== undefined);
    expect([...new Set(raised.map(({ alertname }) => alertname))].sort()).toEqual(names);
    expect([...new Set(tested.filter((one) => !raised.includes(one)).map(({ alertname }) => alertname))].sort()).toEqual(names);
  });
});
