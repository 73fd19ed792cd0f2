import { html, nothing, type TemplateResult } from 'lit';
import { consumption } from './consumption.ts';
import { contact } from './contact.ts';
import type { PageContext } from './context.ts';
import { credit } from './credit.ts';
import { heading } from './heading.ts';
import { managers } from './managers.ts';
import { resources } from './resources.ts';
import { section } from './section.ts';
import type { Strings } from './strings/index.ts';

/** The whole page, in the order in which it is read on a phone. */
export function page(context: PageContext): TemplateResult {
  return html`${heading(context)}
    <div class="sections">
      ${contact(context)} ${credit(context)} ${consumption(context)} ${context.board} ${resources(context)} ${context.controller.isOperator ? managers(context) : nothing}
      ${context.late}<slot name="coupons"></slot><slot name="agreements"></slot>
    </div>`;
}

const bone = (kind: string): TemplateResult => html`<span class="bone ${kind}"></span>`;

/** Bones as high as what will stand there, so that nothing jumps. */
export function skeleton({ sections }: Strings): TemplateResult {
  return html`<div class="identity">${bone('b-name')}${bone('b-line')}${bone('b-line')}${bone('b-facts')}</div>
    <div class="sections">
      ${section('contact', sections.contact, bone('b-contact'))} ${section('credit', sections.credit, bone('b-credit'))}
      ${section('consumption', sections.consumption, bone('b-consumption'))} ${section('resources', sections.resources, bone('b-rows'))}
      ${section('managers', sections.managers, bone('b-rows'))}
    </div>`;
}
