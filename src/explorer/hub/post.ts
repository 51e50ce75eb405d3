/** Posts a question to the hub that served the page, as whoever the token says; '' is the public. */
export const postQuestion = (token: string, body: string, signal?: AbortSignal) =>
  fetch('/graphql', {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json',
      'content-type': 'application/json',
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    },
    body,
    ...(signal ? { signal } : {}),
  });
