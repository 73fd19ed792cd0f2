import { html, nothing, type TemplateResult } from 'lit';
import type { Permission } from '../../shared/values/lists.ts';
import { formatCount } from '../core/formats.ts';
import { actionIcons } from '../kit/action-icons.ts';
import type { RolesController } from './controller.ts';
import { roleName } from './members.ts';
import { GROUPS, type Group, isPreset, type Role, type RolesAnswer } from './rules.ts';
import type { Strings } from './strings/index.ts';

/** The whole permission table (DOMAIN.md §1.3): permissions down, roles across; the partner's own roles can be edited. */
export function matrix(answer: RolesAnswer, controller: RolesController, strings: Strings, edit: (role: Role) => void): TemplateResult {
  const { roles } = answer;
  const head = (role: Role): TemplateResult => {
    const name = roleName(role.code, controller, strings);
    return html`<th scope="col">
      <span class="role-name">${name}</span>
      <span class="role-members">${strings.roles.members(formatCount(role.members))}</span>
      ${role.isPreset ? nothing : html`<button type="button" class="button quiet" part="button button-quiet" aria-label=${strings.roles.editOf(name)} @click=${() => edit(role)}>${strings.roles.edit}</button>`}
    </th>`;
  };
  return html`<table class="matrix" part="table" aria-label=${strings.roles.list}>
    <thead>
      <tr>
        <th scope="col">${strings.roles.permission}</th>
        ${roles.map(head)}
      </tr>
    </thead>
    <tbody>
      <tr class="scope">
        <th scope="row">${strings.roles.scope}</th>
        ${roles.map((role) => html`<td>${strings.scopes[isPreset(role.code) ? role.code : 'custom']}</td>`)}
      </tr>
    </tbody>
    ${(Object.keys(GROUPS) as Group[]).map((group) => groupRows(group, answer, strings))}
  </table>`;
}

function groupRows(group: Group, { roles, permissions }: RolesAnswer, strings: Strings): TemplateResult {
  const isGrantable = (permission: Permission): boolean => permissions.some((one) => one.permission === permission && one.isGrantable);
  return html`<tbody>
    <tr class="group"><th scope="rowgroup" colspan=${roles.length + 1}><span>${strings.groups[group]}</span></th></tr>
    ${GROUPS[group].map(
      (permission) => html`<tr>
        <th scope="row">
          ${strings.permissions[permission]}${isGrantable(permission) ? nothing : html`<span class="only">${strings.roles.only}</span>`}
        </th>
        ${roles.map((role) => mark(role.permissions.includes(permission), strings))}
      </tr>`,
    )}
  </tbody>`;
}

/** A word and a shape, never colour alone. */
function mark(isAllowed: boolean, { roles: words }: Strings): TemplateResult {
  return html`<td class=${isAllowed ? 'yes' : 'no'}>
    <span class="unseen">${isAllowed ? words.yes : words.no}</span>${isAllowed ? actionIcons.done : html`<span aria-hidden="true">–</span>`}
  </td>`;
}
