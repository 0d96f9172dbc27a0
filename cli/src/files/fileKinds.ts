import { isObject } from "../frame/isObject.js";
import type { Text } from "../frame/text.js";

/** What the files that `mou` reads and writes are called. */
export const fileKinds = {
  evidence: { en: "an evidence file", vi: "tệp bằng chứng" },
  envelope: { en: "an envelope", vi: "phong bì" },
  anchor: { en: "an anchor proof", vi: "bằng chứng neo" },
  metadata: { en: "a file of metadata", vi: "tệp siêu dữ liệu" },
  ownerSignatures: { en: "a file of a Safe's owners", vi: "tệp chữ ký của các chủ sở hữu Safe" },
  signedChange: { en: "a manager's signed change", vi: "thay đổi đã được khóa quản lý ký" },
  act: { en: "an act to be signed", vi: "hành vi cần ký" },
  passkey: { en: "a passkey's file", vi: "tệp passkey" },
  agreement: { en: "an agreement", vi: "thỏa thuận" },
  settings: { en: "a file of settings", vi: "tệp thiết lập" },
  deployment: { en: "a registry's deployment", vi: "tệp triển khai của sổ đăng ký" },
} satisfies Record<string, Text>;

export type FileKind = keyof typeof fileKinds;

/** Members that a file of each kind has, and of the kinds above it none; the first that fits is its kind. */
const members: readonly (readonly [FileKind, ...string[]])[] = [
  // A broken evidence file is one still: what is left of it is for the verification to judge.
  ["evidence", "header"],
  ["evidence", "nodes"],
  ["envelope", "agreement", "registry", "acts"],
  ["ownerSignatures", "safe", "signatures"],
  ["anchor", "sha256", "root", "proof"],
  ["metadata", "metadata", "salts"],
  ["metadata", "title", "parties", "sources"],
  ["signedChange", "authorization"],
  ["signedChange", "key", "deadline", "signature"],
  ["act", "act", "typedData"],
  ["passkey", "credentialId", "rpId"],
  ["deployment", "agreements", "members"],
  ["deployment", "contracts", "chainId"],
  ["agreement", "parties", "documents"],
];

/** Which of the files that `mou` knows a content is, by its own members, else by those of the result that `--json` printed. */
export function kindOfFile(content: unknown): FileKind | undefined {
  if (!isObject(content)) return undefined;
  const own = members.find(([, ...names]) => names.every((name) => name in content))?.[0];
  return own ?? ("command" in content && "exitCode" in content ? kindOfFile(content.result) : undefined);
}
