/** Lets the page have its turn: whoever goes on after it goes on in a task of its own. */
export const turn = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));
