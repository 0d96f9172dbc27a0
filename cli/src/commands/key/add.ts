import { addKey, keyId, simulateAddKey } from "minhuoc";
import { agree } from "../../accounts/agree.js";
import { defineCommand, type Values } from "../../frame/command.js";
import type { Context } from "../../frame/context.js";
import { missingValue } from "../../frame/missingValue.js";
import { choice, flag, optional, time } from "../../frame/parameters.js";
import { enrolmentSummary } from "../../organisations/enrolmentSummary.js";
import { changeOptions, changeResult, managerChange } from "../../organisations/managerChange.js";
import { openEnrolled } from "../../organisations/openEnrolled.js";
import { organisationArgument } from "../../organisations/organisationArgument.js";
import { parseKey } from "../../organisations/parseKey.js";
import { timeSaid } from "../../organisations/readSignedChange.js";
import { accountsOnly, chosenKinds } from "../../signers/openOwnSigner.js";
import { certificateResult, describeCertificate } from "../../tokens/describeCertificate.js";
import { formWords } from "../../words/formWords.js";
import { roleWords } from "../../words/roleWords.js";

export const command = defineCommand({
  details: {
    en: "The account must be a manager's of the organisation, or --authorization carries a manager's signature. Without <key>, the own key of --passkey, --pkcs12 or --pkcs11 is enrolled; a certificate is shown first, and --yes agrees beforehand. With <key> and --sign, that key signs as manager; with --safe, a Safe's owners do.",
    vi: "Tài khoản phải là khóa quản lý của tổ chức, hoặc --authorization mang chữ ký của khóa quản lý. Không nêu <key> thì ghi danh chính khóa của --passkey, --pkcs12 hoặc --pkcs11; nếu có chứng thư thì lệnh cho xem trước, và --yes là đồng ý trước. Nêu <key> và --sign thì khóa đó ký với tư cách quản lý; với --safe thì các chủ sở hữu của Safe ký.",
  },
  arguments: {
    organisation: organisationArgument,
    key: optional("key", {
      en: "address of an account, or ERC-7913 bytes; else the signer's own key, or the one in the file of --authorization",
      vi: "địa chỉ tài khoản, hoặc chuỗi byte ERC-7913; nếu không thì chính khóa của bộ ký, hoặc khóa trong tệp của --authorization",
    }),
  },
  options: {
    role: choice("--role <role>", ["signatory", "manager"], {
      en: "what it may do; default: signatory",
      vi: "quyền của khóa; mặc định: signatory",
    }),
    validFrom: time("--valid-from <time>", {
      en: "Unix seconds or ISO 8601; default: from now on",
      vi: "giây Unix hoặc ISO 8601; mặc định: từ bây giờ",
    }),
    validUntil: time("--valid-until <time>", {
      en: "Unix seconds or ISO 8601; default: no end",
      vi: "giây Unix hoặc ISO 8601; mặc định: không có hạn",
    }),
    yes: flag("--yes", { en: "enrol without asking", vi: "ghi danh mà không hỏi" }),
    ...changeOptions,
  },
  result: {
    organisation: { en: "as it was given", vi: "như đã nhập" },
    key: { en: "ERC-7913 bytes", vi: "chuỗi byte ERC-7913" },
    keyId: { en: "key id", vi: "mã khóa" },
    "certificate.*": certificateResult,
    role: { en: "signatory or manager", vi: "signatory hoặc manager" },
    validFrom: { en: "Unix seconds, 0 = from now on", vi: "giây Unix, 0 = từ bây giờ" },
    validUntil: { en: "Unix seconds, 0 = no end", vi: "giây Unix, 0 = không có hạn" },
    ...changeResult,
  },
  run: ({ organisation, key: given, role, validFrom, validUntil, yes, ...input }, context) =>
    // Without a key these options choose what is enrolled, not who signs.
    managerChange(given === undefined ? accountsOnly(input) : input, context, async (said) => {
      const { key, certificate } = await toEnrolled(given, said, input, context);
      const change = {
        organisation,
        key,
        role: role ?? (said.role === "manager" ? "manager" : "signatory"),
        validFrom: validFrom ?? timeSaid(said.validFrom),
        validUntil: validUntil ?? timeSaid(said.validUntil),
      } as const;
      const enrolled = context.say(
        {
          en: "Enrolment of {key} for {organisation} as {role}.",
          vi: "Ghi danh {key} cho {organisation} với vai trò {role}.",
        },
        { ...change, role: context.say(roleWords[change.role]) },
      );
      const shown = certificate && enrolmentSummary(certificate, context);
      if (shown !== undefined && !yes && !input.dryRun)
        await agree(
          shown,
          context.say(
            { en: "Enrol this key for {organisation}?", vi: "Ghi danh khóa này cho {organisation}?" },
            change,
          ),
          context,
        );
      return {
        signed: { primaryType: "KeyAddition", message: change },
        parameters: change,
        simulate: simulateAddKey,
        send: addKey,
        data: {
          ...change,
          keyId: keyId(key),
          ...(certificate && { certificate: describeCertificate(certificate) }),
        },
        text: shown === undefined ? enrolled : `${shown}\n\n${enrolled}`,
      };
    }),
});

/**
 * The key that is enrolled: as it was given, else the signer's own, else what the file of `--authorization` says.
 *
 * @throws {CliError} `CLI_VALUE_MISSING` where none is said, and what `parseKey` and `openEnrolled` throw
 */
async function toEnrolled(
  given: string | undefined,
  said: Readonly<Record<string, unknown>>,
  input: Values<typeof changeOptions>,
  context: Context,
): ReturnType<typeof openEnrolled> {
  if (given !== undefined) return { key: parseKey("key", given) };
  if (input.authorization === undefined || chosenKinds(input).length > 0) return openEnrolled(input, context);
  if (typeof said.key === "string") return { key: parseKey("key", said.key) };
  throw missingValue("<key>", {
    en: `${formWords.key.en}; or all that mou key add … --sign --json printed with --authorization`,
    vi: `${formWords.key.vi}; hoặc toàn bộ kết quả của mou key add … --sign --json với --authorization`,
  });
}
