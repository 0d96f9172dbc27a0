import { agreementId, type RegistryClient, type SignedActKind, type Status } from "minhuoc";
import type { Hex } from "viem";
import { type Command, defineCommand } from "../frame/command.js";
import { missingValue } from "../frame/missingValue.js";
import { value } from "../frame/parameters.js";
import type { Text } from "../frame/text.js";
import { actResult, connectWriter, write, writeOptions } from "../network/write.js";
import { agreementArgument, findAgreement } from "./findAgreement.js";
import { readStatement, statementOptions } from "./statementOptions.js";

type Act = {
  agreement: Awaited<ReturnType<typeof findAgreement>>;
  organisation: string;
  statement: string;
};

/**
 * A command by which the sending account acts on an agreement for its organisation.
 *
 * @param done what is said of it, with `{organisation}` and `{id}`
 */
export function actCommand({
  kind,
  simulate,
  send,
  done,
  details,
}: {
  kind: SignedActKind;
  simulate: (client: RegistryClient, act: Act) => Promise<{ gas: bigint; status: Status; skipped: number[] }>;
  send: (client: RegistryClient, act: Act) => Promise<Hex>;
  done: Text;
  details: Text;
}): Command {
  return defineCommand({
    details,
    arguments: { agreement: agreementArgument },
    options: {
      organisation: value("--organisation <identifier>", {
        en: "for which organisation the account acts",
        vi: "tài khoản hành động cho tổ chức nào",
      }),
      ...statementOptions,
      ...writeOptions,
    },
    result: {
      id: { en: "agreement id", vi: "mã thỏa thuận" },
      kind: { en: "kind of the act", vi: "loại hành vi" },
      organisation: { en: "as it was given", vi: "như đã nhập" },
      statement: { en: "the statement: keep it", vi: "lời khai tư cách: hãy lưu lại" },
      ...actResult,
    },
    run: async ({ agreement: given, organisation, ...input }, context) => {
      if (organisation === undefined)
        throw missingValue("--organisation", {
          en: "the identifier of the organisation for which the account acts, such as did:web:example.com",
          vi: "định danh của tổ chức mà tài khoản hành động thay, như did:web:example.com",
        });
      const statement = readStatement(input);
      const client = await connectWriter(input, context);
      const agreement = await findAgreement(client, given, context);
      const id = agreementId(agreement);
      return write(client, input, context, {
        parameters: { agreement, organisation, statement },
        simulate,
        send,
        data: { id, kind, organisation, statement },
        text: [
          context.say(done, { organisation, id }),
          context.say({ en: "Statement: {statement}", vi: "Lời khai: {statement}" }, { statement }),
        ].join("\n"),
      });
    },
  });
}
