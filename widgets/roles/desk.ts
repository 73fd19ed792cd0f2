import { ROLE_CODE_PATTERN } from '../../shared/values/ids.ts';
import type { Permission } from '../../shared/values/lists.ts';
import type { Failure, Outcome } from '../core/failure.ts';
import type { RolesController } from './controller.ts';
import { codeFor, type Member, obstacle, ordered, type Role } from './rules.ts';

export interface RoleDraft {
  kind: 'role';
  /** Null: a new role. */
  role: Role | null;
  name: string;
  code: string;
  /** True once somebody wrote a code of their own. */
  isCodeWritten: boolean;
  permissions: ReadonlySet<Permission>;
  isRemovalAsked: boolean;
}
export interface MemberRolesDraft {
  kind: 'member-roles';
  member: Member;
  roles: readonly string[];
}
export interface SupervisorDraft {
  kind: 'supervisor';
  member: Member;
  supervisorId: string | null;
  /** Null while they are being asked for. */
  supervisors: readonly Member[] | null;
}
export type Draft = RoleDraft | MemberRolesDraft | SupervisorDraft;

/** What is being edited in the dialog; nothing of it is lost to a refusal, a lost connection or a stray press. */
export class Desk {
  readonly #controller: RolesController;
  readonly #update: () => void;
  readonly #onSaved: (draft: Draft, isRemoved: boolean) => void;
  draft: Draft | null = null;
  #untouched = '';
  isSaving = false;
  failure: Failure | null = null;
  /** True after somebody wanted to leave with changes unsaved. */
  isLeaveAsked = false;

  constructor(controller: RolesController, update: () => void, onSaved: (draft: Draft, isRemoved: boolean) => void) {
    this.#controller = controller;
    this.#update = update;
    this.#onSaved = onSaved;
  }

  openRole(role: Role | null): void {
    const permissions = new Set(role?.permissions ?? (['customer.read'] as const));
    this.#open({
      kind: 'role',
      role,
      name: role?.name ?? '',
      code: role?.code ?? '',
      isCodeWritten: false,
      permissions,
      isRemovalAsked: false,
    });
  }

  openMemberRoles(member: Member): void {
    this.#open({ kind: 'member-roles', member, roles: member.roles });
  }

  async openSupervisor(member: Member): Promise<void> {
    this.#open({ kind: 'supervisor', member, supervisorId: member.supervisor?.operatorId ?? null, supervisors: null });
    const outcome = await this.#controller.supervisors();
    if (this.draft?.kind !== 'supervisor' || this.draft.member !== member) return;
    if (outcome.ok) this.draft = { ...this.draft, supervisors: outcome.answer };
    else this.failure = outcome.failure;
    this.#untouched = contentOf(this.draft);
    this.#update();
  }

  change(part: Partial<Omit<RoleDraft, 'kind'>> | Partial<Omit<MemberRolesDraft, 'kind'>> | Partial<Omit<SupervisorDraft, 'kind'>>): void {
    if (!this.draft) return;
    this.draft = { ...this.draft, ...part } as Draft;
    this.failure = null;
    this.isLeaveAsked = false;
    this.#update();
  }

  setName(name: string): void {
    if (this.draft?.kind !== 'role') return;
    const taken = this.#codes();
    const isNew = this.draft.role === null;
    this.change({ name, ...(isNew && !this.draft.isCodeWritten && { code: name.trim() ? codeFor(name, taken) : '' }) });
  }

  togglePermission(permission: Permission): void {
    if (this.draft?.kind !== 'role') return;
    const permissions = new Set(this.draft.permissions);
    if (!permissions.delete(permission)) permissions.add(permission);
    this.change({ permissions });
  }

  toggleRole(code: string): void {
    if (this.draft?.kind !== 'member-roles') return;
    const { roles } = this.draft;
    if (roles.includes(code)) this.change({ roles: roles.filter((held) => held !== code) });
    else if (obstacle(roles, code) === null) this.change({ roles: [...roles, code] });
  }

  isGrantable(permission: Permission): boolean {
    return this.#controller.roles.value?.permissions.some((one) => one.permission === permission && one.isGrantable) ?? false;
  }

  /** What is wrong with a new role's code; null where nothing is, or nothing is written yet. */
  get codeProblem(): 'wrong' | 'taken' | null {
    if (this.draft?.kind !== 'role' || this.draft.role !== null || this.draft.code === '') return null;
    if (!ROLE_CODE_PATTERN.test(this.draft.code)) return 'wrong';
    return this.#codes().includes(this.draft.code) ? 'taken' : null;
  }

  get isChanged(): boolean {
    return this.draft !== null && contentOf(this.draft) !== this.#untouched;
  }

  get canSave(): boolean {
    const { draft } = this;
    if (!draft || this.isSaving) return false;
    if (draft.kind === 'role')
      return draft.name.trim() !== '' && draft.code !== '' && this.codeProblem === null && (draft.role === null || this.isChanged);
    if (draft.kind === 'member-roles') return draft.roles.length > 0 && this.isChanged;
    return draft.supervisors !== null && this.isChanged;
  }

  /** Whether the dialog may go; with changes unsaved a stray press is not heard, and anything else asks first. */
  mayClose(request: 'asked' | 'stray'): boolean {
    if (this.isSaving) return false;
    if (!this.isChanged || this.isLeaveAsked) return true;
    if (request === 'asked') {
      this.isLeaveAsked = true;
      this.#update();
    }
    return false;
  }

  close(): void {
    this.draft = null;
    this.failure = null;
    this.isLeaveAsked = false;
    this.#update();
  }

  async save(): Promise<void> {
    const { draft } = this;
    if (!draft || !this.canSave) return;
    await this.#send(draft, false, () => this.#command(draft));
  }

  async remove(): Promise<void> {
    const { draft } = this;
    if (draft?.kind !== 'role' || draft.role === null || this.isSaving) return;
    const { code } = draft.role;
    await this.#send(draft, true, () => this.#controller.removeRole(code));
  }

  #command(draft: Draft): Promise<Outcome<unknown>> {
    if (draft.kind === 'role')
      return this.#controller.saveRole(draft.code, { name: draft.name.trim(), permissions: ordered(draft.permissions) });
    const { operatorId } = draft.member;
    if (draft.kind === 'member-roles') return this.#controller.setRoles(operatorId, [...draft.roles]);
    return this.#controller.setSupervisor(operatorId, draft.supervisorId);
  }

  async #send(draft: Draft, isRemoved: boolean, send: () => Promise<Outcome<unknown>>): Promise<void> {
    this.isSaving = true;
    this.failure = null;
    this.#update();
    const outcome = await send();
    this.isSaving = false;
    if (outcome.ok) {
      this.#untouched = contentOf(draft);
      this.#onSaved(draft, isRemoved);
    } else {
      this.failure = outcome.failure;
    }
    this.#update();
  }

  #codes(): string[] {
    return (this.#controller.roles.value?.roles ?? []).map(({ code }) => code);
  }

  #open(draft: Draft): void {
    this.draft = draft;
    this.#untouched = contentOf(draft);
    this.failure = null;
    this.isLeaveAsked = false;
    this.#update();
  }
}

/** What of a draft would be saved. */
function contentOf(draft: Draft): string {
  if (draft.kind === 'role') return JSON.stringify([draft.name.trim(), draft.role === null ? draft.code : '', ordered(draft.permissions)]);
  return draft.kind === 'member-roles' ? JSON.stringify([...draft.roles].sort()) : JSON.stringify(draft.supervisorId);
}
