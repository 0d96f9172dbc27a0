/** What every error of the SDK is made of. */
export type MinhUocErrorParameters = {
  /** Stable, in capitals with underscores: programs and tests switch on it. */
  code: string;
  /** One sentence: what happened, with the offending value in it. */
  message: string;
  /** One sentence: what to do next. */
  remedy: string;
  /** The offending values by name, for programs. */
  values?: Readonly<Record<string, unknown>>;
  /** The error underneath, where there is one. */
  cause?: unknown;
};

/**
 * Base class of all errors of the SDK.
 *
 * `message` holds what happened, then the remedy; `code` is stable across releases and is the key of the error
 * index in the project's `docs/errors.md`.
 */
export class MinhUocError extends Error {
  override readonly name: string = "MinhUocError";
  readonly code: string;
  readonly remedy: string;
  readonly values: Readonly<Record<string, unknown>>;

  constructor({ code, message, remedy, values = {}, cause }: MinhUocErrorParameters) {
    super(`${message} ${remedy}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.remedy = remedy;
    this.values = values;
  }
}
