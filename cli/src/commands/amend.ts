import { agreementArgument, findAgreement } from "../agreements/findAgreement.js";
import { draftEnvelope, draftOptions, draftResult } from "../envelopes/draftEnvelope.js";
import { defineCommand } from "../frame/command.js";
import { connect } from "../network/connect.js";

export const command = defineCommand({
  details: {
    en: "Drafts the agreement that takes the place of another one once all parties of both have attested it. It goes round like any other envelope.",
    vi: "Soạn thỏa thuận thay thế một thỏa thuận khác, khi mọi bên của cả hai đã xác nhận. Phong bì đi qua các bên như mọi phong bì khác.",
  },
  arguments: { agreement: agreementArgument },
  options: draftOptions,
  result: draftResult,
  run: async ({ agreement, ...input }, context) =>
    draftEnvelope(input, await findAgreement(connect(input, context), agreement, context), context),
});
