import type { Verdict } from "minhuoc/verify";
import { ExitCode, exitCodeOf } from "../frame/exitCodes.js";

/** The exit code of a verdict: about authenticity alone. Where an endpoint is why it is not known, that is said. */
export function verdictExit({ judgement }: Verdict): ExitCode {
  const { indication, subIndication } = judgement.authenticity;
  if (indication === "TOTAL_PASSED") return ExitCode.passed;
  if (indication === "TOTAL_FAILED") return ExitCode.failed;
  const code = subIndication === undefined ? ExitCode.undetermined : exitCodeOf(subIndication);
  return code === ExitCode.network ? code : ExitCode.undetermined;
}
