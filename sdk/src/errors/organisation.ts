import { MinhUocError, type MinhUocErrorParameters } from "./MinhUocError.js";

/** Codes of {@link OrganisationError}. */
export type OrganisationErrorCode = "ORGANISATION_IDENTIFIER_INVALID" | "ORGANISATION_ID_INVALID";

/** An organisation's identifier or id is not of the accepted form. */
export class OrganisationError extends MinhUocError {
  override readonly name = "OrganisationError";
  declare readonly code: OrganisationErrorCode;

  constructor(parameters: MinhUocErrorParameters & { code: OrganisationErrorCode }) {
    super(parameters);
  }
}
