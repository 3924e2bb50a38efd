/** What happened, and what to do next, whatever client it happened in. */
export interface ErrorWords {
  readonly message: string;
  readonly hint: string;
}

export const words = (message: string, hint: string): ErrorWords => ({ message, hint });
