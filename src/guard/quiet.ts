/**
 * What graphql-js says about a document repeats what the caller wrote, and a caller may have written a name or a
 * number of a person. Error texts travel through gateways and logs, so they say what is wrong and where, not with what.
 */
const variable = /^Variable "(\$\w+)" got invalid value .*?(?: at "([\w.[\]]+)")?; .*$/s;
const personal = /[^\s"']*(?:\p{Script=Han}|\d{6})[^\s"']*/gu;

/** The text of an error without values of the caller: Chinese characters and long numbers never stand in our schema. */
export const quiet = (message: string): string =>
  message
    .replace(
      variable,
      (_, name: string, place: string | undefined) =>
        `Variable "${name}" does not have the form of its type${place ? ` at "${place}"` : ''}.`,
    )
    .replace(personal, '…');
