/** What the frame and the page around it say to one another. Names and records never travel here. */

/** To the frame: whom to show, as of when, to whom. */
export interface ShowMessage {
  readonly type: 'credit-map:show';
  /** Short-lived token of the viewer; '' is the public. It stays in the frame's memory. */
  readonly token: string;
  readonly subject: string;
  /** Unified social credit code, where the page around knows no id. */
  readonly uscc: string;
  readonly validAt: string;
  readonly language: string;
}

/** From the frame: it is ready, somebody chose a subject, or the token is not accepted any more. */
export type FrameMessage =
  | { readonly type: 'credit-map:ready' }
  | { readonly type: 'credit-map:select'; readonly subject: string }
  | { readonly type: 'credit-map:token-needed' };

const isRecord = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null;

/** A message to the frame, whatever else was sent to it; what is missing is ''. */
export function readShow(data: unknown): ShowMessage | undefined {
  if (!isRecord(data) || data['type'] !== 'credit-map:show') return undefined;
  const text = (key: string): string => {
    const value = data[key];
    return typeof value === 'string' ? value : '';
  };
  return {
    type: 'credit-map:show',
    token: text('token'),
    subject: text('subject'),
    uscc: text('uscc'),
    validAt: text('validAt'),
    language: text('language'),
  };
}
