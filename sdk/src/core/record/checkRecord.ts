import { RecordError } from "../../errors/record.js";
import { ZERO_BYTES32 } from "./bytes32.js";
import type { AgreementRecord } from "./record.js";

const TWO_PARTIES = 0b11;

/** The first rule of the protocol that a record breaks, or undefined. */
function impossibility({ attested, inForceAt, endsAt, outcome, marked, actsHead, marks }: AgreementRecord) {
  const concluded = inForceAt !== 0;
  if (attested === 0) {
    const empty = !concluded && endsAt === 0 && outcome === "None" && !marked && actsHead === ZERO_BYTES32;
    if (!empty) return "it says something, and no seat has attested";
  } else if (actsHead === ZERO_BYTES32) return "seats have attested, and there is no history of acts";
  if (concluded && (attested & TWO_PARTIES) !== TWO_PARTIES)
    return "it is concluded without the first two parties";
  if (concluded && outcome === "Declined") return "it is declined, and concluded";
  if (!concluded && (outcome === "Terminated" || outcome === "Superseded"))
    return "it is ended, and was never concluded";
  if (endsAt === 0 && (outcome === "Terminated" || outcome === "Superseded"))
    return "it is ended, and has no end";
  if (concluded && outcome === "None" && endsAt !== 0 && endsAt <= inForceAt)
    return "it would expire before it is in force";
  if (marks === undefined) return marked ? undefined : "its marks are missing, and none are kept";
  const { consents, disputes } = marks;
  if (!marked && (consents !== 0 || disputes !== 0))
    return "it has marks, and its flag says that none are kept";
  if (consents !== 0 && !concluded) return "parties consent to end what is not concluded";
  if (((consents | disputes) & ~attested) !== 0) return "a seat that has not attested consents or disputes";
  return undefined;
}

/** Refuses a record that no sequence of acts leads to. */
export function checkRecord(record: AgreementRecord, values: Record<string, unknown>): void {
  const problem = impossibility(record);
  if (problem === undefined) return;
  throw new RecordError({
    code: "RECORD_WORD_IMPOSSIBLE",
    message: `No registry writes this record: ${problem}.`,
    remedy: "Check the slot, the registry's address and the endpoint that answered; ask another endpoint.",
    values: { ...values, problem },
  });
}
