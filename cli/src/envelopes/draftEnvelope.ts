import {
  type Agreement,
  type AgreementStruct,
  agreementFromMetadata,
  agreementId,
  commitMetadata,
  createEnvelope,
  createSalts,
  parseJsonStrict,
  parseMetadata,
  parseSaltedMetadata,
  type SaltedMetadata,
} from "minhuoc/core";
import type { Hex } from "viem";
import { hashFile } from "../files/hashFile.js";
import { readKind } from "../files/readKind.js";
import { refuseExisting } from "../files/refuseExisting.js";
import { CliError } from "../frame/CliError.js";
import type { Result, Values } from "../frame/command.js";
import type { Context } from "../frame/context.js";
import { inFile } from "../frame/FileError.js";
import { isObject } from "../frame/isObject.js";
import { flag, list, value } from "../frame/parameters.js";
import { connect } from "../network/connect.js";
import { networkOptions } from "../network/networkOptions.js";
import { askMetadata, requireTerminal } from "./askMetadata.js";
import { describeEnvelope, envelopeResult } from "./describeEnvelope.js";
import { writeEnvelope } from "./writeEnvelope.js";

export const draftOptions = {
  metadata: value("--metadata <file>", {
    en: "metadata document, with its salts or without; without one it is asked for",
    vi: "tài liệu siêu dữ liệu, có muối hoặc chưa; nếu không có thì sẽ được hỏi",
  }),
  document: list("--document <file>", {
    en: "file of the agreement, which the metadata has to name; may be given more than once",
    vi: "tệp của thỏa thuận, phải có trong siêu dữ liệu; có thể nêu nhiều lần",
  }),
  out: value("--out <file>", {
    en: "where to write the envelope; default: agreement.mou.json",
    vi: "nơi ghi phong bì; mặc định: agreement.mou.json",
  }),
  force: flag("--force", { en: "replace the file", vi: "thay thế tệp đã có" }),
  ...networkOptions,
};

export const draftResult = {
  file: { en: "the envelope", vi: "phong bì" },
  ...envelopeResult,
};

/** A file of the agreement, as it is. */
export type DraftedFile = { path: string; sha256: Hex; size: number };

/**
 * Drafts an agreement and writes its envelope.
 *
 * @param previous the agreement that it amends
 * @throws {CliError} `CLI_DOCUMENT_UNNAMED` for a file that the metadata does not name
 * @throws what the SDK throws for metadata that is none
 */
export async function draftEnvelope(
  input: Values<typeof draftOptions>,
  previous: Agreement | AgreementStruct | undefined,
  context: Context,
): Promise<Result> {
  const files: DraftedFile[] = [];
  for (const path of input.document ?? []) files.push({ path, ...(await hashFile(path, context)) });
  const supersedes = previous ? agreementId(previous) : null;
  const given = input.metadata === undefined ? undefined : readGiven(input.metadata, supersedes, context.cwd);
  if (given === undefined) requireTerminal();
  // Whatever would refuse the draft in the end is looked at before a person is asked anything.
  const file = input.out ?? "agreement.mou.json";
  refuseExisting(file, { cwd: context.cwd, force: input.force });
  const { chainId, agreements: registry } = await connect(input, context).deployment();
  const salted = given ?? withSalts(await askMetadata(files, supersedes, context));
  for (const { path, sha256 } of files) {
    if (!salted.metadata.documents.some((document) => document.sha256 === sha256))
      throw new CliError("CLI_DOCUMENT_UNNAMED", { path, sha256 });
  }
  const { commitment } = commitMetadata(salted);
  const envelope = createEnvelope({
    agreement: agreementFromMetadata({ metadata: salted.metadata, commitment }),
    chainId,
    registry,
    metadata: salted,
    ...(previous && { previous }),
  });
  writeEnvelope(file, envelope, { cwd: context.cwd, force: input.force });
  const { data, text } = await describeEnvelope(envelope, context);
  return { data: { file, ...data }, text: [file, text].join("\n") };
}

/** Salts that are there stay: they are what an earlier draft committed to. */
function readGiven(path: string, supersedes: Hex | null, cwd: string): SaltedMetadata {
  const bytes = readKind(path, "metadata", cwd);
  return inFile(path, () => {
    const content = parseJsonStrict(bytes);
    if (isObject(content) && "salts" in content) return parseSaltedMetadata(content);
    return withSalts(supersedes && isObject(content) ? { ...content, supersedes } : content);
  });
}

function withSalts(content: unknown): SaltedMetadata {
  const metadata = parseMetadata(content);
  return { metadata, salts: createSalts(metadata) };
}
