import { expect } from "chai";
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
    ]) {
      expect(exitCodeOf(code), code).to.equal(ExitCode.undetermined);
    }
  });
});
