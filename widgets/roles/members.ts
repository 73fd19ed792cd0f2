import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../core/formats.ts';
import { selectField, textField } from '../kit/field.ts';
import { line, type TableColumn } from '../kit/table.ts';
import type { RolesController } from './controller.ts';
import { isPreset, type Member } from './rules.ts';
import type { Strings } from './strings/index.ts';

/** A role in words: presets by the dictionary, the partner's own by the name it gave. */
export function roleName(code: string, controller: RolesController, strings: Strings): string {
  if (isPreset(code)) return strings.presets[code];
  return controller.roles.value?.roles.find((role) => role.code === code)?.name ?? code;
}

export interface MemberVerbs {
  setRoles: (member: Member) => void;
  setSupervisor: (member: Member) => void;
}

export function memberFilters(controller: RolesController, strings: Strings): TemplateResult {
  const { members: words } = strings;
  const roles = controller.roles.value?.roles ?? [];
  return html`<form class="filters" part="filters" role="search" aria-label=${words.list} @submit=${(event: Event) => event.preventDefault()}>
    ${textField({
      id: 'userId',
      label: words.userId,
      value: controller.filter.userId,
      maximumLength: 128,
      onType: (userId) => controller.setFilter({ userId }, true),
    })}
    ${selectField({
      id: 'role',
      label: words.role,
      value: controller.filter.role,
      options: [
        { value: '', label: words.allRoles },
        ...roles.map(({ code }) => ({ value: code, label: roleName(code, controller, strings) })),
      ],
      onPick: (role) => controller.setFilter({ role }),
    })}
  </form>`;
}

function rolesCell(member: Member, controller: RolesController, strings: Strings): TemplateResult {
  if (member.roles.length === 0) return html`<span class="value faint">${strings.members.noRoles}</span>`;
  const names = member.roles.map((code) => roleName(code, controller, strings));
  return html`<span class="value tags" data-hint=${names.length > 1 ? names.join(', ') : nothing}>${names.map((name) => html`<span class="chip" part="badge">${name}</span> `)}</span>`;
}

function supervisorCell({ roles, supervisor }: Member, strings: Strings): TemplateResult {
  if (supervisor) return html`<span class="value">${supervisor.userId}</span>`;
  return html`<span class="value faint">${roles.includes('account-manager') ? strings.members.noSupervisor : strings.members.nothing}</span>`;
}

function holdsCell({ roles, team, customers }: Member, { members: words }: Strings): TemplateResult {
  if (roles.includes('supervisor')) return html`<span class="value">${words.team(formatCount(team))}</span>`;
  if (roles.includes('account-manager') || customers > 0)
    return html`<span class="value">${words.customers(formatCount(customers))}</span>`;
  return html`<span class="value faint">${words.nothing}</span>`;
}

function verbs(member: Member, controller: RolesController, { members: words }: Strings, on: MemberVerbs): TemplateResult {
  const button = (label: string, text: string, act: () => void): TemplateResult =>
    html`<button type="button" class="button quiet" part="button button-quiet" tabindex="-1" aria-label=${label} @click=${act}>${text}</button>`;
  return html`<span class="verbs">
    ${controller.canSetRoles ? button(words.setRoles(member.userId), words.rolesVerb, () => on.setRoles(member)) : nothing}
    ${member.roles.includes('account-manager') ? button(words.setSupervisor(member.userId), words.supervisorVerb, () => on.setSupervisor(member)) : nothing}
  </span>`;
}

export function memberColumns(controller: RolesController, strings: Strings, on: MemberVerbs): TableColumn<Member>[] {
  const { columns: words, noName } = strings.members;
  const fact = (key: keyof typeof words) => ({ key, label: words[key] });
  const column = (key: keyof typeof words, width: number, cell: (member: Member) => unknown, isOnCard = true): TableColumn<Member> => ({
    key,
    facts: [fact(key)],
    width,
    cell,
    isOnCard,
  });
  return [
    {
      key: 'person',
      facts: [fact('person'), fact('name')],
      width: 208,
      isOnCard: true,
      cell: ({ userId, name }) => [
        line('person', '', html`<span class="value" data-hint=${userId.length > 20 ? userId : nothing}>${userId}</span>`),
        line('name', '', html`<span class=${name ? '' : 'faint'}>${name ?? noName}</span>`),
      ],
    },
    column('roles', 296, (member) => rolesCell(member, controller, strings)),
    column('supervisor', 176, (member) => supervisorCell(member, strings)),
    column('holds', 176, (member) => holdsCell(member, strings)),
    {
      key: 'verbs',
      facts: [],
      head: html`<span class="unseen">${strings.tabs.label}</span>`,
      width: 208,
      isOnCard: true,
      cell: (member) => verbs(member, controller, strings, on),
    },
  ];
}
