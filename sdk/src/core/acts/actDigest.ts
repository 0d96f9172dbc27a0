import { concat, type Hex, keccak256, stringToBytes } from "viem";
import { ActError } from "../../errors/act.js";
import { AGREEMENT_TYPE, type Agreement, type AgreementStruct } from "../agreement/agreement.js";
import { agreementId } from "../agreement/agreementId.js";
import { organisationId } from "../organisation/organisationId.js";
import { isBytes32 } from "../record/bytes32.js";
import { encodeWords } from "../record/encodeWords.js";
import { primaryTypeOf, type SignedActKind } from "./actKind.js";
import { AGREEMENTS_DOMAIN_NAME } from "./actTypedData.js";
import { checkTime, type Deployment, domainOf } from "./domain.js";
import { statementHash } from "./statement.js";

const ACT_MEMBERS = "(Agreement agreement,string organisation,string statement,uint40 validUntil)";
const DOMAIN_TYPE = "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)";

/**
 * The EIP-712 struct hash of an act, from hashes alone, as the registry computes it.
 *
 * @param act.id agreement id
 * @param act.organisation organisation id
 * @param act.statement keccak256 of the statement
 * @param act.validUntil Unix seconds
 * @throws {ActError} `ACT_KIND_INVALID`, `ACT_VALUE_INVALID`, `ACT_TIME_INVALID`
 */
export function actStructHash(act: {
  kind: SignedActKind;
  id: Hex;
  organisation: Hex;
  statement: Hex;
  validUntil: number;
}): Hex {
  const { kind, id, organisation, statement, validUntil } = act;
  const typeHash = keccak256(stringToBytes(`${primaryTypeOf(kind)}${ACT_MEMBERS}${AGREEMENT_TYPE}`));
  for (const [name, value] of Object.entries({ id, organisation, statement })) {
    if (!isBytes32(value)) {
      throw new ActError({
        code: "ACT_VALUE_INVALID",
        message: `${name} of an act cannot be ${String(value)}.`,
        remedy: "Give 32 bytes as 0x and 64 lower-case hex digits.",
        values: { [name]: value },
      });
    }
  }
  checkTime("validUntil", validUntil, 0);
  return keccak256(encodeWords(typeHash, id, organisation, statement, validUntil));
}

/**
 * The digest that a key signs for an act. It needs no string but the statement: `hashTypedData(actTypedData(…))` gives the same.
 *
 * @param parameters.agreement the agreement, its struct, or its id
 * @param parameters.organisation identifier or id
 * @param parameters.statement the words, not their hash
 * @param parameters.validUntil Unix seconds
 * @returns 32 bytes
 * @throws what {@link actStructHash}, `agreementId` and `organisationId` throw, and {@link ActError} `ACT_DOMAIN_INVALID`
 * @see EIP-712
 */
export function actDigest(
  parameters: Deployment & {
    kind: SignedActKind;
    agreement: Agreement | AgreementStruct | Hex;
    organisation: string;
    statement: string;
    validUntil: number;
  },
): Hex {
  const { kind, agreement, organisation, statement, validUntil, chainId, registry } = parameters;
  return actDigestOfHashes({
    kind,
    id: typeof agreement === "string" ? agreement : agreementId(agreement),
    organisation: isBytes32(organisation) ? organisation : organisationId(organisation),
    statement: statementHash(statement),
    validUntil,
    chainId,
    registry,
  });
}

/** {@link actDigest} from hashes alone, for who does not hold the statement's words. */
export function actDigestOfHashes(parameters: Deployment & Parameters<typeof actStructHash>[0]): Hex {
  return typedDataDigest(AGREEMENTS_DOMAIN_NAME, parameters, actStructHash(parameters));
}

/** `keccak256(0x1901 ‖ domain separator ‖ struct hash)`, EIP-712. */
function typedDataDigest(name: typeof AGREEMENTS_DOMAIN_NAME, deployment: Deployment, structHash: Hex): Hex {
  const domain = domainOf(name, deployment);
  const hash = (text: string) => keccak256(stringToBytes(text));
  const separator = keccak256(
    encodeWords(
      hash(DOMAIN_TYPE),
      hash(domain.name),
      hash(domain.version),
      domain.chainId,
      domain.verifyingContract,
    ),
  );
  return keccak256(concat(["0x1901", separator, structHash]));
}
