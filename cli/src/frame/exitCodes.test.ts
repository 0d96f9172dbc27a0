import { expect } from "chai";
import { cliErrors } from "./cliErrors.js";
import { ExitCode, exitCodeOf } from "./exitCodes.js";

describe("exitCodeOf", () => {
  it("says neither yes nor no where nothing was decided", () => {
    for (const code of [
      "ANCHOR_VERSION_UNKNOWN",
      "CHAIN_BLOCK_NOT_FINAL",
      "CHAIN_BLOCK_UNTRUSTED",
      "DOCUMENT_ABORTED",
      "DOCUMENT_UNREADABLE",
      "ENVELOPE_VERSION_UNKNOWN",
      "EVIDENCE_VERSION_UNKNOWN",
      "METADATA_VERSION_UNKNOWN",
      "SAFE_SIGNATURES_MISSING",
      "WALLET_APPROVAL_MISSING",
    ]) {
      expect(exitCodeOf(code), code).to.equal(ExitCode.undetermined);
    }
    for (const code of ["CLI_PAGE_UNANSWERED", "CLI_UNEXPECTED", "TOKEN_TOOL_FAILED"] as const) {
      expect(cliErrors[code].exit, code).to.equal(ExitCode.undetermined);
    }
  });
});
