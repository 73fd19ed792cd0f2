/**
 * `types/angular.d.ts`: Angular takes elements where a component says `CUSTOM_ELEMENTS_SCHEMA`, and checks neither their properties nor their
 * events in templates; handlers and queries are typed by these.
 */
export function angularTypes(): string {
  return `// Made from the elements by \`npm run manifest\`. Angular: a component that has elements of the kit in its template says
//   schemas: [CUSTOM_ELEMENTS_SCHEMA]
// and types what it handles:
//   onLoad(event: PartnerEvent<'partner-audit', 'partner-load'>): void { … event.detail.shown … }
//   @ViewChild('audit') audit!: ElementRef<PartnerElements['partner-audit']>;
// document.querySelector('partner-audit') knows its class without more.
export type { PartnerElements, PartnerEvent, PartnerEvents, PartnerProperties, PartnerTag } from './elements.js';
`;
}
