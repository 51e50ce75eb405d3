/**
 * `<credit-map subject="sub_…">` or `<credit-map uscc="9199…">`: the map of one firm in a page of somebody else. It is
 * a frame of the hub, so the page around can neither read what the viewer may see nor change how it looks. The token
 * is a property, never an attribute: attributes end up in stored pages.
 */
// types only: this file must stand alone, for pages of other origins may load nothing else
import type { FrameMessage, ShowMessage } from './messages.ts';

const hub = new URL(import.meta.url).origin;

const style = `:host{display:block;height:480px}iframe{width:100%;height:100%;border:1px solid #d9dfe5;border-radius:4px}`;

/** A message of the frame, whatever else the page was sent. */
function readFrame(data: unknown): FrameMessage | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { type, subject } = data as Readonly<Record<string, unknown>>;
  if (type === 'credit-map:ready' || type === 'credit-map:token-needed') return { type };
  return type === 'credit-map:select' && typeof subject === 'string'
    ? { type, subject }
    : undefined;
}

// a custom element is a class by the platform's rule
class CreditMapElement extends HTMLElement {
  static readonly observedAttributes = ['subject', 'uscc', 'valid-at', 'language'];
  #token = '';
  #isReady = false;
  readonly #frame = document.createElement('iframe');

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    root.append(this.#frame);
  }

  /** The token of the viewer, short-lived; set it again when `tokenneeded` is heard. */
  set token(token: string) {
    this.#token = token;
    this.#show();
  }

  connectedCallback(): void {
    // a token that was set before this script had run stands as a plain property in the setter's way
    const early = Object.getOwnPropertyDescriptor(this, 'token');
    if (typeof early?.value === 'string') {
      Reflect.deleteProperty(this, 'token');
      this.#token = early.value;
    }
    this.#isReady = false;
    this.#frame.title = this.getAttribute('label') ?? '企业公共信用图谱 Public credit map';
    this.#frame.src = `${hub}/embed`;
    window.addEventListener('message', this.#hear);
  }

  disconnectedCallback(): void {
    window.removeEventListener('message', this.#hear);
  }

  attributeChangedCallback(): void {
    this.#show();
  }

  readonly #hear = ({ source, origin, data }: MessageEvent): void => {
    if (source !== this.#frame.contentWindow || origin !== hub) return;
    const message = readFrame(data);
    if (message?.type === 'credit-map:ready') {
      this.#isReady = true;
      this.#show();
    } else if (message?.type === 'credit-map:select')
      this.dispatchEvent(
        new CustomEvent('subjectselect', { detail: { subject: message.subject } }),
      );
    else if (message) this.dispatchEvent(new CustomEvent('tokenneeded'));
  };

  #show(): void {
    if (!this.#isReady) return;
    const message: ShowMessage = {
      type: 'credit-map:show',
      token: this.#token,
      subject: this.getAttribute('subject') ?? '',
      uscc: this.getAttribute('uscc') ?? '',
      validAt: this.getAttribute('valid-at') ?? '',
      language: this.getAttribute('language') ?? '',
    };
    this.#frame.contentWindow?.postMessage(message, hub);
  }
}

customElements.define('credit-map', CreditMapElement);
