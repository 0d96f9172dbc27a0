import { type Agreement, type AgreementStruct, getAgreement, type RegistryClient } from "minhuoc";
import { type FileKind, kindOfFile } from "../files/fileKinds.js";
import { otherFile } from "../files/otherFile.js";
import { readJson } from "../files/readJson.js";
import { CliError } from "../frame/CliError.js";
import type { Context } from "../frame/context.js";
import { isObject } from "../frame/isObject.js";
import { required } from "../frame/parameters.js";
import type { Text } from "../frame/text.js";
import { isId } from "./isId.js";

/** An agreement as a person names it. */
export const agreementArgument = required("agreement", {
  en: "agreement id, or a file that holds the agreement (JSON, envelope, evidence)",
  vi: "mã thỏa thuận, hoặc tệp chứa thỏa thuận (JSON, phong bì, bằng chứng)",
});

const holders: readonly FileKind[] = ["agreement", "envelope", "evidence"];
const wanted = {
  en: "a file that holds the agreement (JSON, envelope or evidence)",
  vi: "tệp chứa thỏa thuận (JSON, phong bì hoặc bằng chứng)",
};

/** What to do with a document where its agreement is asked for. */
export const notDocument = ({ en, vi }: Text): Text => ({
  en: `Give ${en}, or the agreement's id. Of a document, mou list --document tells its agreements, and mou verify checks it.`,
  vi: `Hãy nêu ${vi}, hoặc mã thỏa thuận. Với tài liệu, hãy dùng mou list --document để tìm thỏa thuận, hoặc mou verify để xác minh.`,
});

/**
 * An agreement by its id, from the chain, or out of a file.
 *
 * @throws {CliError} `CLI_NOT_FOUND`, `CLI_FILE_UNREADABLE`, `CLI_FILE_OTHER`
 * @throws {FileError} what `parseJsonStrict` throws, with the file's name
 */
export async function findAgreement(
  client: RegistryClient,
  given: string,
  { cwd }: Pick<Context, "cwd">,
): Promise<Agreement | AgreementStruct> {
  if (isId(given)) {
    const found = await getAgreement(client, { id: given });
    if (found) return found;
    throw new CliError("CLI_NOT_FOUND", { what: given });
  }
  const content = readJson(given, cwd, wanted, notDocument(wanted));
  const kind = kindOfFile(content);
  if (!isObject(content) || !(kind === undefined ? "agreement" in content : holders.includes(kind)))
    throw otherFile(given, kind, wanted);
  // Envelopes and evidence hold it as a member; the SDK checks what it is, wherever it is used.
  return ("agreement" in content ? content.agreement : content) as Agreement | AgreementStruct;
}
