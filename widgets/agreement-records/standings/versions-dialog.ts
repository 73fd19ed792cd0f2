import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { Locale } from '../../../shared/values/lists.ts';
import { formatInstant } from '../../core/formats.ts';
import { actionIcons } from '../../kit/action-icons.ts';
import { dialog } from '../../kit/dialog.ts';
import type { RecordsContext } from '../context.ts';
import { Files } from '../files.ts';
import type { Agreement, Version } from './controller.ts';
import { Reading } from './reading.ts';
import type { StandingsStrings } from './strings/index.ts';
import { factsInARow, versionFacts } from './tools.ts';

type Text = AnswerOf<'GET /v1/agreements/:code/versions/:version/text'>;

interface Opened {
  agreement: Agreement;
  title: string;
  indirectPartnerId: string | undefined;
}

/** All versions of an agreement, newest first, those that were superseded or withdrawn too, and their texts to read and download. */
export class VersionsDialog {
  readonly #context: RecordsContext;
  readonly #words: StandingsStrings;
  readonly #files: Files;
  readonly #reading: Reading<Text>;
  #opened: Opened | null = null;
  /** The text that is read; null while the versions are listed. */
  #read: { version: Version; locale: Locale } | null = null;

  constructor(context: RecordsContext, words: StandingsStrings) {
    this.#context = context;
    this.#words = words;
    this.#files = new Files(context);
    this.#reading = new Reading(context, () => words.document);
  }

  open(opened: Opened): void {
    this.#opened = opened;
    this.#read = null;
    this.#files.forget();
    this.#context.update();
  }

  draw(): TemplateResult | typeof nothing {
    const opened = this.#opened;
    if (!opened) return nothing;
    const { strings } = this.#context;
    const read = this.#read;
    const title = read?.version.texts.find(({ locale }) => locale === read.locale)?.title ?? opened.title;
    return dialog({
      id: 'versions',
      heading: read ? this.#words.named(title) : this.#words.versions.heading(opened.title),
      closeLabel: strings.close,
      isWide: true,
      isText: read !== null,
      mayClose: () => true,
      onClosed: () => {
        this.#opened = null;
        this.#read = null;
        this.#reading.close();
        this.#context.update();
      },
      body: html`${this.#files.line(strings.act)}${read ? this.#text(read.version, read.locale) : this.#list(opened)}`,
      footer: read
        ? html`<button type="button" class="button" part="button" @click=${(event: Event) => this.#back(event)}>${this.#words.versions.back}</button>
            <button type="button" class="button primary" part="button button-primary" @click=${() => void this.#save(opened, read.version, read.locale)}>
              ${actionIcons.download}${this.#words.versions.download(this.#words.locales[read.locale])}
            </button>`
        : null,
    });
  }

  #list(opened: Opened): TemplateResult {
    const newestFirst = [...opened.agreement.versions].sort((one, other) => other.version - one.version);
    return html`<ul class="versions">${newestFirst.map((version) => this.#version(opened, version))}</ul>`;
  }

  #version(opened: Opened, version: Version): TemplateResult {
    const words = this.#words;
    const { versions } = words;
    const state = stateOf(version, opened.agreement);
    const [name, ...facts] = versionFacts(version, words);
    const times = [
      versions.published(formatInstant(version.publishedAt)),
      ...(version.withdrawnAt ? [versions.withdrawn(formatInstant(version.withdrawnAt))] : []),
    ];
    return html`<li>
      <span class="version-head">${name}<span class="state-name ${state === 'current' ? 'effective' : 'past'}">${versions.states[state]}</span></span>
      <p class="note">${factsInARow([...facts, ...times])}</p>
      <span class="version-texts">
        ${this.#ownFirst(version).map(
          ({
            locale,
          }) => html`<button type="button" class="button quiet" part="button button-quiet" @click=${() => this.#open(opened, version, locale)}>${versions.read(words.locales[locale])}</button>
            <button type="button" class="button quiet" part="button button-quiet" @click=${() => void this.#save(opened, version, locale)}>${versions.download(words.locales[locale])}</button>`,
        )}
      </span>
    </li>`;
  }

  /** Texts with that in the widget's language first. */
  #ownFirst({ texts }: Version): Version['texts'] {
    const isOwn = ({ locale }: Version['texts'][number]): boolean => locale === this.#context.locale;
    return [...texts.filter(isOwn), ...texts.filter((text) => !isOwn(text))];
  }

  #text(version: Version, locale: Locale): TemplateResult {
    const { versions, version: nth } = this.#words;
    const digest = version.texts.find((text) => text.locale === locale)?.renderedSha256;
    return html`<p class="about">${nth(String(version.version))} · ${versions.published(formatInstant(version.publishedAt))}<br />${versions.digest} <span class="code">${digest}</span></p>
      ${this.#reading.draw(locale, this.#words.record.text)}`;
  }

  #open({ agreement: { code }, indirectPartnerId }: Opened, version: Version, locale: Locale): void {
    this.#read = { version, locale };
    const request = { params: { code, version: version.version }, query: { locale, ...(indirectPartnerId && { indirectPartnerId }) } };
    this.#reading.open((signal) => this.#context.session.call('GET /v1/agreements/:code/versions/:version/text', { ...request, signal }));
  }

  /** The button goes away: the focus goes to the heading, from where the list is read. */
  #back(event: Event): void {
    (event.target as Element).closest('dialog')?.querySelector<HTMLElement>('h2')?.focus();
    this.#read = null;
    this.#reading.close();
    this.#context.update();
  }

  #save({ agreement: { code }, indirectPartnerId }: Opened, { version }: Version, locale: Locale): Promise<void> {
    const request = { params: { code, version }, query: { locale, ...(indirectPartnerId && { indirectPartnerId }) } };
    return this.#files.save(`${code}-${version}-${locale}.html`, (signal) =>
      this.#context.session.download('GET /v1/agreements/:code/versions/:version/file', { ...request, signal }),
    );
  }
}

/** Where a version stands beside the one that counts. */
function stateOf({ version, withdrawnAt }: Version, { current }: Agreement): keyof StandingsStrings['versions']['states'] {
  if (withdrawnAt !== null) return 'withdrawn';
  if (version === current) return 'current';
  return current === null || version > current ? 'later' : 'earlier';
}
