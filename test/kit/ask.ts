/** What the hub answered, whole. */
export interface Answer {
  readonly status: number;
  readonly data: unknown;
  readonly errors: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string };
  }[];
  readonly text: string;
}

/** Sends a document over HTTP as an integrator would; says nothing about the outcome. */
export async function send(
  { url }: { readonly url: string },
  query: string,
  variables: object = {},
  token?: string,
): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const { data = null, errors = [] } = JSON.parse(text) as Partial<Answer>;
  return { status: response.status, data, errors, text };
}

/** The data of an answer without errors; fails with document, answer and request otherwise. */
export async function ask<Data>(
  hub: { readonly url: string },
  query: string,
  variables: object = {},
  token?: string,
): Promise<Data> {
  const { data, errors, text } = await send(hub, query, variables, token);
  if (errors.length > 0) throw new Error(`${query}\nwas answered\n${text}`);
  return data as Data;
}

/** The codes of an answer that must have errors. */
export async function askAndFail(
  hub: { readonly url: string },
  query: string,
  variables: object = {},
  token?: string,
): Promise<readonly string[]> {
  const { errors, text } = await send(hub, query, variables, token);
  if (errors.length === 0) throw new Error(`${query}\nwas answered without an error\n${text}`);
  return errors.map(({ extensions }) => extensions.code);
}

/** Asks about many things, six at a time: whoever asks more at once waits for itself, on a slow machine too long. */
export async function inPortions<Item, Answer>(
  items: readonly Item[],
  answer: (item: Item) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (let from = 0; from < items.length; from += 6)
    answers.push(...(await Promise.all(items.slice(from, from + 6).map(answer))));
  return answers;
}
