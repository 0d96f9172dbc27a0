// What `mou` and its page say to each other, in JSON.

/** Bytes, as JSON has none. */
export type Bytes = { bytes: string };

/** What the page shows and asks the browser for. */
export type PageRequest = {
  language: string;
  heading: string;
  /** Lines of plain text. */
  summary: string;
  /** Of each button and state, see `pageTexts`. */
  texts: Readonly<Record<string, string>>;
  /** Which function of `navigator.credentials`, and its options, with bytes as {@link Bytes}. */
  method: "create" | "get";
  publicKey: unknown;
};

/** What came of it: the parts of a credential that the SDK reads, or the name and words of an error. */
export type PageAnswer =
  | { registration: { rawId: Bytes; publicKey: Bytes | null } }
  | { assertion: Readonly<Record<"authenticatorData" | "clientDataJSON" | "signature", Bytes>> }
  | { error: { name: string; message: string } };

/** What `mou` says to an answer. */
export type PageReply = { text: string };
