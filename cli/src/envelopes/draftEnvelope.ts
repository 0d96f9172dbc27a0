import {
  type Agreement,
  type AgreementStruct,
  agreementFromMetadata,
  agreementId,
  commitMetadata,
  createEnvelope,
  createSalts,
  hashDocument,
  parseMetadata,
  parseSaltedMetadata,
  type SaltedMetadata,
} from "minhuoc/core";
import type { Hex } from "viem";
import { openFile } from "../files/openFile.js";
import { readJson } from "../files/readJson.js";
import { CliError } from "../frame/CliError.js";
import type { Result, Values } from "../frame/command.js";
import type { Context } from "../frame/context.js";
import { flag, list, value } from "../frame/parameters.js";
import { connect } from "../network/connect.js";
import { networkOptions } from "../network/networkOptions.js";
import { askMetadata } from "./askMetadata.js";
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
  for (const path of input.document ?? [])
    files.push({ path, ...(await hashDocument(openFile(path, context))) });
  const supersedes = previous ? agreementId(previous) : null;
  const salted =
    input.metadata === undefined
      ? withSalts(await askMetadata(files, supersedes, context))
      : readGiven(readJson(input.metadata, context.cwd), supersedes);
  for (const { path, sha256 } of files) {
    if (!salted.metadata.documents.some((document) => document.sha256 === sha256))
      throw new CliError("CLI_DOCUMENT_UNNAMED", { path, sha256 });
  }
  const { commitment } = commitMetadata(salted);
  const { chainId, agreements: registry } = await connect(input, context).deployment();
  const envelope = createEnvelope({
    agreement: agreementFromMetadata({ metadata: salted.metadata, commitment }),
    chainId,
    registry,
    metadata: salted,
    ...(previous && { previous }),
  });
  const file = input.out ?? "agreement.mou.json";
  writeEnvelope(file, envelope, { cwd: context.cwd, force: input.force });
  const { data, text } = await describeEnvelope(envelope, context);
  return { data: { file, ...data }, text: [file, text].join("\n") };
}

/** Salts that are there stay: they are what an earlier draft committed to. */
function readGiven(content: unknown, supersedes: Hex | null): SaltedMetadata {
  if (typeof content === "object" && content !== null && "salts" in content)
    return parseSaltedMetadata(content);
  const given = supersedes && typeof content === "object" ? { ...content, supersedes } : content;
  return withSalts(given);
}

function withSalts(content: unknown): SaltedMetadata {
  const metadata = parseMetadata(content);
  return { metadata, salts: createSalts(metadata) };
}
