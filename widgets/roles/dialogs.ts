import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../core/formats.ts';
import { checkbox } from '../kit/checkbox.ts';
import { type DialogParts, dialog } from '../kit/dialog.ts';
import { resultNotice } from '../kit/toast.ts';
import type { RolesController } from './controller.ts';
import type { Desk, Draft, MemberRolesDraft, RoleDraft, SupervisorDraft } from './desk.ts';
import { roleName } from './members.ts';
import { GROUPS, type Group, obstacle } from './rules.ts';
import type { Strings } from './strings/index.ts';

export interface DialogContext {
  desk: Desk;
  controller: RolesController;
  strings: Strings;
}

/** The dialog of whatever is being edited. */
export function editDialog(draft: Draft, context: DialogContext): TemplateResult {
  const { desk, strings } = context;
  const parts: Pick<DialogParts, 'heading' | 'body'> & { save: string; more?: unknown } =
    draft.kind === 'role'
      ? roleParts(draft, context)
      : draft.kind === 'member-roles'
        ? rolesParts(draft, context)
        : supervisorParts(draft, context);
  return dialog({
    id: 'edit',
    heading: parts.heading,
    closeLabel: strings.close,
    isWide: draft.kind === 'role',
    mayClose: (request) => desk.mayClose(request),
    onClosed: () => desk.close(),
    body: html`${parts.body}${failureLine(context)}`,
    footer: desk.isLeaveAsked ? leaveFooter(context) : saveFooter(parts.save, parts.more, context),
  });
}

function failureLine({ desk: { failure }, strings }: DialogContext): unknown {
  if (!failure) return nothing;
  const text = strings.refusals[failure.code] ?? strings.failed(failure.requestId);
  return resultNotice({ kind: 'refused', text });
}

function saveFooter(label: string, more: unknown, { desk }: DialogContext): TemplateResult {
  return html`${more ?? nothing}
    <button type="button" class="button primary" part="button button-primary" ?disabled=${!desk.canSave} aria-busy=${desk.isSaving} @click=${() => void desk.save()}>${label}</button>`;
}

/** Asked for with changes unsaved: which of the two is meant. */
function leaveFooter({ desk, strings }: DialogContext): TemplateResult {
  const leave = (event: Event): void => (event.target as Element).closest('dialog')?.close();
  return html`<span class="unsaved" role="alert">${strings.unsaved}</span>
    <button type="button" class="button" part="button" @click=${leave}>${strings.discard}</button>
    <button type="button" class="button primary" part="button button-primary" @click=${() => desk.change({})}>${strings.keep}</button>`;
}

function roleParts(draft: RoleDraft, context: DialogContext) {
  const { desk, strings } = context;
  const { editor: words } = strings;
  const type = (set: (value: string) => void) => (event: Event) => set((event.target as HTMLInputElement).value);
  const problem = desk.codeProblem;
  const codeHelp = problem === 'wrong' ? words.codeWrong : problem === 'taken' ? words.codeTaken : words.codeHelp;
  const field = (
    id: 'name' | 'code',
    value: string,
    help: string,
    isWrong: boolean,
    set: (value: string) => void,
  ): TemplateResult => html`<div class="field" part="field">
    <label for="role-${id}">${words[id]}</label>
    <input
      class="input" part="input"
      type="text"
      id="role-${id}"
      .value=${value}
      maxlength="32"
      autocomplete="off"
      spellcheck="false"
      aria-describedby="role-${id}-help"
      aria-invalid=${isWrong}
      @input=${type(set)}
    />
    <span class="help ${isWrong ? '' : 'plain'}" id="role-${id}-help">${help}</span>
  </div>`;
  return {
    heading: draft.role ? words.edit(draft.role.name ?? draft.role.code) : words.add,
    save: draft.role ? words.save : words.create,
    more: draft.role ? removal(draft, context) : nothing,
    body: html`<div class="two-fields">
        ${field('name', draft.name, words.nameHelp, false, (name) => desk.setName(name))}
        ${draft.role ? nothing : field('code', draft.code, codeHelp, problem !== null, (code) => desk.change({ code: code.trim(), isCodeWritten: true }))}
      </div>
      <fieldset class="permissions">
        <legend>${words.permissions}</legend>
        ${(Object.keys(GROUPS) as Group[]).map((group) => permissionGroup(group, draft, { desk, strings }))}
        <p class="about">${words.onlyAdministrators}</p>
      </fieldset>`,
  };
}

function permissionGroup(group: Group, draft: RoleDraft, { desk, strings }: Pick<DialogContext, 'desk' | 'strings'>): unknown {
  const grantable = GROUPS[group].filter((permission) => desk.isGrantable(permission));
  if (grantable.length === 0) return nothing;
  return html`<div class="permission-group" role="group" aria-label=${strings.groups[group]}>
    <h3>${strings.groups[group]}</h3>
    ${grantable.map((permission) =>
      checkbox({
        label: strings.permissions[permission],
        isChecked: draft.permissions.has(permission),
        onChange: () => desk.togglePermission(permission),
      }),
    )}
  </div>`;
}

/** A role that somebody holds cannot be removed: it says so, and by whom. Removing asks twice. */
function removal({ role, isRemovalAsked }: RoleDraft, { desk, controller, strings }: DialogContext): unknown {
  const { editor: words } = strings;
  if (!role) return nothing;
  // Where the portal names the roles, those kept here may be of people who left: the BFF knows whether anybody acts by it now.
  if (role.members > 0 && controller.canSetRoles) return html`<span class="in-use">${words.inUse(formatCount(role.members))}</span>`;
  const name = role.name ?? role.code;
  return html`<button
    type="button"
    class="button start ${isRemovalAsked ? 'danger' : ''}" part="button"
    @click=${() => (isRemovalAsked ? void desk.remove() : desk.change({ isRemovalAsked: true }))}
  >
    ${isRemovalAsked ? words.removeSure(name) : words.remove}
  </button>`;
}

function rolesParts({ member, roles }: MemberRolesDraft, { desk, controller, strings }: DialogContext) {
  const { assign: words } = strings;
  const all = controller.roles.value?.roles ?? [];
  const losesTeam = member.roles.includes('supervisor') && !roles.includes('supervisor') && member.team > 0;
  return {
    heading: words.roles(member.userId),
    save: words.saveRoles,
    body: html`<p class="about">${words.rolesAbout}</p>
      <div class="choices" role="group" aria-label=${words.roles(member.userId)}>
        ${all.map(({ code }) => {
          const why = obstacle(roles, code);
          return html`<div class="choice">
            ${checkbox({
              label: html`${roleName(code, controller, strings)}${why ? html`<span class="why">${words.obstacles[why]}</span>` : nothing}`,
              isChecked: roles.includes(code),
              isDisabled: why !== null,
              onChange: () => desk.toggleRole(code),
            })}
          </div>`;
        })}
      </div>
      ${losesTeam ? html`<p class="warning-line" role="status">${words.freesTeam(formatCount(member.team))}</p>` : nothing}`,
  };
}

function supervisorParts({ member, supervisorId, supervisors }: SupervisorDraft, { desk, strings }: DialogContext) {
  const { assign: words } = strings;
  const choice = (id: string | null, label: unknown): TemplateResult => html`<label class="choice check">
    <input type="radio" name="supervisor" .checked=${supervisorId === id} @change=${() => desk.change({ supervisorId: id })} />
    <span class="check-label">${label}</span>
  </label>`;
  return {
    heading: words.supervisor(member.userId),
    save: words.saveSupervisor,
    body: html`<p class="about">${words.supervisorAbout}</p>
      ${supervisors === null ? (desk.failure ? nothing : html`<p class="about">${strings.loading}</p>`) : nothing}
      ${supervisors?.length === 0 ? html`<p class="about">${words.noSupervisors}</p>` : nothing}
      <div class="choices" role="radiogroup" aria-label=${words.supervisor(member.userId)}>
        ${supervisors ? choice(null, words.none) : nothing}
        ${(supervisors ?? []).map((one) => choice(one.operatorId, html`${one.userId}<span class="why">${one.name ?? strings.members.noName} · ${strings.members.team(formatCount(one.team))}</span>`))}
      </div>`,
  };
}
