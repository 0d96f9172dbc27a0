import { getOrganisation, getProposedManager } from "minhuoc";
import { CliError } from "../../frame/CliError.js";
import { defineCommand } from "../../frame/command.js";
import { connect } from "../../network/connect.js";
import { networkOptions } from "../../network/networkOptions.js";
import { organisationArgument } from "../../organisations/organisationArgument.js";
import { kindWords } from "../../words/kindWords.js";
import { utc } from "../../words/utc.js";

export const command = defineCommand({
  arguments: { organisation: organisationArgument },
  options: networkOptions,
  result: {
    id: { en: "organisation id", vi: "mã tổ chức" },
    identifier: { en: "URI", vi: "URI" },
    number: { en: "order of admission, from 0", vi: "thứ tự kết nạp, từ 0" },
    kind: { en: "member, partner or observer", vi: "member, partner hoặc observer" },
    suspended: { en: "whether it may not attest", vi: "có bị đình chỉ không" },
    profile: { en: "hash of its profile document", vi: "mã băm tài liệu hồ sơ" },
    "proposedManager.keyId": {
      en: "key id of the manager that is proposed",
      vi: "mã khóa quản lý được đề xuất",
    },
    "proposedManager.installableAt": { en: "Unix seconds", vi: "giây Unix" },
    proposedManager: { en: "null where none is proposed", vi: "null nếu không có đề xuất" },
  },
  run: async ({ organisation, ...input }, context) => {
    const client = connect(input, context);
    const found = await getOrganisation(client, { organisation });
    if (!found) throw new CliError("CLI_NOT_FOUND", { what: organisation });
    const { id, identifier, number, kind, suspended, profile } = found;
    const proposed = await getProposedManager(client, { organisation });
    const proposedManager = proposed
      ? { keyId: proposed.keyId, installableAt: proposed.installableAt }
      : null;
    const lines = [
      identifier,
      id,
      context.say(kindWords[kind]),
      ...(suspended ? [context.say({ en: "suspended", vi: "bị đình chỉ" })] : []),
      ...(proposedManager
        ? [
            context.say(
              {
                en: "a manager is proposed: {keyId}, installable from {time}",
                vi: "có khóa quản lý được đề xuất: {keyId}, cài được từ {time}",
              },
              { keyId: proposedManager.keyId, time: utc(proposedManager.installableAt) },
            ),
          ]
        : []),
    ];
    return {
      data: { id, identifier, number, kind, suspended, profile, proposedManager },
      text: lines.join("\n"),
    };
  },
});
